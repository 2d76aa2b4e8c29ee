"""The tenant takes a consent back, or agrees to it anew."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from coordination.access.case_view import case_view
from coordination.access.grants import NoGroundError, open_part
from coordination.access.permissions import Level
from coordination.access.visibility import Item
from coordination.actions.closing import close_case
from coordination.actions.withdrawing import GivenAnew, renew_consent, withdraw_consent
from coordination.lifecycle import ConsentMethod, DataCategory, LedgerEvent, PartStatus
from coordination.models import Consent, Disclosure, Ended, InboxRow, PartGrant, PlanPart
from tests.factories.case import CaseFactory
from tests.factories.closing import MOVED
from tests.factories.consent import ConsentFactory
from tests.factories.legal_ground import ground
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def part(cast):
    """Fjordparken's own part, asked on a consent that also lets it have the phone number."""
    case = CaseFactory(tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency))
    named = [DataCategory.PLAN_PART, DataCategory.CONTACT]
    consent = ConsentFactory(case=case, to_agency=case.landlord, categories=named)
    return PartFactory(case=case, agency=case.landlord, ground=ground("tenant_consent"), consent=consent)


def anew(days: int = 300) -> GivenAnew:
    today = timezone.localdate()
    return GivenAnew(today, ConsentMethod.ORAL, today + timedelta(days=days))


def test_withdrawing_closes_what_it_opened_and_nothing_else(cast, part, traces):
    benefits = PartFactory(case=part.case, agency=cast.ydelse.agency)
    since = traces()
    ended = withdraw_consent(consent=part.consent, by=cast.anne)
    assert [(line.part, line.agency) for line in ended] == [(part, part.agency)]
    line = Disclosure.objects.get(part=part, agency=part.agency)
    assert line.ended_because == Ended.CONSENT_WITHDRAWN
    assert not PartGrant.objects.filter(content_object=part, group=part.agency.group).exists()
    assert not InboxRow.objects.filter(part=part, agency=part.agency).exists()
    assert PlanPart.objects.get(pk=part.pk).status == PartStatus.WITHDRAWN
    assert PlanPart.objects.get(pk=benefits.pk).status == PartStatus.ASKED
    assert ("change", "consent") in since.audit()
    assert since.told() == {("consent_withdrawn", "boligsocial-enhed"), ("part_answered", "boligsocial-enhed")}


def test_it_says_who_withdrew_it_and_the_units_own_thread_tells_of_it(cast, part):
    withdraw_consent(consent=part.consent, by=cast.unit_lead)
    stored = Consent.objects.get(pk=part.consent_id)
    assert (stored.withdrawn_by, stored.withdrawn_at is not None) == (cast.unit_lead, True)
    own = part.case.parts.get(measure="coordination")
    assert own.entries.last().event == LedgerEvent.CONSENT_WITHDRAWN


def test_withdrawn_twice_is_withdrawn_once(cast, part, traces):
    withdraw_consent(consent=part.consent, by=cast.anne)
    since = traces()
    assert withdraw_consent(consent=part.consent, by=cast.anne) == []
    assert since.none


def test_what_the_consent_named_of_the_case_is_hidden_too(cast, part):
    assert case_view(part.case, part.agency).shows(Item.CONTACT)
    withdraw_consent(consent=part.consent, by=cast.anne)
    assert not case_view(part.case, part.agency).shows(Item.CONTACT)


def test_a_consent_can_be_withdrawn_when_the_case_is_closed(cast, part):
    close_case(ending=MOVED, case=part.case, by=cast.anne)
    assert len(withdraw_consent(consent=part.consent, by=cast.anne)) == 1
    assert PlanPart.objects.get(pk=part.pk).status == PartStatus.ASKED


def test_nobody_but_the_unit_withdraws(cast, part):
    with pytest.raises(PermissionDenied):
        withdraw_consent(consent=part.consent, by=cast.fjordparken_lead)


def test_nothing_is_opened_on_a_consent_that_was_withdrawn_while_the_page_stood_open(cast, part):
    stale = Consent.objects.get(pk=part.consent_id)
    withdraw_consent(consent=part.consent, by=cast.anne)
    with pytest.raises(NoGroundError, match="consent_ended"):
        open_part(part=part, agency=part.agency, level=Level.READ, ground=part.ground, consent=stale, by=cast.anne)


def test_agreed_anew_what_rested_on_it_rests_on_the_new_one(cast, part):
    renewed = renew_consent(consent=part.consent, anew=anew(), by=cast.anne)
    assert (renewed.purpose, set(renewed.categories)) == (part.consent.purpose, set(part.consent.categories))
    line = Disclosure.objects.get(part=part, agency=part.agency, withdrawn_at=None)
    assert (line.consent, line.ends_at, line.level) == (renewed, renewed.ends_at, Level.WRITE.value)
    assert PlanPart.objects.get(pk=part.pk).consent == renewed
    assert renew_consent(consent=part.consent, anew=anew(100), by=cast.anne) == renewed
    assert not Consent.objects.in_force().filter(pk=part.consent_id).exists()


def test_agreed_anew_a_part_that_is_over_is_read_no_longer_than_before(cast, part):
    done = PartFactory(case=part.case, agency=part.agency, ground=part.ground, consent=part.consent, done=True)
    before = Disclosure.objects.get(part=done, agency=part.agency, withdrawn_at=None).ends_at
    renew_consent(consent=part.consent, anew=anew(), by=cast.anne)
    assert Disclosure.objects.get(part=done, agency=part.agency, withdrawn_at=None).ends_at == before


def test_what_was_taken_back_is_not_agreed_anew_but_given_anew(cast, part):
    withdraw_consent(consent=part.consent, by=cast.anne)
    renew_consent(consent=part.consent, anew=anew(), by=cast.anne)
    assert not Consent.objects.in_force().filter(to_agency=part.agency).exists()
