"""What is paid in instalments, as far as the reader may know of it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coordination.access.part_view import PartView
from coordination.actions.guaranteed import written_down
from coordination.models import Guarantee, Instalment, InstalmentPlan
from coordination.reading.facts import kroner
from coordination.reading.labels import sentence


def instalments_of(parts: Sequence[PartView]) -> list[dict[str, Any]]:
    """Of all these parts, as parts/instalment_plans.html takes them; four statements at most, or none.

    A mark that stands in the ledger of a guarantee is taken back there, and not here.
    """
    shown = {part.part.pk: part for part in parts if part.shows_instalments}
    if not shown:
        return []
    plans = InstalmentPlan.objects.filter(part__in=shown).prefetch_related("instalments")
    guarantees = Guarantee.objects.filter(part__in=shown).prefetch_related("entries__countered_by")
    by_part = {guarantee.part_id: guarantee for guarantee in guarantees}
    return [_plan(plan, shown[plan.part_id], by_part.get(plan.part_id)) for plan in plans]


def _plan(plan: InstalmentPlan, part: PartView, guarantee: Guarantee | None) -> dict[str, Any]:
    rows = list(plan.instalments.all())
    in_ledger = written_down(guarantee, rows) if guarantee else set()
    paid = sum((row.amount for row in rows if row.paid_on), Decimal(0))
    return {
        "url": reverse("coordination:part", args=[part.public_id]),
        "title": sentence(part.title),
        "agency": part.agency_name,
        "total": kroner(plan.total),
        "paid": kroner(paid),
        "left": kroner(plan.total - paid),
        "is_broken": plan.is_broken,
        "rows": [_row(part, row, is_in_ledger=row.pk in in_ledger) for row in rows],
    }


def _row(part: PartView, row: Instalment, *, is_in_ledger: bool) -> dict[str, Any]:
    return {
        "number": row.number,
        "due_on": row.due_on,
        "amount": kroner(row.amount),
        "state": _state(row),
        "is_paid": row.paid_on is not None,
        "may_be_missed": not row.is_missed and row.is_overdue(timezone.localdate()),
        "may_be_unmarked": not is_in_ledger and (row.paid_on or row.missed_on) is not None,
        "url": reverse("coordination:mark_instalment", args=[part.public_id, row.public_id]),
    }


def _state(row: Instalment) -> dict[str, str]:
    if row.paid_on:
        return {"kind": "success", "label": _("paid %(day)s") % {"day": _day(row.paid_on)}}
    if row.missed_on:
        return {"kind": "error", "label": _("missed")}
    if row.is_overdue(timezone.localdate()):
        return {"kind": "warning", "label": _("not marked")}
    return {"kind": "neutral", "label": _("to come")}


def _day(day: Any) -> str:
    return str(date_format(day, "MONTH_DAY_FORMAT"))
