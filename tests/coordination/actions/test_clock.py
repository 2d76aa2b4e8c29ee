"""What happened, and the days that follow from it."""

from datetime import UTC, date, datetime, timedelta
from io import StringIO
from itertools import permutations

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone

from coordination import deadlines
from coordination.access.case_view import case_view
from coordination.actions.clock import log_event, meet_deadline, record_event, settle_passed
from coordination.actions.correcting import correct_event, move_deadline, withdraw_event
from coordination.actions.inbox import refresh_case
from coordination.actions.moving import move_stage
from coordination.actions.pausing import Rest, pause_case
from coordination.answers import Answer
from coordination.lifecycle import DEADLINES_OF_EVENT, LandlordStage, LegalEventKind, Measure
from coordination.models import Deadline, DeadlineRule, Disclosure, Ended, InboxRow
from coordination.moves import STAGE_OF_EVENT
from coordination.pausing import PauseReason
from coordination.reading.clock import deadline_rows
from tests.factories.case import CaseFactory
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 2, 6)


@pytest.fixture
def case(cast):
    return CaseFactory(by_consent=True)


def test_a_demand_received_starts_the_fourteen_days(cast, case, traces):
    since = traces()
    record_event(case=case, kind=LegalEventKind.DEMAND_RECEIVED, on=FRIDAY, by=cast.anne)
    assert case.deadlines.get().due_on == date(2026, 2, 20)
    assert InboxRow.objects.get(agency=case.unit).due_on == date(2026, 2, 20)
    assert InboxRow.objects.get(agency=case.unit).due_code == "demand_expiry"
    assert since.audit() == [("create", "legalevent")]


def test_the_same_event_on_the_same_day_is_one(cast, case, traces):
    first = record_event(case=case, kind=LegalEventKind.DEMAND_RECEIVED, on=FRIDAY, by=cast.anne)
    since = traces()
    assert record_event(case=case, kind=LegalEventKind.DEMAND_RECEIVED, on=FRIDAY, by=cast.anne) == first
    assert case.deadlines.count() == 1
    assert since.none


@pytest.mark.parametrize("kind", list(LegalEventKind))
def test_each_event_leads_to_its_stage_and_its_deadlines(cast, case, kind):
    record_event(case=case, kind=kind, on=FRIDAY, by=cast.anne)
    case.refresh_from_db()
    assert case.landlord_stage == STAGE_OF_EVENT.get(kind, LandlordStage.EARLY_CONCERN)
    codes = set(case.deadlines.values_list("code", flat=True))
    itself = {"court_hearing", "eviction_enforcement"} & {str(kind)}
    assert codes == set(DEADLINES_OF_EVENT.get(kind, ())) | itself


def test_an_earlier_event_told_late_does_not_move_the_stage_back(cast, case):
    record_event(case=case, kind=LegalEventKind.COURT_FILED, on=date(2026, 3, 2), by=cast.anne)
    record_event(case=case, kind=LegalEventKind.RENT_DUE, on=date(2026, 2, 1), by=cast.anne)
    case.refresh_from_db()
    assert case.landlord_stage == LandlordStage.COURT_FILED


def stage_of(case) -> str:
    case.refresh_from_db()
    return case.landlord_stage


@pytest.mark.parametrize(
    ("events", "stage"),
    [
        ([("complaint", 1), ("warning", 2), ("board_filed", 3), ("conditional_tenancy", 4)], "conditional_tenancy"),
        # Both tracks at once: the further of the two.
        ([("conditional_tenancy", 4), ("rent_due", 5), ("demand_received", 6)], "conditional_tenancy"),
        ([("court_filed", 2), ("eviction_enforcement", 30), ("court_withdrawn", 4)], "withdrawn"),
        ([("termination_received", 2), ("reinstated", 4), ("demand_received", 5)], "demand_sent"),
        # Told late, what came before the end does not begin it anew, nor does an end end what came after it.
        ([("reinstated", 4), ("termination_received", 2)], "reinstated"),
        ([("demand_received", 5), ("termination_received", 2), ("reinstated", 4)], "demand_sent"),
        ([("evicted", 3), ("court_withdrawn", 4)], "evicted"),
    ],
)
def test_how_far_the_landlord_has_come_follows_the_days(cast, case, travel, events, stage):
    travel(datetime(2026, 2, 20, 12, tzinfo=UTC))
    for kind, day in events:
        record_event(case=case, kind=LegalEventKind(kind), on=FRIDAY + timedelta(days=day), by=cast.anne)
    assert stage_of(case) == stage


