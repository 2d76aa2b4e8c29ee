"""Consents, disclosures and grounds: what the database itself does not let happen."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from coordination.access.permissions import Level
from coordination.lifecycle import DEADLINES_OF_EVENT, PART_MOVES, LegalEventKind, PartStatus
from coordination.models import Consent, Disclosure, LegalGround
from coordination.moves import STAGE_OF_EVENT
from hub.accounts.kinds import AgencyKind
from tests.factories.case import CaseFactory
from tests.factories.consent import ConsentFactory
from tests.factories.legal_ground import ground
from tests.factories.part import PartFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("given", "expires", "in_force"), [(0, 0, True), (-1, 1, True), (1, 2, False), (-2, -1, False)]
)
def test_a_consent_is_in_force_from_its_first_to_its_last_day(given, expires, in_force):
    today = timezone.localdate()
    ConsentFactory(given_on=today + timedelta(days=given), expires_on=today + timedelta(days=expires))
    assert Consent.objects.in_force().exists() == in_force


def test_a_withdrawn_consent_is_not_in_force_and_another_day_may_be_asked_of():
    today = timezone.localdate()
    ConsentFactory(withdrawn=True)
    assert not Consent.objects.in_force().exists()
    ConsentFactory(given_on=today + timedelta(days=5), expires_on=today + timedelta(days=9))
    assert Consent.objects.in_force(today + timedelta(days=7)).count() == 1


def test_a_consent_names_its_data_and_ends_after_it_begins():
    case = CaseFactory()
    today = timezone.localdate()
    with pytest.raises(IntegrityError, match="consent_names_its_data"), transaction.atomic():
        ConsentFactory(case=case, categories=[])
    with pytest.raises(IntegrityError, match="consent_expires_after_it_is_given"), transaction.atomic():
        ConsentFactory(case=case, expires_on=today - timedelta(days=1))


def test_a_part_is_open_to_an_agency_once_at_a_time():
    part = PartFactory()
    with pytest.raises(IntegrityError, match="one_open_disclosure"), transaction.atomic():
        Disclosure.objects.create(part=part, agency=part.agency, level=Level.READ.value, ground=part.ground)


def test_a_ground_is_named_in_the_readers_language():
    named = ground("tenant_consent")
    with translation.override("en"):
        assert str(named) == "The tenant's consent"
    with translation.override("da"):
        assert str(named) == "Lejers samtykke"


def test_every_ground_has_its_source_and_reaches_kinds_there_are():
    kinds = set(AgencyKind.values)
    for each in LegalGround.objects.all():
        assert each.source, each.code
        assert each.recipients, each.code
        assert set(each.recipients) <= kinds, each.code
        assert each.is_to_be_confirmed == (each.mark == "K")


def test_no_ground_reaches_council_editors_court_or_lawyers_yet():
    never = {"vulnerable_citizens_council", "editorial_office", "bailiff_court", "landlord_lawyer"}
    assert not [each.code for each in LegalGround.objects.all() if never & set(each.recipients)]


def test_landlords_are_reached_by_the_tenants_consent_or_the_payment_itself_alone():
    for kind in ("housing_association", "private_landlord"):
        codes = set(LegalGround.objects.filter(recipients__contains=[kind]).values_list("code", flat=True))
        assert codes == {"tenant_consent", "payment_itself"}


def test_each_state_of_a_part_has_its_moves_and_each_event_words():
    assert set(PART_MOVES) == set(PartStatus)
    assert set(DEADLINES_OF_EVENT) | set(STAGE_OF_EVENT) <= set(LegalEventKind)
    assert all(str(kind.label) for kind in LegalEventKind)


def test_things_call_themselves_by_what_they_are():
    case = CaseFactory()
    part = PartFactory(case=case)
    consent = ConsentFactory(case=case)
    shown = [str(part), str(consent), str(case.notices.get()), str(case.events.first()), str(part.disclosures.first())]
    shown += [
        str(part.entries.first()),
        str(part.inbox_rows.first()),
        str(case.deadlines.first()),
        str(case.tenants.get()),
    ]
    assert all(shown)
    assert part.is_open
