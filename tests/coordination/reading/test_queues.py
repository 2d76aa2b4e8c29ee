"""The unit's queues: each holds what its name says, once a case, and costs the same however long the inbox is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from coordination.actions.clock import log_event
from coordination.actions.inbox import refresh_case
from coordination.actions.pausing import Rest, pause_case
from coordination.contact import AttemptResult, Channel
from coordination.lifecycle import LegalEventKind
from coordination.models import Case, InboxRow
from coordination.pausing import PauseReason
from coordination.reading.filters import (
    BROKEN,
    ENFORCEMENT,
    HEARING,
    KNOCK,
    MINE,
    NEW,
    PAUSED,
    QUIET,
    UNREACHED,
    WAITING,
)
from coordination.reading.queues import QUEUES, queue_counts
from hub.accounts.models import Membership
from tests.factories.case import CaseFactory
from tests.factories.contact import AttemptFactory, VisitFactory
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast):
    return CaseFactory(tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency), by_consent=True)


def held(who: Membership) -> set[str]:
    """The queues that hold anything."""
    return {name for name, count in queue_counts(who).items() if count != "0"}


def day(days: int):
    return timezone.localdate() + timedelta(days=days)


def happened(case: Case, kind: LegalEventKind, days: int, by: Membership) -> None:
    log_event(case=case, kind=kind, on=day(days), by=by)


def tried(case: Case, channel: Channel, result: AttemptResult = AttemptResult.NO_ANSWER, **more) -> None:
    AttemptFactory(case=case, channel=channel, result=result, **more)
    refresh_case(case)


def test_a_case_that_has_just_come_is_new_until_somebody_tries(cast, case):
    assert held(cast.anne) == {NEW}
    tried(case, Channel.PHONE)
    assert held(cast.anne) == set()


def test_two_days_without_contact_are_too_many_until_somebody_is_reached(cast, case, travel):
    second, third = day(2), day(3)
    travel(second)
    assert UNREACHED not in held(cast.anne)
    travel(third)
    assert UNREACHED in held(cast.anne)
    tried(case, Channel.PHONE)
    assert UNREACHED in held(cast.anne)
    tried(case, Channel.PHONE, AttemptResult.REACHED_WANTS_TIME)
    assert UNREACHED not in held(cast.anne)


def test_where_calling_failed_twice_somebody_is_to_knock(cast, case):
    tried(case, Channel.PHONE)
    assert KNOCK not in held(cast.anne)
    tried(case, Channel.LETTER)
    assert KNOCK in held(cast.anne)
    tried(case, Channel.HOME_VISIT_UNANNOUNCED, next_try_on=day(1))
    assert KNOCK not in held(cast.anne)
    VisitFactory(case=case)
    refresh_case(case)
    assert KNOCK in held(cast.anne)


@pytest.mark.parametrize(
    ("kind", "days", "queue", "is_held"),
    [
        (LegalEventKind.COURT_HEARING, 14, HEARING, True),
        (LegalEventKind.COURT_HEARING, 15, HEARING, False),
        (LegalEventKind.EVICTION_ENFORCEMENT, 7, ENFORCEMENT, True),
        (LegalEventKind.EVICTION_ENFORCEMENT, 8, ENFORCEMENT, False),
        (LegalEventKind.EVICTION_ENFORCEMENT, -1, ENFORCEMENT, False),
    ],
)
def test_a_day_at_court_is_near(cast, case, kind, days, queue, is_held):
    happened(case, kind, days, cast.anne)
    assert (queue in held(cast.anne)) is is_held


def test_waiting_mine_broken_and_quiet(cast, case, travel):
    PartFactory(case=case, agency=cast.ydelse.agency)
    Case.objects.filter(pk=case.pk).update(coordinator=cast.anne.user, broken_on=day(-1))
    refresh_case(Case.objects.get(pk=case.pk))
    assert held(cast.anne) == {WAITING, MINE, BROKEN}
    travel(day(15))
    assert QUIET in held(cast.anne)


def test_what_rests_stands_in_no_other_queue(cast, case):
    pause_case(case=case, rest=Rest(PauseReason.OTHER, day(3)), by=cast.anne)
    assert held(cast.anne) == {PAUSED}


def test_what_the_queues_ask_for_stands_in_the_units_own_row_alone(cast, case):
    PartFactory(case=case, agency=cast.fjordparken_clerk.agency)
    PartFactory(case=case, agency=cast.ydelse.agency)
    happened(case, LegalEventKind.COURT_HEARING, 5, cast.anne)
    assert list(InboxRow.objects.filter(is_case=True).values_list("agency__slug", flat=True)) == ["boligsocial-enhed"]
    others = InboxRow.objects.exclude(is_case=True)
    assert others.count() == 4
    assert not others.exclude(hearing_on=None, quiet_since=None, uncontacted_since=None).exists()


def test_all_queues_are_counted_in_one_statement_and_no_further_than_a_hundred(cast, case, as_web_role, monkeypatch):
    monkeypatch.setattr("coordination.reading.queues.MOST_COUNTED", 0)
    with CaptureQueriesContext(connection) as queries:
        counts = queue_counts(cast.anne)
    assert len(queries) == 1
    assert counts[NEW] == "0+"
    assert set(counts) == set(QUEUES)