@pytest.mark.parametrize(
    ("events", "stage", "met"),
    [
        ([("court_order", 5), ("court_withdrawn", 5)], "withdrawn", set()),
        ([("evicted", 3), ("reinstated", 5)], "evicted", set()),
        ([("termination_received", 2), ("reinstated", 4), ("demand_received", 5)], "demand_sent", set()),
        # Of two decisions the later is the one that is appealed.
        ([("decision_received", 0), ("decision_received", 2), ("appeal_received", 3)], "early_concern", {"appeal"}),
    ],
)
def test_in_which_order_it_is_told_changes_nothing(cast, events, stage, met):
    clerk, found = cast.fjordparken_clerk.agency, set()
    for told in permutations(events):
        case = CaseFactory(tenancy=TenancyFactory(landlord=clerk), by_consent=True)
        PartFactory(case=case, agency=clerk, measure=Measure.RESPITE)
        for kind, day in told:
            record_event(case=case, kind=LegalEventKind(kind), on=FRIDAY + timedelta(days=day), by=cast.anne)
        ended = Disclosure.objects.filter(part__case=case, ended_because=Ended.EVICTED).exists()
        answered = frozenset((d.event.on, d.code) for d in case.deadlines.exclude(met_at=None))
        found.add((stage_of(case), ended, answered))
    ((stood, ended, answered),) = found
    assert (stood, ended, {code for _on, code in answered}) == (stage, stage == "evicted", met)


def test_an_end_that_is_withdrawn_is_gone_though_something_began_anew_after_it(cast, case):
    for kind, day in (("court_filed", 2), ("reinstated", 4), ("demand_received", 5)):
        event = log_event(case=case, kind=LegalEventKind(kind), on=FRIDAY + timedelta(days=day), by=cast.anne)
    assert stage_of(case) == "demand_sent"
    withdraw_event(event=case.events.get(kind="reinstated"), reason="Forkert sag", by=cast.anne)
    assert stage_of(case) == "court_filed"
    assert event.withdrawn_at is None


def test_what_somebody_met_by_hand_stays_met_when_an_event_is_withdrawn(cast, case):
    log_event(case=case, kind=LegalEventKind.DEMAND_RECEIVED, on=FRIDAY, by=cast.anne)
    meet_deadline(deadline=case.deadlines.get(), by=cast.anne)
    paid = log_event(case=case, kind=LegalEventKind.PAYMENT_RECEIVED, on=FRIDAY, by=cast.anne)
    withdraw_event(event=paid, reason="Et andet lejemål", by=cast.anne)
    assert case.deadlines.get().met_at is not None


def test_of_two_that_answer_the_last_to_be_withdrawn_lets_the_deadline_run_and_the_case_rest_no_more(cast, case):
    today = timezone.localdate()
    log_event(case=case, kind=LegalEventKind.DEMAND_RECEIVED, on=today - timedelta(days=5), by=cast.anne)
    answers = [
        log_event(case=case, kind=LegalEventKind.PAYMENT_RECEIVED, on=today - timedelta(days=ago), by=cast.anne)
        for ago in (2, 1)
    ]
    pause_case(case=case, rest=Rest(PauseReason.DECISION, today + timedelta(days=60)), by=cast.anne)
    for event, (is_met, rests) in zip(answers, [(True, True), (False, False)], strict=True):
        withdraw_event(event=event, reason="Et andet lejemål", by=cast.anne)
        met_at = case.deadlines.get().met_at
        assert (met_at is not None, case.pauses.running().exists()) == (is_met, rests)


