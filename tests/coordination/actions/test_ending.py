"""What follows from how a case ended: for partners, consents, the landlord, and a year ahead."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from coordination.access.permissions import Level
from coordination.access.visible import visible_parts
from coordination.actions.closing import close_case, reopen_case
from coordination.actions.ending import Ending, answer_follow_up
from coordination.causes import Cause
from coordination.lifecycle import DataCategory, LandlordStage, PlanStatus
from coordination.models import Case, Closing, Consent, FollowUp, NoticeOutcome
from coordination.outcomes import HousingStatus, Outcome, Told
from tests.factories.case import CaseFactory
from tests.factories.closing import PAID
from tests.factories.consent import ConsentFactory
from tests.factories.legal_ground import ground
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory

pytestmark = pytest.mark.django_db
HALF_A_YEAR = timedelta(days=190)


@pytest.fixture
def part(cast):
    tenancy = TenancyFactory(landlord=cast.fjordparken_clerk.agency)
    return PartFactory(case=CaseFactory(tenancy=tenancy), agency=cast.ydelse.agency)


def reads(member, part) -> bool:
    return visible_parts(member, Level.SUMMARY).filter(pk=part.pk).exists()


def test_closed_twice_it_has_two_endings_and_only_the_last_is_followed_up(cast, part):
    close_case(case=part.case, ending=PAID, by=cast.anne)
    reopen_case(case=part.case, by=cast.anne)
    assert not FollowUp.objects.waiting().exists()
    again = Ending(Outcome.COURT_WITHDRAWN, primary_cause=Cause.DEBT, causes=[Cause.SEPARATION])
    case = close_case(case=Case.objects.get(pk=part.case_id), ending=again, by=cast.anne)
    outcomes = list(Closing.objects.values_list("outcome", "primary_cause", "causes"))
    assert outcomes == [(PAID.outcome, "income_loss", []), ("court_withdrawn", "debt", ["separation"])]
    assert case.causes == ["debt", "separation"]
    assert [each.closing.outcome for each in FollowUp.objects.waiting()] == [Outcome.COURT_WITHDRAWN] * 2


def test_an_outcome_that_cannot_be_is_refused_and_nothing_is_written(cast, part):
    with pytest.raises(PermissionDenied):
        close_case(case=part.case, ending=Ending(Outcome.EVICTED_SHELTER), by=cast.anne)
    assert not Closing.objects.exists()
    Case.objects.filter(pk=part.case_id).update(landlord_stage=LandlordStage.EVICTED)
    case = close_case(case=Case.objects.get(pk=part.case_id), ending=Ending(Outcome.EVICTED_SHELTER), by=cast.anne)
    assert case.closed_at is not None


def test_opened_in_error_nobody_but_the_unit_reads_from_the_next_moment_on(cast, part, traces):
    since = traces()
    close_case(case=part.case, ending=Ending(Outcome.OPENED_IN_ERROR), by=cast.anne)
    assert (reads(cast.ydelse, part), reads(cast.anne, part)) == (False, True)
    assert not FollowUp.objects.exists()
    assert {slug for _topic, slug in since.told()} == {cast.anne.agency.slug}


def test_death_ends_every_consent_and_what_it_opened_and_is_told_to_no_landlord(cast, part):
    landlord = cast.fjordparken_clerk.agency
    consent = ConsentFactory(case=part.case, to_agency=landlord, categories=[DataCategory.IN_CONTACT])
    told = PartFactory(case=part.case, agency=landlord, ground=ground("tenant_consent"), consent=consent)
    close_case(case=part.case, ending=Ending(Outcome.DECEASED), by=cast.anne)
    assert not Consent.objects.in_force().exists()
    assert not reads(cast.fjordparken_clerk, told)
    assert [row.told for row in NoticeOutcome.objects.all()] == [Told.CLOSED]


def test_who_moved_to_another_municipality_is_transferred_and_not_followed_up(cast, part):
    ending = Ending(Outcome.MOVED_MUNICIPALITY, moved_to="Sønderby Kommune")
    case = close_case(case=part.case, ending=ending, by=cast.anne)
    assert case.plan_status == PlanStatus.TRANSFERRED
    assert Closing.objects.get().moved_to == "Sønderby Kommune"
    assert not FollowUp.objects.exists()


def test_half_a_year_later_it_is_asked_how_they_live_and_the_dead_are_not_asked_after_again(cast, part, travel):
    close_case(case=part.case, ending=PAID, by=cast.anne)
    first, second = FollowUp.objects.order_by("months")
    with pytest.raises(PermissionDenied):
        answer_follow_up(follow_up=first, housing=HousingStatus.OWN_HOME, by=cast.anne)
    travel(timezone.localdate() + HALF_A_YEAR)
    with pytest.raises(PermissionDenied):
        answer_follow_up(follow_up=first, housing=HousingStatus.OWN_HOME, by=cast.ydelse)
    answer_follow_up(follow_up=first, housing=HousingStatus.DECEASED, by=cast.anne)
    second.refresh_from_db()
    assert second.housing == HousingStatus.DECEASED
    assert not FollowUp.objects.waiting().exists()


def test_the_word_for_the_landlord_lies_in_its_own_compartment(cast, part):
    close_case(case=part.case, ending=PAID, by=cast.anne)
    row = NoticeOutcome.objects.get()
    assert (row.landlord, row.told) == (part.case.landlord, Told.PAID)
