"""The municipal guarantee of a case, as the reader may know of it: the landlord sees its own side of the contract."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from coordination.access.case_view import CaseView
from coordination.access.visibility import Item
from coordination.models import Guarantee, GuaranteeEntry
from coordination.money import NOT_THE_LANDLORDS, Balance, balances
from coordination.reading.facts import Fact, kroner
from coordination.reading.labels import sentence


def guarantees_of(view: CaseView) -> list[dict[str, Any]]:
    """As parts/guarantees.html takes them; empty for whoever may not know."""
    if not view.shows(Item.GUARANTEE):
        return []
    # By way of the case, so that a rule that asks each for its case asks nothing of the database.
    known = view.case.guarantees.all()
    return [_guarantee(guarantee, is_landlords=view.agency.is_landlord) for guarantee in known]


def _guarantee(guarantee: Guarantee, *, is_landlords: bool) -> dict[str, Any]:
    entries = guarantee.entries.select_related("countered_by")
    if is_landlords:
        entries = entries.exclude(kind__in=NOT_THE_LANDLORDS)
    amounts = balances(guarantee.entries.all().sums())
    return {
        "itself": guarantee,
        "facts": _facts(guarantee, amounts, is_landlords=is_landlords),
        "is_claimable": amounts[Balance.UNCLAIMED] > 0,
        "rows": [_row(entry) for entry in entries],
    }


def _facts(guarantee: Guarantee, amounts: dict[Balance, Decimal], *, is_landlords: bool) -> list[Fact]:
    shown = [balance for balance in Balance if not (is_landlords and balance is Balance.OWED)]
    ceiling: Fact = {"label": _("Ceiling"), "value": kroner(guarantee.ceiling)}
    return [ceiling, *({"label": sentence(each.label), "value": kroner(amounts[each])} for each in shown)]


def _row(entry: GuaranteeEntry) -> dict[str, Any]:
    return {
        "id": entry.public_id,
        "on": entry.on,
        "what": sentence(entry.get_kind_display()),
        "amount": kroner(entry.amount),
        "is_counter": entry.counter_of_id is not None,
        "is_countered": hasattr(entry, "countered_by"),
    }
