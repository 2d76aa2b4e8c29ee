"""Opening and closing: the ledger and guardian's table in step, and nothing without a ground."""

import pytest

from coordination.access.grants import NoGroundError, check_ground, close_part, open_part
from coordination.access.permissions import Level
from coordination.models import Disclosure, LegalGround, PartGrant
from tests.factories.agency import AgencyFactory
from tests.factories.case import CaseFactory
from tests.factories.consent import ConsentFactory
from tests.factories.legal_ground import ground
from tests.factories.part import PartFactory

pytestmark = pytest.mark.django_db


def opened(part, agency) -> dict:
    return {"part": part, "agency": agency, "level": Level.READ, "by": None}


def test_opening_writes_the_ledger_and_the_grant():
    part, agency = PartFactory(), AgencyFactory(kind="payments_office")
    disclosure = open_part(**opened(part, agency), ground=ground("aktivloven_81a"), consent=None)
    assert disclosure.ends_at is None
    assert PartGrant.objects.get(content_object=part, group=agency.group).permission.codename == Level.READ


def test_closing_ends_both_and_keeps_what_was(cast):
    part = PartFactory(agency=cast.ydelse.agency)
    close_part(part=part, agency=part.agency)
    assert not PartGrant.objects.filter(content_object=part, group=part.agency.group).exists()
    assert Disclosure.objects.get(part=part, agency=part.agency).withdrawn_at is not None
    # The unit's own way in stays.
    assert Disclosure.objects.filter(part=part, agency=part.case.unit, withdrawn_at=None).count() == 1


def test_a_part_closed_and_opened_again_has_two_lines_in_the_ledger_and_one_grant():
    part = PartFactory()
    close_part(part=part, agency=part.agency)
    open_part(**opened(part, part.agency), ground=part.ground, consent=None)
    assert Disclosure.objects.filter(part=part, agency=part.agency).count() == 2
    assert PartGrant.objects.filter(content_object=part, group=part.agency.group).count() == 1


def test_an_opening_by_consent_ends_with_it():
    case = CaseFactory()
    part = PartFactory(case=case)
    consent = ConsentFactory(case=case, to_agency=case.landlord)
    open_part(**opened(part, case.landlord), ground=ground("tenant_consent"), consent=consent)
    grant = PartGrant.objects.get(content_object=part, group=case.landlord.group)
    assert grant.ends_at == consent.ends_at
    assert Disclosure.objects.get(part=part, agency=case.landlord).ends_at == consent.ends_at


def test_no_ground_reaches_a_kind_of_agency_it_does_not_name():
    for reaches in LegalGround.objects.all():
        for kind in {"landlord_lawyer", "bailiff_court", "vulnerable_citizens_council"} - set(reaches.recipients):
            with pytest.raises(NoGroundError, match="recipient"):
                check_ground(reaches, AgencyFactory.build(kind=kind), None)


@pytest.mark.parametrize(
    ("consent", "why"),
    [
        (None, "consent"),
        ({"to_agency": "another"}, "consent"),
        ({"expired": True}, "consent_ended"),
        ({"withdrawn": True}, "consent_ended"),
    ],
)
def test_what_needs_consent_is_not_opened_without_one_in_force_to_this_agency(consent, why):
    case = CaseFactory()
    part = PartFactory(case=case)
    given = None
    if consent is not None:
        to_agency = AgencyFactory() if consent.pop("to_agency", "") else case.landlord
        given = ConsentFactory(case=case, to_agency=to_agency, **consent)
    with pytest.raises(NoGroundError, match=f"^{why}$"):
        open_part(**opened(part, case.landlord), ground=ground("tenant_consent"), consent=given)
    assert not PartGrant.objects.filter(content_object=part, group=case.landlord.group).exists()


def test_a_consent_in_another_case_opens_nothing_here():
    case = CaseFactory()
    elsewhere = ConsentFactory(to_agency=case.landlord)
    with pytest.raises(NoGroundError, match="consent"):
        open_part(**opened(PartFactory(case=case), case.landlord), ground=ground("tenant_consent"), consent=elsewhere)


@pytest.mark.parametrize("kind", ["housing_association", "private_landlord"])
def test_another_landlord_is_let_into_no_case_whatever_the_tenant_signs(kind):
    case = CaseFactory()
    other = AgencyFactory(kind=kind)
    part = PartFactory(case=case)
    for reason, consent in (("payment_itself", None), ("tenant_consent", ConsentFactory(case=case, to_agency=other))):
        with pytest.raises(NoGroundError, match="other_landlord"):
            open_part(**opened(part, other), ground=ground(reason), consent=consent)
