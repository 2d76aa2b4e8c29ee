from datetime import date
from decimal import Decimal

import factory

from coordination.models import ArrearsList, ArrearsRecord, ListStatus
from tests.factories.membership import member_of
from tests.factories.tenancy import TenancyFactory


class ArrearsRecordFactory(factory.django.DjangoModelFactory):
    """A month's rent that a tenant owes, as the landlord's list told it."""

    class Meta:
        model = ArrearsRecord

    tenancy = factory.SubFactory(TenancyFactory)
    landlord = factory.SelfAttribute("tenancy.landlord")
    tenants = factory.LazyFunction(lambda: ["Skovgaard-Holm, Mette"])
    balance = Decimal("8169.00")
    oldest_due_on = date(2026, 11, 2)
    fingerprint = factory.Sequence(lambda n: f"{n:064x}")


class ArrearsListFactory(factory.django.DjangoModelFactory):
    """A list that a landlord has uploaded and imported."""

    class Meta:
        model = ArrearsList

    uploaded_by = factory.LazyAttribute(lambda arrears_list: member_of(arrears_list.landlord))
    landlord = factory.SubFactory("tests.factories.agency.AgencyFactory")
    file_name = "restanceliste.csv"
    status = ListStatus.DONE
