from decimal import Decimal

import factory

from coordination.models import Application
from tests.factories.part import PartFactory


class ApplicationFactory(factory.django.DjangoModelFactory):
    """What an office is applied to for in its part, as it stands."""

    class Meta:
        model = Application

    part = factory.SubFactory(PartFactory)
    amount_asked = Decimal("7840.00")
    missing = ["budget_form"]
    missing_note = "Budgettet mangler."
