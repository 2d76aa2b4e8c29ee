"""What the demo shows of finding another home: the need, and offers with what became of them."""

from decimal import Decimal
from uuid import UUID

from coordination.actions.rehousing import Need, Offer, write_need, write_offer
from coordination.models import Case
from coordination.rehousing import OfferAnswer, OfferKind, OfferRefusal
from hub.demo.stage import Stage

KEYS = [UUID(int=0x601 + number) for number in range(3)]


def play(stage: Stage) -> None:
    _flemming(stage)
    _layla(stage)


def _flemming(stage: Stage) -> None:
    """A first offer was too far off; the second waits for his answer."""
    case, by = Case.objects.get(tenants__name="Flemming Overby"), stage.people["mikkel"]
    with stage.at(stage.workday(-12), "10:30"):
        need = Need(1, Decimal("4200.00"), accessible=False, pets=True, area="Nordby by",
                    waiting_since=stage.workday(-14), moves_out_on=None)  # fmt: skip
        write_need(case=case, need=need, version=0, by=by)
    offers = (
        (-8, OfferKind.MUNICIPAL_ALLOCATION, "Lindehøj", "Lindehøj 4, 3. th.", OfferAnswer.REFUSED, OfferRefusal.PETS),
        (-2, OfferKind.UNCONVENTIONAL, "Nordby Kommune", "Skæv bolig, Havnevej 40", OfferAnswer.WAITING, None),
    )
    for key, (day, kind, landlord, dwelling, answer, refusal) in zip(KEYS, offers, strict=False):
        with stage.at(stage.workday(day), "11:10"):
            offer = Offer(stage.workday(day), kind, landlord, dwelling, answer, refusal, None, key)
            write_offer(case=case, offer=offer, by=by)


def _layla(stage: Stage) -> None:
    """They have said yes, and get the keys before the enforcement."""
    case, by = Case.objects.get(tenants__name="Layla Haddad"), stage.people["anne"]
    moves = stage.workday(4)
    with stage.at(stage.workday(-7), "10:30"):
        need = Need(4, Decimal("7000.00"), accessible=False, pets=False, area="Skoledistrikt Lindehøj",
                    waiting_since=stage.workday(-9), moves_out_on=moves)  # fmt: skip
        write_need(case=case, need=need, version=0, by=by)
        offer = Offer(stage.workday(-7), OfferKind.ORDINARY, "Lindehøj", "Lindehøj 61, 2. tv.", OfferAnswer.ACCEPTED,
                      None, stage.workday(3), KEYS[2])  # fmt: skip
        write_offer(case=case, offer=offer, by=by)
