"""A case in play: Fjordparken's tenant, with a part for Ydelseskontoret and one for Fjordparken itself."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.utils import timezone

from coordination.lifecycle import Measure
from coordination.models import Case, PlanPart
from tests.factories.case import CaseFactory
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory
from tests.personas import Cast


@dataclass(frozen=True)
class Stage:
    """The case and its two parts; `today` is the day everything happens."""

    cast: Cast
    case: Case
    benefits: PlanPart
    landlord: PlanPart

    def url(self, page: str = "") -> str:
        return f"/sager/{self.case.public_id}/{page}"

    @staticmethod
    def part_url(part: PlanPart, page: str = "") -> str:
        return f"/sager/dele/{part.public_id}/{page}"


@pytest.fixture
def stage(cast: Cast) -> Stage:
    tenancy = TenancyFactory(landlord=cast.fjordparken_clerk.agency)
    case = CaseFactory(tenancy=tenancy, children=[4, 9], phone="20 00 00 01", arrears="8169.00")
    due_on = timezone.localdate() + timedelta(days=10)
    benefits = PartFactory(case=case, agency=cast.ydelse.agency, due_on=due_on)
    landlord = PartFactory(
        case=case,
        agency=cast.fjordparken_clerk.agency,
        measure=Measure.PAYMENT_EXPECTED,
        asked="Betaling ventes senest den 20.",
        due_on=due_on,
    )
    return Stage(cast, case, benefits, landlord)