def test_what_is_withdrawn_or_a_day_that_is_moved_can_answer_a_deadline(cast, case):
    log_event(case=case, kind=LegalEventKind.DECISION_RECEIVED, on=FRIDAY, by=cast.anne)
    later = log_event(case=case, kind=LegalEventKind.DECISION_RECEIVED, on=date(2026, 2, 9), by=cast.anne)
    log_event(case=case, kind=LegalEventKind.APPEAL_RECEIVED, on=date(2026, 2, 10), by=cast.anne)
    assert case.deadlines.get(code="appeal", event__on=FRIDAY).met_at is None
    withdraw_event(event=later, reason="Forkert sag", by=cast.anne)
    assert case.deadlines.get(code="appeal").met_at is not None
    log_event(case=case, kind=LegalEventKind.DEMAND_RECEIVED, on=FRIDAY, by=cast.anne)
    log_event(case=case, kind=LegalEventKind.TERMINATION_RECEIVED, on=date(2026, 2, 18), by=cast.anne)
    demand = case.deadlines.get(code="demand_expiry")
    assert (demand.due_on, demand.met_at) == (date(2026, 2, 20), None)
    move_deadline(deadline=demand, due_on=date(2026, 2, 17), seen=demand.due_on, reason="Aftalt", by=cast.anne)
    demand.refresh_from_db()
    assert demand.met_at is not None


def test_a_corrected_event_that_still_answers_leaves_its_deadline_and_no_word_of_it(cast, case, traces):
    log_event(case=case, kind=LegalEventKind.DEMAND_RECEIVED, on=FRIDAY, by=cast.anne)
    paid = log_event(case=case, kind=LegalEventKind.PAYMENT_RECEIVED, on=date(2026, 2, 20), by=cast.anne)
    since = traces()
    right = correct_event(event=paid, on=date(2026, 2, 19), method="", reason="Bilaget", by=cast.anne)
    assert sorted(since.audit()) == [("change", "legalevent"), ("create", "legalevent")]
    withdraw_event(event=right, reason="Et andet lejemål", by=cast.anne)
    assert case.deadlines.get().met_at is None


@pytest.mark.parametrize("how", ["recount", "night"])
def test_what_was_answered_before_the_hub_knew_that_it_answers_is_met(cast, case, as_web_role, how):
    log_event(case=case, kind=LegalEventKind.DEMAND_RECEIVED, on=FRIDAY, by=cast.anne)
    log_event(case=case, kind=LegalEventKind.PAYMENT_RECEIVED, on=date(2026, 2, 20), by=cast.anne)
    case.deadlines.update(met_at=None)
    refresh_case(case)
    if how == "recount":
        call_command("deadlines", "--recount", verbosity=0, stdout=StringIO())
    else:
        with as_web_role("worker"):
            assert (settle_passed(), settle_passed()) == (1, 0)
    assert case.deadlines.get().met_at is not None
    assert InboxRow.objects.get(agency=case.unit).due_code == ""


def test_what_an_event_led_to_goes_with_it_unless_somebody_has_moved_the_case_since(cast, case):
    late, demand = date(2026, 3, 2), date(2026, 2, 6)
    log_event(case=case, kind=LegalEventKind.DEMAND_RECEIVED, on=demand, by=cast.anne)
    filed = log_event(case=case, kind=LegalEventKind.COURT_FILED, on=late, by=cast.anne)
    assert case.deadlines.get().met_at is not None  # the landlord waits for it no more
    withdraw_event(event=filed, reason="Forkert sag", by=cast.anne)
    assert (stage_of(case), case.deadlines.get().met_at) == ("demand_sent", None)
    filed = log_event(case=case, kind=LegalEventKind.COURT_FILED, on=late, by=cast.anne)
    move_stage(case=case, to=LandlordStage.COURT_DECIDED, reason=None, on=late, seen="court_filed", by=cast.anne)
    withdraw_event(event=filed, reason="Forkert sag", by=cast.anne)
    assert stage_of(case) == "court_decided"


