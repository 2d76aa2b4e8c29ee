from datetime import date
from decimal import Decimal

import factory

from coordination.models import Instalment, InstalmentPlan
from tests.factories.part import PartFactory


class InstalmentPlanFactory(factory.django.DjangoModelFactory):
    """What was agreed, in one instalment."""

    class Meta:
        model = InstalmentPlan
        skip_postgeneration_save = True

    part = factory.SubFactory(PartFactory)
    total = Decimal("8169.00")

    @factory.post_generation
    def instalments(self, create: bool, extracted: object, **given: object) -> None:
        Instalment.objects.create(plan=self, number=1, due_on=date(2026, 12, 1), amount=self.total)
