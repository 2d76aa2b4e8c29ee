from datetime import date
from decimal import Decimal

import factory

from coordination.lifecycle import Measure
from coordination.models import Guarantee, GuaranteeEntry
from coordination.money import LedgerKind
from tests.factories.part import PartFactory


class GuaranteeFactory(factory.django.DjangoModelFactory):
    """A ledger without a line."""

    class Meta:
        model = Guarantee

    part = factory.SubFactory(PartFactory, measure=Measure.GUARANTEE)
    case = factory.SelfAttribute("part.case")
    ceiling = Decimal("10000.00")


class GuaranteeEntryFactory(factory.django.DjangoModelFactory):
    """A line, as it stands; with `counter_of`, one that takes it back."""

    class Meta:
        model = GuaranteeEntry

    guarantee = factory.SubFactory(GuaranteeFactory)
    counter_of = None
    kind = factory.LazyAttribute(lambda line: line.counter_of.kind if line.counter_of else LedgerKind.GUARANTEED)
    amount = factory.LazyAttribute(lambda line: -line.counter_of.amount if line.counter_of else Decimal("100.00"))
    on = date(2026, 11, 2)
    agency = factory.SelfAttribute("guarantee.part.agency")
