"""A private landlord's report: the landlord's own, unless the tenant has agreed that it is passed on."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from coordination.actions.cases import Address
from coordination.actions.notices import SharedFacts
from coordination.actions.reports import Report, report_tenancy
from coordination.lifecycle import DataCategory as Data
from coordination.models import ArrearsRecord, Case, Consent, LandlordNotice, Tenancy
from tests.factories.consent import consent_given

pytestmark = pytest.mark.django_db
HOME = Address("Kirkestien 4, 1. tv.", "9999", "Nordby")
FACTS = SharedFacts(phone="20000012", arrears=Decimal("6200.00"), rent_due_on=date(2026, 11, 2))
REPORT = Report("Henrik Falk Sørup", HOME, FACTS)


def test_without_consent_the_report_is_kept_and_the_municipality_has_nothing(cast, traces):
    since = traces()
    kept, sent = report_tenancy(report=REPORT, consent=None, by=cast.kmp)
    assert sent is None
    assert (kept.balance, kept.phone, kept.tenants) == (Decimal("6200.00"), "20000012", ["Henrik Falk Sørup"])
    assert [model.objects.count() for model in (Case, LandlordNotice, Consent)] == [0, 0, 0]
    assert since.audit() == [("create", "arrearsrecord")]
    assert since.told() == set()


def test_with_consent_what_it_names_is_passed_on(cast):
    consent = consent_given(Data.CONTACT, Data.ARREARS)
    _kept, sent = report_tenancy(report=REPORT, consent=consent, by=cast.kmp)
    case = Case.objects.get()
    assert sent == LandlordNotice.objects.get(case=case)
    assert (case.tenants.get().phone, case.arrears_amount) == ("20000012", Decimal("6200.00"))
    assert case.ground.code == "tenant_consent"


def test_a_report_sent_twice_is_one(cast):
    first = report_tenancy(report=REPORT, consent=consent_given(Data.CONTACT), by=cast.kmp)
    assert report_tenancy(report=REPORT, consent=consent_given(Data.CONTACT), by=cast.kmp) == first
    assert [model.objects.count() for model in (Tenancy, ArrearsRecord, LandlordNotice, Consent)] == [1, 1, 1, 1]


@pytest.mark.parametrize("street", ["kirkestien 4, 1. TV", "Kirkestien 4 1 tv", "Kirkestien  4,1. tv."])
def test_the_same_dwelling_written_in_another_way_is_the_same_tenancy(cast, street):
    report_tenancy(report=REPORT, consent=None, by=cast.kmp)
    again = Report("Henrik Falk Sørup", Address(street, "9999", "Nordby"), FACTS)
    report_tenancy(report=again, consent=None, by=cast.kmp)
    assert Tenancy.objects.get().number == "Kirkestien 4, 1. tv., 9999"


def test_two_long_addresses_that_begin_alike_are_two_tenancies(cast):
    for door in ("tv.", "th."):
        home = Address("Den meget lange vej ved den gamle kirkegårdsmur 1234, 1. " + door, "9999", "Nordby")
        report_tenancy(report=Report("Henrik Falk Sørup", home, FACTS), consent=None, by=cast.kmp)
    assert Tenancy.objects.count() == 2


def test_two_landlords_reporting_one_address_have_a_tenancy_each(cast):
    for landlord in (cast.kmp, cast.kjeldsmark):
        report_tenancy(report=REPORT, consent=None, by=landlord)
    assert Tenancy.objects.count() == 2


def test_a_debt_that_was_paid_and_is_reported_again_is_open(cast):
    report_tenancy(report=REPORT, consent=None, by=cast.kmp)
    ArrearsRecord.objects.update(settled_at=timezone.now())
    report_tenancy(report=REPORT, consent=None, by=cast.kmp)
    assert ArrearsRecord.objects.get().settled_at is None


def test_a_report_without_voluntary_facts_is_kept(cast):
    kept, _sent = report_tenancy(report=Report("Henrik Falk Sørup", HOME), consent=None, by=cast.kmp)
    assert (kept.balance, kept.oldest_due_on, kept.phone) == (0, None, "")


@pytest.mark.parametrize("name", ["fjordparken_clerk", "anne", "ydelse", "lawyer", "council_member"])
def test_only_a_private_landlord_reports(cast, name):
    with pytest.raises(PermissionDenied):
        report_tenancy(report=REPORT, consent=None, by=cast.person(name))
    assert not Tenancy.objects.exists()
