"""How urgent a case is, in words, to those who may know why."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coordination.access.case_view import case_view
from coordination.actions.clock import log_event, meet_deadline
from coordination.actions.inbox import refresh_case, refresh_nearing
from coordination.causes import Cause
from coordination.lifecycle import LegalEventKind as Kind
from coordination.models import InboxRow
from coordination.reading.urgency import WORDS, urgency_of
from coordination.urgency import OF_RISK, WEIGHTS, Factor, RiskFactor
from tests.factories.case import CaseFactory
from tests.factories.contact import AttemptFactory
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast):
    """Known by consent, so that no clock of the municipality's own runs."""
    return CaseFactory(tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency), by_consent=True)


def level(case, who) -> str:
    urgency = urgency_of(case_view(case, who.agency))
    return urgency.level if urgency else ""


def set_for(case, who, kind: Kind, days: int) -> None:
    log_event(case=case, kind=kind, on=timezone.localdate() + timedelta(days=days), by=who)


def test_where_nothing_presses_nothing_is_said(cast, case):
    assert level(case, cast.anne) == ""


@pytest.mark.parametrize(
    ("kind", "days", "expected"),
    [
        (Kind.EVICTION_ENFORCEMENT, 7, "critical"),
        (Kind.EVICTION_ENFORCEMENT, 8, ""),
        (Kind.COURT_HEARING, 14, "high"),
        (Kind.COURT_HEARING, 15, ""),
        (Kind.COURT_HEARING, -1, "high"),
        (Kind.DEMAND_RECEIVED, -13, "high"),
        (Kind.DEMAND_RECEIVED, -1, ""),
    ],
)
def test_a_date_presses_when_it_is_near_or_has_passed(cast, case, kind, days, expected):
    set_for(case, cast.anne, kind, days)
    assert level(case, cast.anne) == expected


def test_a_deadline_that_is_met_presses_no_more(cast, case):
    set_for(case, cast.anne, Kind.COURT_HEARING, -1)
    meet_deadline(deadline=case.deadlines.get(), by=cast.anne)
    assert level(case, cast.anne) == ""


def test_a_known_need_is_urgent_to_the_unit_and_no_hint_to_an_office_that_may_not_know_it(cast, case):
    case.causes = [Cause.DEMENTIA]
    case.save()
    PartFactory(case=case, agency=cast.ydelse.agency)
    assert (level(case, cast.anne), level(case, cast.ydelse)) == ("critical", "")


def test_unread_mail_raises_and_a_protected_address_asks_for_care(cast, case):
    case.causes = [Cause.UNOPENED_MAIL]
    assert level(case, cast.anne) == "raised"
    case.address_protected = True
    assert level(case, cast.anne) == "high"


def test_the_heaviest_names_it_and_all_explain_it(cast, case):
    case.children, case.causes = [4], [Cause.UNOPENED_MAIL]
    urgency = urgency_of(case_view(case, cast.anne.agency))
    assert (urgency.level, len(urgency.why)) == ("critical", 2)


def test_a_closed_case_is_not_urgent(cast, case):
    case.children, case.closed_at = [4], timezone.now()
    assert level(case, cast.anne) == ""


def test_every_factor_has_a_weight_words_and_a_place():
    assert set(WEIGHTS) == set(WORDS) == set(Factor)
    assert set(OF_RISK) == set(RiskFactor)


@pytest.mark.parametrize(
    ("risk", "expected"),
    [
        (RiskFactor.PREGNANCY, "critical"),
        (RiskFactor.GUARDIAN, "critical"),
        (RiskFactor.VIOLENCE, "high"),
        (RiskFactor.YOUNG, "raised"),
        (RiskFactor.PETS, ""),
    ],
)
def test_what_the_unit_has_learnt_presses_to_the_unit_alone(cast, case, risk, expected):
    case.risk_factors = [risk]
    case.save()
    for who in (cast.ydelse, cast.fjordparken_clerk, cast.familie):
        PartFactory(case=case, agency=who.agency)
    assert level(case, cast.anne) == expected
    assert {level(case, who) for who in (cast.ydelse, cast.fjordparken_clerk, cast.familie)} == {""}


def test_three_attempts_in_vain_press_until_somebody_is_reached(cast, case):
    AttemptFactory.create_batch(2, case=case)
    assert level(case, cast.anne) == ""
    AttemptFactory(case=case)
    assert level(case, cast.anne) == "high"
    PartFactory(case=case, agency=cast.ydelse.agency)
    assert level(case, cast.ydelse) == ""
    AttemptFactory(case=case, result="reached_wants_time")
    assert level(case, cast.anne) == ""


def ranks(who) -> set[int]:
    return set(InboxRow.objects.filter(agency=who.agency).values_list("rank", flat=True))


def test_the_inbox_is_ordered_by_the_same_table_as_each_reader_may_know_it(cast, case, travel):
    PartFactory(case=case, agency=cast.fjordparken_clerk.agency)
    PartFactory(case=case, agency=cast.borgerservice.agency)
    set_for(case, cast.anne, Kind.COURT_HEARING, 20)
    assert ranks(cast.anne) == {4}
    travel(timezone.localdate() + timedelta(days=6))
    assert refresh_nearing() == 1
    assert (ranks(cast.anne), ranks(cast.fjordparken_clerk), ranks(cast.borgerservice)) == ({2}, {2}, {4})
    case.risk_factors = [RiskFactor.GUARDIAN]
    case.save()
    refresh_case(case)
    assert (ranks(cast.anne), ranks(cast.fjordparken_clerk)) == ({0}, {2})
