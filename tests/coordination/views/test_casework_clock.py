"""Putting a clock right: another day, an event that never was; and who sees what of it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from coordination.actions.clock import log_event
from coordination.actions.correcting import correct_event, move_deadline, restore_deadline, withdraw_event
from coordination.deadlines import compute
from coordination.events import COUNTED_ELSEWHERE, GROUPS, MILESTONES
from coordination.lifecycle import DEADLINES_OF_EVENT, Delivery
from coordination.lifecycle import LegalEventKind as Kind
from coordination.models import ClockChange, Deadline, InboxRow, LegalEvent
from tests.coordination.seeded import law_as_seeded

SECRET = "Aftalt med Preben i telefonen"


def day(offset: int):
    return timezone.localdate() + timedelta(days=offset)


@pytest.fixture
def demand(stage) -> LegalEvent:
    return log_event(case=stage.case, kind=Kind.DEMAND_RECEIVED, on=day(-3), by=stage.cast.anne)


@pytest.fixture
def deadline(demand) -> Deadline:
    return demand.deadlines.get()


@pytest.fixture
def anne(stage, client_of):
    return client_of(stage.cast.anne)


def move(anne, stage, event, on: str, reason=SECRET):
    """As the form is sent that was opened just now."""
    seen = anne.get(address(stage, event)).context["form"].initial["seen"]
    return anne.post(address(stage, event), {"due_on": on, "reason": reason, "seen": seen.isoformat()})


def address(stage, event, code="demand_expiry", act="flyt") -> str:
    return stage.url(f"frister/{event.public_id}/{code}/{act}/")


def test_another_day_counts_everywhere_beside_the_computed_one_and_can_be_taken_back(stage, anne, demand, deadline):
    computed = deadline.due_on
    stage.case.deadlines.exclude(pk=deadline.pk).update(met_at=timezone.now())
    assert move(anne, stage, demand, day(30).isoformat()).status_code == 302
    deadline.refresh_from_db()
    assert (deadline.due_on, deadline.computed_on) == (day(30), computed)
    row = InboxRow.objects.get(part__case=stage.case, part__agency=stage.case.unit, agency=stage.case.unit)
    assert row.due_on == day(30)
    page = anne.get(stage.url())
    assert SECRET in page.content.decode()
    (row,) = [row for row in page.context["deadlines"] if row["computed_on"]]
    assert (row["due_on"], row["computed_on"]) == (day(30), computed)
    change = ClockChange.objects.get()
    assert (change.before_on, change.after_on, change.by) == (computed, day(30), stage.cast.anne)
    assert f'name="seen" value="{day(30).isoformat()}"' in page.content.decode()
    for _ in range(2):
        assert anne.post(row["restore_url"], {"seen": day(30).isoformat()}).status_code == 302
    deadline.refresh_from_db()
    assert (deadline.due_on, deadline.computed_on) == (computed, None)
    assert ClockChange.objects.count() == 2


@pytest.mark.parametrize("seen", ["", "2026-02-31", 29])
def test_a_colleagues_day_is_not_taken_back_unseen(stage, anne, demand, deadline, seen):
    move_deadline(deadline=deadline, due_on=day(30), seen=deadline.due_on, reason=SECRET, by=stage.cast.unit_lead)
    said = day(seen).isoformat() if seen == 29 else seen
    answer = anne.post(address(stage, demand, act="gendan"), {"seen": said})
    assert answer.status_code == 409
    deadline.refresh_from_db()
    assert (deadline.due_on, ClockChange.objects.count()) == (day(30), 1)


@pytest.mark.parametrize("on", ["", "2026-02-31", "0026-01-01", "2999-01-01"])
def test_a_day_that_cannot_be_is_refused_with_what_was_written(stage, anne, demand, deadline, on):
    answer = move(anne, stage, demand, on)
    assert answer.context["form"].errors["due_on"]
    assert SECRET in answer.content.decode()
    assert not ClockChange.objects.exists()


@pytest.mark.parametrize("reason", ["", "   ", "x" * 1001, "a\0b"])
def test_no_day_is_set_without_a_reason_of_a_page_at_most(stage, anne, demand, deadline, reason):
    answer = move(anne, stage, demand, day(30).isoformat(), reason)
    assert answer.context["form"].errors["reason"]
    deadline.refresh_from_db()
    assert deadline.computed_on is None


def test_of_two_who_set_a_day_at_once_the_second_is_shown_the_first(stage, anne, demand, deadline):
    sent = {"due_on": day(30).isoformat(), "reason": SECRET, "seen": deadline.due_on.isoformat()}
    assert anne.post(address(stage, demand), {**sent, "seen": ""}).context["form"].errors["seen"]
    move_deadline(deadline=deadline, due_on=day(40), seen=deadline.due_on, reason="Først", by=stage.cast.anne)
    answer = anne.post(address(stage, demand), sent)
    deadline.refresh_from_db()
    assert (answer.status_code, deadline.due_on, ClockChange.objects.count()) == (409, day(40), 1)
    page = answer.content.decode()
    assert SECRET in page
    assert date_format(day(40), "DATE_FORMAT") in page
    again = {**sent, "seen": answer.context["form"]["seen"].value()}
    assert anne.post(address(stage, demand), again).status_code == 302
    assert anne.post(address(stage, demand), sent).status_code == 302  # a double click
    deadline.refresh_from_db()
    assert (deadline.due_on, ClockChange.objects.count()) == (day(30), 2)


def test_a_day_that_the_unit_sets_is_the_units_and_everybody_else_reads_the_legal_one(
    stage, client_of, as_web_role, demand, deadline
):
    legal, safe = deadline.due_on, compute("demand_expiry", demand.on)  # of a landlord; mostly they are one
    move_deadline(deadline=deadline, due_on=day(6), seen=legal, reason=SECRET, by=stage.cast.anne)
    set_on, landlord = date_format(day(6), "DATE_FORMAT"), stage.cast.fjordparken_clerk
    assert set_on in client_of(stage.cast.anne).get(stage.url()).content.decode()
    assert InboxRow.objects.get(part=stage.landlord, agency=landlord.agency).due_on == min(safe, stage.landlord.due_on)
    for who, on in ((landlord, safe), (stage.cast.ydelse, legal)):
        with as_web_role():
            browser = client_of(who)
            page, inbox = browser.get(stage.url()), browser.get("/sager/")
        told = {(row["due_on"], row["computed_on"]) for row in page.context["deadlines"]}
        assert (on, None) in told
        assert not {marked for _, marked in told} - {None}
        words = page.content.decode() + inbox.content.decode()
        assert date_format(on, "DATE_FORMAT") in words
        assert not re.search(rf"(?<!\d){set_on}", words)  # 8/4 stands in 18/4 too
        assert not {word for word in (day(6).isoformat(), "Sat af enheden") if word in words}
        earliest = {point["on"] for lane in page.context["lanes"] for point in lane["points"]}
        assert earliest >= {on, on + timedelta(days=1)}


def test_the_day_of_a_hearing_is_corrected_as_an_event_and_moved_as_no_deadline(stage, anne):
    hearing = log_event(case=stage.case, kind=Kind.COURT_HEARING, on=day(9), by=stage.cast.anne)
    assert anne.get(address(stage, hearing, "court_hearing")).status_code == 404


def correct(anne, stage, event, **said):
    said = {"wrong": "day", "on": day(-5).isoformat(), "reason": SECRET, "method": "", **said}
    return anne.post(stage.url(f"haendelse/{event.public_id}/ret/"), said)


def test_a_corrected_event_counts_from_its_right_day_and_the_wrong_one_is_kept(stage, anne, demand):
    assert correct(anne, stage, demand, method="registered").status_code == 302
    right = stage.case.events.get(kind=Kind.DEMAND_RECEIVED)
    assert (right.on, right.method) == (day(-5), Delivery.REGISTERED)
    assert [each.event for each in stage.case.deadlines.filter(code="demand_expiry")] == [right]
    wrong = LegalEvent.everything.get(pk=demand.pk)
    assert wrong.withdrawn_at
    assert Deadline.everything.get(event=wrong).withdrawn_at
    assert correct(anne, stage, demand).status_code == 404


def test_a_withdrawn_event_takes_its_deadlines_off_every_list_and_can_be_recorded_anew(stage, anne, demand):
    assert correct(anne, stage, demand, wrong="never", on="").status_code == 302
    assert not stage.case.deadlines.filter(code="demand_expiry").exists()
    page = anne.get(stage.url())
    assert demand.public_id.hex not in page.content.decode().replace("-", "")
    assert SECRET in page.content.decode()
    withdraw_event(event=demand, reason="igen", by=stage.cast.anne)
    assert correct_event(event=demand, on=day(-2), method="", reason="x", by=stage.cast.anne) is None
    assert ClockChange.objects.count() == 1
    log_event(case=stage.case, kind=Kind.DEMAND_RECEIVED, on=demand.on, by=stage.cast.anne)
    assert stage.case.deadlines.filter(code="demand_expiry").count() == 1


@pytest.mark.parametrize(("said", "field"), [
    ({"wrong": ""}, "wrong"), ({"on": ""}, "on"), ({"on": day(2).isoformat()}, "on"), ({"reason": ""}, "reason"),
    ({"on": "1926-02-01"}, "on"), ({"method": "pigeon"}, "method"),
])  # fmt: skip
def test_a_correction_that_makes_no_sense_changes_nothing(stage, anne, demand, said, field):
    assert correct(anne, stage, demand, **said).context["form"].errors[field]
    assert not ClockChange.objects.exists()


def test_a_ruling_is_not_made_before_the_case_was_filed(stage, anne):
    log_event(case=stage.case, kind=Kind.COURT_FILED, on=day(-4), by=stage.cast.anne)
    answer = anne.post(stage.url("haendelse/"), {"kind": Kind.COURT_ORDER, "on": day(-6).isoformat(), "method": ""})
    assert "on" in answer.context["form"].errors
    letter = anne.post(
        stage.url("haendelse/"), {"kind": Kind.COURT_ORDER, "on": day(-1).isoformat(), "method": "email"}
    )
    assert "method" in letter.context["form"].errors
    assert anne.post(stage.url("haendelse/"), {"kind": Kind.COURT_ORDER, "on": day(-1).isoformat()}).status_code == 302


def test_why_a_clock_was_put_right_is_read_by_the_unit_alone(stage, client_of, as_web_role, demand, deadline):
    wrong = log_event(case=stage.case, kind=Kind.TERMINATION_SENT, on=day(-1), by=stage.cast.anne)
    withdraw_event(event=wrong, reason=SECRET, by=stage.cast.anne)
    move_deadline(deadline=deadline, due_on=day(40), seen=deadline.due_on, reason=SECRET, by=stage.cast.anne)
    for name in ("fjordparken_clerk", "ydelse"):
        who = stage.cast.person(name)
        with as_web_role():
            page = client_of(who).get(stage.url())
        assert page.status_code == 200
        assert SECRET not in page.content.decode()
        assert not page.context["clock_changes"]
        assert not page.context["events"]
    restore_deadline(deadline=deadline, seen=day(40), by=stage.cast.anne)


def test_each_kind_is_offered_once_and_each_rule_is_counted_somewhere():
    offered = [kind for _, kinds in GROUPS for kind in kinds]
    assert sorted(offered) == sorted(Kind)
    # A ruling and an eviction are both appealed.
    counted = {code for codes in (*DEADLINES_OF_EVENT.values(), *MILESTONES.values()) for code in codes}
    assert sorted([*counted, *COUNTED_ELSEWHERE]) == sorted(law_as_seeded())
