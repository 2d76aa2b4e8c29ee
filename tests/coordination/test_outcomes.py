"""Which outcome fits how far a case had come, and which word of it reaches the landlord."""

import pytest

from coordination.lifecycle import LandlordStage as S
from coordination.lifecycle import PlanStatus as P
from coordination.outcomes import ENDED_FOR_GOOD, EVICTED, Outcome, Told, misfit, told_landlord

PARTS_OF_DOMAIN = 21


def test_there_are_as_many_as_the_domain_has():
    assert len(Outcome) == PARTS_OF_DOMAIN


@pytest.mark.parametrize(
    ("outcome", "now", "been", "fits"),
    [
        (Outcome.EVICTED_SHELTER, S.EVICTED, {S.EVICTED}, True),
        (Outcome.EVICTED_SHELTER, S.EVICTION_SCHEDULED, {S.EVICTION_SCHEDULED}, False),
        (Outcome.PAID_BEFORE_EXPIRY, S.EVICTED, {S.EVICTED}, False),
        (Outcome.DECLINED_HELP, S.EVICTED, {S.EVICTED}, True),
        (Outcome.COURT_REFUSED, S.ARREARS_REGISTERED, {S.ARREARS_REGISTERED, S.COURT_FILED}, True),
        (Outcome.COURT_REFUSED, S.DEMAND_SENT, {S.DEMAND_SENT}, False),
        (Outcome.CONDITIONAL_COMPLETED, S.WARNING, {S.WARNING}, False),
        (Outcome.OPENED_IN_ERROR, S.EVICTED, {S.EVICTED}, True),
    ],
)
def test_an_outcome_fits_how_far_the_case_had_come(outcome, now, been, fits):
    assert (misfit(outcome, now, been) == "") is fits


def test_the_landlord_hears_of_the_debt_and_of_contact_only_when_the_tenant_agreed():
    assert told_landlord(Outcome.PAID_BEFORE_EXPIRY, P.ACTIVE, agreed=False) == Told.PAID
    assert told_landlord(Outcome.INSTALMENTS_COMPLETED, P.ACTIVE, agreed=False) == Told.INSTALMENTS
    assert told_landlord(Outcome.DECLINED_HELP, P.ACTIVE, agreed=True) == Told.CONTACT
    assert told_landlord(Outcome.VOLUNTARY_MOVE, P.NOT_REACHED, agreed=True) == Told.NO_CONTACT


AS_CLOSED = [Outcome.DECEASED, Outcome.OPENED_IN_ERROR, *sorted(EVICTED), Outcome.DECLINED_HELP]


@pytest.mark.parametrize("outcome", AS_CLOSED)
def test_of_death_eviction_and_refusal_it_hears_that_the_case_is_closed(outcome):
    assert told_landlord(outcome, P.ACTIVE, agreed=False) == Told.CLOSED


@pytest.mark.parametrize("outcome", sorted(ENDED_FOR_GOOD))
@pytest.mark.parametrize("agreed", [True, False])
def test_no_tick_of_a_tenant_tells_that_they_died_or_have_moved_to_another_municipality(outcome, agreed):
    assert told_landlord(outcome, P.ACTIVE, agreed=agreed) == Told.CLOSED
