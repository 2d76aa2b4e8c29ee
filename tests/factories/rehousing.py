from datetime import date
from decimal import Decimal

import factory

from coordination.models import HousingOffer, RehousingNeed
from coordination.rehousing import OfferAnswer, OfferKind
from tests.factories.case import CaseFactory


class RehousingNeedFactory(factory.django.DjangoModelFactory):
    """Three rooms in the north of town."""

    class Meta:
        model = RehousingNeed

    case = factory.SubFactory(CaseFactory)
    rooms = 3
    max_rent = Decimal("5500.00")
    area = "Nordbyen"
    waiting_since = date(2026, 8, 3)


class HousingOfferFactory(factory.django.DjangoModelFactory):
    """A dwelling at Lindehøj, accepted."""

    class Meta:
        model = HousingOffer

    case = factory.SubFactory(CaseFactory)
    offered_on = date(2026, 8, 19)
    kind = OfferKind.MUNICIPAL_ALLOCATION
    landlord = "Boligforeningen Lindehøj"
    dwelling = "Lindealle 4, 1. th."
    answer = OfferAnswer.ACCEPTED
    answered_on = date(2026, 8, 20)
    keys_on = date(2026, 8, 28)
