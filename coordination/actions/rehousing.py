"""What home the household needs, and the dwellings it was offered: written by the unit."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from coordination.actions.cases import StaleVersionError
from coordination.actions.holding import hold_to_plan
from coordination.models import Case, HousingOffer, RehousingNeed
from coordination.rehousing import OfferAnswer, OfferKind, OfferRefusal
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record


@dataclass(frozen=True)
class Need:
    """`moves_out_on` is all that the old landlord is ever told, and that with consent alone. Rent in kroner a month."""

    rooms: int | None
    max_rent: Decimal | None
    accessible: bool
    pets: bool
    area: str
    waiting_since: date
    moves_out_on: date | None


@transaction.atomic
def write_need(*, case: Case, need: Need, version: int, by: Membership) -> RehousingNeed:
    """Store it as it is known now. StaleVersionError when somebody else did so since `version` (0: none) was read."""
    held = hold_to_plan(case, by)
    found = RehousingNeed.objects.filter(case=held).first() or RehousingNeed(case=held, version=0)
    if found.version != version:
        raise StaleVersionError
    is_new = found.pk is None
    for name in ("rooms", "max_rent", "accessible", "pets", "area", "waiting_since"):
        setattr(found, name, getattr(need, name))
    found.version += 1
    found.save()
    Case.objects.filter(pk=held.pk).update(moves_out_on=need.moves_out_on)
    record(by=by, verb=Verb.CREATE if is_new else Verb.CHANGE, obj=found, case=held)
    return found


# What an offer's row takes over word for word.
AS_TOLD = ("offered_on", "kind", "landlord", "dwelling", "answer", "keys_on")


@dataclass(frozen=True)
class Offer:
    """A dwelling, and what became of it. The same key twice (a double click) is one offer, and no other."""

    offered_on: date
    kind: OfferKind
    landlord: str
    dwelling: str
    answer: OfferAnswer
    refusal: OfferRefusal | None
    keys_on: date | None
    key: UUID


@transaction.atomic
def write_offer(
    *, case: Case, offer: Offer, by: Membership, known: HousingOffer | None = None, version: int = 0
) -> HousingOffer:
    """A new offer, or what became of a known one. StaleVersionError when somebody else wrote since `version`, or the
    key of a new one has written another."""
    held = hold_to_plan(case, by)
    if known is None:
        # Made from the key: the key itself would meet other cases' offers (see actions.entries).
        public_id = uuid5(held.public_id, f"offer:{by.pk}:{offer.key}")
        twice = HousingOffer.objects.filter(public_id=public_id).first()
        if twice is not None:
            return _the_same(twice, offer)
        found = HousingOffer(case=held, public_id=public_id, version=0)
    else:
        found = HousingOffer.objects.select_for_update(of=("self",)).get(pk=known.pk)
        if found.version != version:
            raise StaleVersionError
    return _stored(found, offer, by)


def _the_same(known: HousingOffer, offer: Offer) -> HousingOffer:
    if any(getattr(known, name) != getattr(offer, name) for name in AS_TOLD) or known.refusal != (offer.refusal or ""):
        raise StaleVersionError
    return known


def _stored(found: HousingOffer, offer: Offer, by: Membership) -> HousingOffer:
    if offer.answer == OfferAnswer.WAITING:
        found.answered_on = None
    elif found.answer != offer.answer or found.answered_on is None:
        found.answered_on = timezone.localdate()
    for name in AS_TOLD:
        setattr(found, name, getattr(offer, name))
    found.refusal = offer.refusal or ""
    found.version += 1
    is_new = found.pk is None
    found.save()
    record(by=by, verb=Verb.CREATE if is_new else Verb.CHANGE, obj=found, case=found.case, answer=str(offer.answer))
    return found
