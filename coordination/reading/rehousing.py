"""Another home: the need, the waiting, and what was offered, as far as the reader may know."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coordination import deadlines
from coordination.access.case_view import CaseView
from coordination.access.part_view import PartView
from coordination.access.visibility import Item
from coordination.lifecycle import Measure, PartStatus
from coordination.models import HousingOffer, RehousingNeed
from coordination.reading.facts import Fact, kroner
from coordination.reading.labels import sentence
from coordination.rehousing import OfferAnswer, OfferKind


def rehousing(view: CaseView, parts: Sequence[PartView], *, plans: bool) -> dict[str, Any] | None:
    """As parts/rehousing.html takes it; None where there is nothing to show and nothing to write."""
    offers = list(HousingOffer.objects.filter(case=view.case)) if view.shows(Item.NEW_DWELLING) else []
    knows_need = view.shows(Item.FULL_PLAN)
    need = RehousingNeed.objects.filter(case=view.case).first() if knows_need else None
    if need is None and not offers and not plans:
        return None
    return {
        "facts": _facts(need, offers) if need else [],
        "offers": [_row(view, offer) for offer in offers],
        "warning": loan_warning(offers, parts) if knows_need else "",
        "plans": plans,
        "has_need": need is not None,
    }


def _facts(need: RehousingNeed, offers: Sequence[HousingOffer]) -> list[Fact]:
    found: list[Fact] = [{"label": _("Waiting"), "value": _waiting(need, offers)}]
    if need.rooms:
        found.append({"label": _("Rooms at least"), "value": str(need.rooms)})
    if need.max_rent is not None:
        found.append({"label": _("Highest rent"), "value": kroner(need.max_rent)})
    if need.area:
        found.append({"label": _("Area"), "value": need.area})
    wants = [word for holds, word in ((need.accessible, _("accessible")), (need.pets, _("with pets"))) if holds]
    return [*found, {"label": _("Needs"), "value": sentence(", ".join(wants))}] if wants else found


def _waiting(need: RehousingNeed, offers: Sequence[HousingOffer]) -> str:
    """Until today, or until an offer was accepted."""
    accepted = [offer.answered_on for offer in offers if offer.answer == OfferAnswer.ACCEPTED and offer.answered_on]
    days = max(0, (min(accepted, default=timezone.localdate()) - need.waiting_since).days)
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}


def _row(view: CaseView, offer: HousingOffer) -> dict[str, Any]:
    return {
        "landlord": offer.landlord,
        "dwelling": offer.dwelling,
        "kind": sentence(offer.get_kind_display()),
        "offered_on": offer.offered_on,
        "answer": sentence(offer.get_answer_display()),
        "refusal": sentence(offer.get_refusal_display()) if offer.refusal else "",
        "keys_on": offer.keys_on,
        "url": reverse("coordination:offer", args=[view.case.public_id, offer.public_id]),
    }


def loan_warning(offers: Sequence[HousingOffer], parts: Sequence[PartView]) -> str:
    """A deposit loan must be applied for before the tenant moves in (boligstøtteloven ch. 10): has anybody?"""
    accepted = [offer for offer in offers if offer.answer == OfferAnswer.ACCEPTED and offer.kind != OfferKind.PRIVATE]
    if not accepted or any(_is_applied_for(part) for part in parts if part.measure == Measure.DEPOSIT_LOAN):
        return ""
    moving_in = [offer.keys_on for offer in accepted if offer.keys_on]
    if not moving_in:
        return _("Apply for the deposit loan before the tenant moves in. It has not been applied for yet.")
    last = deadlines.compute("deposit_loan_before_move_in", min(moving_in), mode="strict")
    return _("Apply for the deposit loan by %(day)s, before the tenant moves in. It has not been applied for yet.") % {
        "day": _day(last)
    }


def _is_applied_for(part: PartView) -> bool:
    """It was sent, or has been decided already."""
    is_sent = part.application is not None and part.application.sent_on is not None
    return is_sent or part.status == PartStatus.DONE


def _day(day: date) -> str:
    return str(date_format(day, "DATE_FORMAT"))