def test_paid_on_the_last_day_nobody_waits_any_more_until_the_payment_turns_out_to_be_anothers(cast, case, traces):
    log_event(case=case, kind=LegalEventKind.DEMAND_RECEIVED, on=FRIDAY, by=cast.anne)
    since = traces()
    paid = log_event(case=case, kind=LegalEventKind.PAYMENT_RECEIVED, on=date(2026, 2, 20), by=cast.anne)
    assert sorted(since.audit()) == [("change", "deadline"), ("create", "legalevent")]
    (row,) = deadline_rows(case_view(case, cast.anne.agency), may_meet=True)
    assert (row["met"], row["meet_url"]) == (str(Answer.KEPT.label), "")
    assert InboxRow.objects.get(agency=case.unit).due_code == ""
    correct_event(event=paid, on=date(2026, 2, 23), method="", reason="Et andet lejemål", by=cast.anne)
    assert [row["met"] for row in deadline_rows(case_view(case, cast.anne.agency), may_meet=True)] == [
        str(Answer.OVER.label)
    ]


def test_a_sent_termination_is_not_a_received_one(cast, case):
    record_event(case=case, kind=LegalEventKind.TERMINATION_SENT, on=FRIDAY, by=cast.anne)
    case.refresh_from_db()
    assert case.landlord_stage == LandlordStage.EARLY_CONCERN


@pytest.mark.parametrize("name", ["ydelse", "fjordparken_clerk"])
def test_only_the_coordinating_unit_logs_and_meets(cast, case, name, traces):
    event = log_event(case=case, kind=LegalEventKind.DEMAND_RECEIVED, on=FRIDAY, by=cast.anne)
    since = traces()
    with pytest.raises(PermissionDenied):
        log_event(case=case, kind=LegalEventKind.COURT_HEARING, on=FRIDAY, by=cast.person(name))
    with pytest.raises(PermissionDenied):
        meet_deadline(deadline=event.deadlines.get(), by=cast.person(name))
    assert since.none


def test_a_met_deadline_leaves_the_inbox_and_is_met_once(cast, case, traces):
    event = log_event(case=case, kind=LegalEventKind.DEMAND_RECEIVED, on=FRIDAY, by=cast.anne)
    since = traces()
    meet_deadline(deadline=event.deadlines.get(), by=cast.anne)
    met_at = event.deadlines.get().met_at
    meet_deadline(deadline=event.deadlines.get(), by=cast.anne)
    assert event.deadlines.get().met_at == met_at
    assert InboxRow.objects.get(agency=case.unit).due_code == ""
    assert since.audit() == [("change", "deadline")]


def test_an_easter_demand_expires_after_the_holidays(cast, case):
    record_event(case=case, kind=LegalEventKind.DEMAND_RECEIVED, on=date(2026, 3, 20), by=cast.anne)
    assert Deadline.objects.get(code="demand_expiry").due_on == date(2026, 4, 7)  # 3 April is Good Friday


def change_rule(code, **changed):
    rule = DeadlineRule.objects.get(code=code)
    for name, value in changed.items():
        setattr(rule, name, value)
    rule.save()


def test_a_changed_rule_counts_at_once_and_moves_what_stands_only_when_told_to(cast, case, traces):
    log_event(case=case, kind=LegalEventKind.DEMAND_RECEIVED, on=FRIDAY, by=cast.anne)
    change_rule("demand_expiry", count=21)
    assert deadlines.compute("demand_expiry", FRIDAY) == date(2026, 2, 27)
    (row,) = deadline_rows(case_view(case, cast.anne.agency), may_meet=True)
    assert row["due_on"] == date(2026, 2, 20)
    assert "27" in row["why"]
    since = traces()
    call_command("deadlines", "--recount", verbosity=0, stdout=StringIO())
    assert case.deadlines.get().due_on == date(2026, 2, 27)
    assert since.audit() == [("change", "deadline")]
    call_command("deadlines", "--recount", verbosity=0, stdout=StringIO())
    assert since.audit() == [("change", "deadline")]
