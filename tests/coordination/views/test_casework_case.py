"""What the coordinator does with a case: takes it, records events, writes down facts, meets deadlines."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coordination.lifecycle import LegalEventKind
from coordination.models import Case

DEMAND = LegalEventKind.DEMAND_RECEIVED


def day(offset: int) -> str:
    return (timezone.localdate() + timedelta(days=offset)).isoformat()


def facts_of(page, **changed):
    form = page.context["form"]
    given = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in {**given, **changed}.items()}


@pytest.fixture
def record_event(stage, client_of):
    browser = client_of(stage.cast.anne)
    return lambda kind, on: browser.post(stage.url("haendelse/"), {"kind": kind, "on": on})


def test_the_coordinator_takes_the_case(stage, client_of):
    browser = client_of(stage.cast.anne)
    assert "overtag/" in browser.get(stage.url()).context["next_steps"][0]["post"]
    browser.post(stage.url("overtag/"))
    assert Case.objects.get(pk=stage.case.pk).coordinator == stage.cast.anne.user


def test_a_recorded_event_brings_its_deadline_with_the_reason(stage, record_event, client_of):
    assert record_event(DEMAND, day(-3)).status_code == 302
    page = client_of(stage.cast.anne).get(stage.url())
    (row,) = [row for row in page.context["deadlines"] if row["law"].startswith("almenlejeloven § 90")]
    assert row["why"]
    assert not row["to_confirm"]


@pytest.mark.parametrize(
    ("kind", "on"),
    [
        ("", "2026-01-01"),
        (DEMAND, "2026-02-31"),
        (DEMAND, "1926-02-01"),
        (DEMAND, day(1)),
        (LegalEventKind.COURT_HEARING, day(900)),
    ],
)
def test_an_event_that_cannot_be_is_refused_at_its_field(stage, record_event, kind, on):
    answer = record_event(kind, on)
    assert answer.context["form"].errors
    assert not stage.case.events.filter(kind=DEMAND).exists()


def test_a_hearing_can_be_set_for_a_day_to_come(stage, record_event):
    assert record_event(LegalEventKind.COURT_HEARING, day(13)).status_code == 302


def test_nothing_is_received_before_it_was_sent(record_event):
    record_event(LegalEventKind.DEMAND_SENT, day(-5))
    assert "on" in record_event(DEMAND, day(-6)).context["form"].errors
    assert record_event(DEMAND, day(-5)).status_code == 302


def test_nothing_is_sent_after_it_was_received_but_a_second_demand_is(record_event):
    record_event(DEMAND, day(-9))
    assert "on" in record_event(LegalEventKind.DEMAND_SENT, day(-8)).context["form"].errors
    record_event(LegalEventKind.DEMAND_SENT, day(-10))
    assert record_event(LegalEventKind.DEMAND_SENT, day(-2)).status_code == 302


def test_a_deadline_is_marked_as_met_by_the_coordinator_alone(stage, record_event, client_of):
    record_event(DEMAND, day(-3))
    deadline = stage.case.deadlines.get(code="demand_expiry")
    url = stage.url(f"frister/{deadline.event.public_id}/demand_expiry/")
    assert client_of(stage.cast.ydelse).post(url).status_code == 403
    assert client_of(stage.cast.anne).post(url).status_code == 302
    deadline.refresh_from_db()
    assert deadline.met_at is not None


def test_what_was_learnt_is_written_down(stage, client_of):
    browser = client_of(stage.cast.anne)
    page = browser.get(stage.url("oplysninger/"))
    sent = facts_of(page, ages="9, 4 og 13", arrears="8.169,00", causes=["income_loss"], phone="20 00 00 02")
    assert browser.post(stage.url("oplysninger/"), sent).status_code == 302
    case = Case.objects.get(pk=stage.case.pk)
    assert (case.children, str(case.arrears_amount), case.causes) == ([4, 9, 13], "8169.00", ["income_loss"])


def test_that_there_are_none_and_that_nobody_asked_are_two_things(stage, client_of):
    browser = client_of(stage.cast.anne)
    for household, children in (("none", []), ("not_asked", None)):
        page = browser.get(stage.url("oplysninger/"))
        browser.post(stage.url("oplysninger/"), facts_of(page, household=household, ages=""))
        assert Case.objects.get(pk=stage.case.pk).children == children


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"ages": "fire"}, "ages"),
        ({"ages": "4, 19"}, "ages"),
        ({"ages": ""}, "ages"),
        ({"household": "none"}, "household"),
        ({"arrears": "meget"}, "arrears"),
        ({"email": "ikke en adresse"}, "email"),
        ({"plan_status": "closed"}, "plan_status"),
    ],
)
def test_facts_that_cannot_be_are_refused_at_their_field(stage, client_of, changed, field):
    browser = client_of(stage.cast.anne)
    page = browser.get(stage.url("oplysninger/"))
    assert field in browser.post(stage.url("oplysninger/"), facts_of(page, **changed)).context["form"].errors


def test_two_write_at_once_and_both_texts_are_shown_before_one_is_stored(stage, client_of):
    anne, lead = client_of(stage.cast.anne), client_of(stage.cast.unit_lead)
    url = stage.url("oplysninger/")
    page = anne.get(url)
    lead.post(url, facts_of(lead.get(url), phone="30 00 00 03", causes=["debt"]))
    late = anne.post(url, facts_of(page, phone="40 00 00 04"))
    assert late.status_code == 409
    phone = next(row for row in late.context["changed"] if "40 00 00 04" in row["written"])
    assert phone["now"] == "30 00 00 03"
    assert anne.post(url, facts_of(late)).status_code == 302


def test_an_address_with_a_wrong_deadline_is_not_there(stage, client_of):
    url = stage.url(f"frister/{stage.case.public_id}/demand_expiry/")
    assert client_of(stage.cast.anne).post(url).status_code == 404
