"""What is paid in instalments, as far as the reader may know of it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coordination.access.part_view import PartView
from coordination.models import Guarantee, Instalment, InstalmentPlan
from coordination.reading.facts import kroner
from coordination.reading.labels import sentence


def instalments_of(parts: Sequence[PartView]) -> list[dict[str, Any]]:
    """Of all these parts, as parts/instalment_plans.html takes them; two statements, or none.

    A mark in a plan that is guaranteed is taken back in the ledger, and not here.
    """
    shown = {part.part.pk: part for part in parts if part.shows_instalments}
    if not shown:
        return []
    plans = InstalmentPlan.objects.filter(part__in=shown).prefetch_related("instalments")
    plans = plans.annotate(is_guaranteed=Exists(Guarantee.objects.filter(part=OuterRef("part"))))
    return [_plan(plan, shown[plan.part_id]) for plan in plans]


def _plan(plan: Any, part: PartView) -> dict[str, Any]:
    rows = list(plan.instalments.all())
    paid = sum((row.amount for row in rows if row.paid_on), Decimal(0))
    return {
        "url": reverse("coordination:part", args=[part.public_id]),
        "title": sentence(part.title),
        "agency": part.agency_name,
        "total": kroner(plan.total),
        "paid": kroner(paid),
        "left": kroner(plan.total - paid),
        "is_broken": plan.is_broken,
        "rows": [_row(part, row, is_guaranteed=plan.is_guaranteed) for row in rows],
    }


def _row(part: PartView, row: Instalment, *, is_guaranteed: bool) -> dict[str, Any]:
    return {
        "number": row.number,
        "due_on": row.due_on,
        "amount": kroner(row.amount),
        "state": _state(row),
        "is_paid": row.paid_on is not None,
        "may_be_missed": not row.is_missed and row.is_overdue(timezone.localdate()),
        "may_be_unmarked": not is_guaranteed and (row.paid_on or row.missed_on) is not None,
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
