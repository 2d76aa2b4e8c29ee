"""What crosses from a landlord to the municipality, and all that does not."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from coordination.actions.consents import record_consent
from coordination.actions.notices import SharedFacts, pass_on_consent, send_statutory_notice
from coordination.lifecycle import DataCategory as Data
from coordination.lifecycle import LandlordStage, LegalEventKind
from coordination.models import Case, Consent, LandlordNotice
from hub.audit.models import AuditEvent
from tests.factories.arrears import ArrearsRecordFactory
from tests.factories.case import CaseFactory
from tests.factories.consent import consent_given
from tests.factories.tenancy import TenancyFactory, address_of

pytestmark = pytest.mark.django_db
METTE = "Mette Skovgaard-Holm"
EVERYTHING = SharedFacts(
    phone="20 00 00 01",
    email="mette@example.invalid",
    arrears=Decimal("8169.00"),
    rent_due_on=date(2026, 2, 1),
    demand_sent_on=date(2026, 2, 6),
    demand_received_on=date(2026, 2, 6),
    terminated_on=date(2026, 2, 23),
)


def signal(tenancy, by) -> dict:
    return {"tenancy": tenancy, "tenant_name": METTE, "address": address_of(tenancy), "by": by}


@pytest.fixture
def tenancy(cast):
    record = ArrearsRecordFactory(tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency))
    return record.tenancy


def test_the_statutory_notice_brings_name_and_address_and_nothing_of_the_list(cast, tenancy, traces):
    since = traces()
    notice = send_statutory_notice(**signal(tenancy, cast.fjordparken_clerk))
    case = Case.objects.get()
    assert (notice.case, notice.landlord, notice.ground.code) == (case, tenancy.landlord, "almenlejeloven_92_2")
    tenant = case.tenants.get()
    assert (tenant.name, tenant.phone, tenant.email) == ("Mette Skovgaard-Holm", "", "")
    assert (case.arrears_amount, case.children, case.causes) == (None, None, [])
    assert [event.kind for event in case.events.all()] == [LegalEventKind.LANDLORD_NOTICE]
    assert case.landlord_stage == LandlordStage.COURT_FILED
    assert ("send", "landlordnotice") in since.audit()


def test_the_landlords_trace_of_the_notice_does_not_name_the_case(cast, tenancy):
    send_statutory_notice(**signal(tenancy, cast.fjordparken_clerk))
    sent = AuditEvent.objects.get(object_type="coordination.landlordnotice")
    assert sent.case_id is None


def test_a_notice_sent_twice_is_one(cast, tenancy, traces):
    first = send_statutory_notice(**signal(tenancy, cast.fjordparken_clerk))
    since = traces()
    assert send_statutory_notice(**signal(tenancy, cast.fjordparken_lead)) == first
    assert LandlordNotice.objects.count() == 1
    assert since.none


def test_a_notice_for_a_tenant_already_helped_by_consent_folds_into_that_case(cast, tenancy):
    case = CaseFactory(tenancy=tenancy, by_consent=True)
    notice = send_statutory_notice(**signal(tenancy, cast.fjordparken_clerk))
    assert notice.case_id == case.pk
    assert case.notices.count() == 2
    assert case.deadlines.filter(code="rtl5a_immediate").exists()


@pytest.mark.parametrize("name", ["kmp", "anne", "ydelse", "lawyer", "council_member"])
def test_only_an_association_sends_the_statutory_notice(cast, tenancy, traces, name):
    since = traces()
    with pytest.raises(PermissionDenied):
        send_statutory_notice(**signal(tenancy, cast.person(name)))
    assert since.none
    assert not Case.objects.exists()


@pytest.mark.parametrize("name", ["lindehoej_clerk", "kmp"])
def test_no_landlord_tells_of_anothers_tenancy(cast, tenancy, name):
    with pytest.raises(PermissionDenied):
        pass_on_consent(consent=consent_given(), facts=EVERYTHING, **signal(tenancy, cast.person(name)))
    if name == "lindehoej_clerk":
        with pytest.raises(PermissionDenied):
            send_statutory_notice(**signal(tenancy, cast.person(name)))


@pytest.mark.parametrize(
    ("named", "phone", "arrears", "events"),
    [
        ({Data.CONTACT}, "20 00 00 01", None, 0),
        ({Data.ARREARS}, "", Decimal("8169.00"), 1),
        ({Data.DATES}, "", None, 3),
        ({Data.HOUSEHOLD}, "", None, 0),
    ],
)
def test_only_what_the_consent_names_crosses(cast, tenancy, named, phone, arrears, events):
    notice = pass_on_consent(consent=consent_given(*named), facts=EVERYTHING, **signal(tenancy, cast.fjordparken_clerk))
    case = Case.objects.get(pk=notice.case_id)
    assert case.tenants.get().phone == phone
    assert case.arrears_amount == arrears
    assert case.events.count() == events


def test_a_named_date_that_is_not_there_is_no_event(cast, tenancy):
    pass_on_consent(consent=consent_given(Data.DATES), facts=SharedFacts(), **signal(tenancy, cast.fjordparken_clerk))
    assert not Case.objects.get().events.exists()


def test_the_consent_is_kept_as_it_was_given_with_a_trace_of_codes_only(cast, tenancy):
    given = consent_given(Data.ARREARS, Data.CONTACT)
    pass_on_consent(consent=given, facts=EVERYTHING, **signal(tenancy, cast.fjordparken_clerk))
    kept = Consent.objects.get()
    assert (kept.purpose, kept.expires_on, kept.method) == (given.purpose, given.expires_on, given.method)
    assert (kept.from_agency, kept.to_agency) == (tenancy.landlord, cast.anne.agency)
    assert AuditEvent.objects.get(object_type="coordination.consent").details == {"categories": ["arrears", "contact"]}


def test_a_tenant_who_agrees_to_it_lets_the_landlord_be_told_of_its_own_part(cast, tenancy):
    given = consent_given(Data.CONTACT)
    pass_on_consent(consent=given, facts=EVERYTHING, agreed_back=True, **signal(tenancy, cast.fjordparken_clerk))
    back = Consent.objects.get(to_agency=tenancy.landlord)
    assert Data.PLAN_PART in back.categories
    assert Data.CAUSE_ECONOMIC not in back.categories


@pytest.mark.parametrize("told", ["", "20 00 00 66"])
def test_a_second_consent_neither_wipes_the_number_the_tenant_gave_nor_puts_another_in_its_place(cast, tenancy, told):
    case = CaseFactory(tenancy=tenancy, phone="20 00 00 01")
    facts = SharedFacts(phone=told)
    pass_on_consent(consent=consent_given(Data.CONTACT), facts=facts, **signal(tenancy, cast.fjordparken_clerk))
    assert case.tenants.get().phone == "20 00 00 01"


@pytest.mark.parametrize(
    ("told", "is_of"),
    [("Skovgaard-Holm, Mette", METTE), ("Mette Holm", METTE), ("Ib Dam", "Ib Dam")],
)
def test_a_consent_is_of_the_tenant_whom_the_landlord_names(cast, tenancy, told, is_of):
    case = CaseFactory(tenancy=tenancy, tenant_name=METTE)
    named = signal(tenancy, cast.fjordparken_clerk) | {"tenant_name": told}
    pass_on_consent(consent=consent_given(Data.CONTACT), facts=SharedFacts(), **named)
    assert [consent.tenant.name for consent in case.consents.all()] == [is_of]


def test_what_a_landlord_passes_on_is_not_lost_under_the_facts_being_written(cast, tenancy):
    case = CaseFactory(tenancy=tenancy)
    shown = case.version
    pass_on_consent(consent=consent_given(Data.ARREARS), facts=EVERYTHING, **signal(tenancy, cast.fjordparken_clerk))
    case.refresh_from_db()
    assert case.version > shown


def test_the_unit_records_a_consent_to_an_agency_and_it_opens_nothing_by_itself(cast, traces):
    case = CaseFactory()
    since = traces()
    kept = record_consent(case=case, given=consent_given(Data.PLAN_PART), to_agency=case.landlord, by=cast.anne)
    assert (kept.from_agency, kept.to_agency) == (case.unit, case.landlord)
    assert case.parts.count() == 1
    assert since.audit() == [("create", "consent")]


def test_nobody_but_the_unit_records_a_consent(cast, traces):
    case = CaseFactory()
    since = traces()
    with pytest.raises(PermissionDenied):
        record_consent(case=case, given=consent_given(), to_agency=case.landlord, by=cast.ydelse)
    assert since.none
