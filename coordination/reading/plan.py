"""The parts of a plan that one reader sees, and one part in full."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coordination.access.case_view import CaseView
from coordination.access.part_view import PartView, part_views
from coordination.access.visible import visible_inbox, visible_parts
from coordination.lifecycle import Measure
from coordination.models import Case, PlanPart
from coordination.reading.facts import Fact, kroner
from coordination.reading.inbox import path_of
from coordination.reading.inbox_lines import with_unread
from coordination.reading.labels import sentence
from hub.accounts.models import Membership

# Parts that carry an opening in the ledger, and no task.
NO_TASK = (Measure.COORDINATION, Measure.EMERGENCY_ACCESS)


def parts_of(view: CaseView, membership: Membership) -> list[PartView]:
    """Those of the case that the reader sees, oldest first, less those that nobody was asked for."""
    parts: QuerySet[PlanPart] = visible_parts(membership).filter(case=view.case).exclude(measure__in=NO_TASK)
    return part_views(
        list(parts.select_related("agency", "case", "application").order_by("created_at", "pk")), view, membership
    )


def coordination_of(case: Case, membership: Membership) -> PlanPart | None:
    """The unit's own part, which carries its notes; None for everybody else."""
    found = visible_parts(membership).filter(case=case, measure=Measure.COORDINATION)
    return found.select_related("agency", "case").first()


def plan_list(parts: list[PartView], membership: Membership, current: PlanPart | None = None) -> list[dict[str, Any]]:
    """As components/plan_list.html takes it."""
    rows = with_unread(visible_inbox(membership).filter(part__in=[view.part.pk for view in parts]), membership)
    unread = set(rows.filter(unread=True).values_list("part_id", flat=True))
    return [
        {
            "url": path_of(view.part),
            "agency": view.agency_name,
            "ask": sentence(view.title),
            "due_on": view.due_on,
            "status": view.status,
            "status_label": sentence(view.status_words),
            "current": current is not None and view.part.pk == current.pk,
            "unread": view.part.pk in unread,
            "note": sentence(view.result or view.decline_reason),
        }
        for view in parts
    ]


def asked_facts(view: PartView) -> list[Fact]:
    """What is asked, by when, on what ground, and what came of it, as far as the reader may know."""
    found: list[Fact] = []
    if view.ground is not None:
        law = view.ground.law
        note = law + " · " + _("to be confirmed") if view.ground.is_to_be_confirmed else law
        found.append({"label": _("Legal ground"), "value": str(view.ground), "note": note})
    if view.consent is not None:
        until = _("until %(day)s") % {"day": _day(view.consent.expires_on)}
        found.append({"label": _("Consent"), "value": view.consent.purpose, "note": until})
    if view.due_on:
        found.append({"label": _("Answer by"), "value": _day(view.due_on)})
    return found + _answer_facts(view)


def _answer_facts(view: PartView) -> list[Fact]:
    found: list[Fact] = []
    if view.decline_reason:
        reason = sentence(view.decline_reason)
        found.append({"label": _("Declined because"), "value": reason, "note": view.decline_note})
    if view.result:
        found.append({"label": _("Result"), "value": sentence(view.result)})
    if view.decided_on:
        found.append({"label": _("Decided on"), "value": _day(view.decided_on)})
    if view.amount is not None:
        found.append({"label": _("Amount"), "value": kroner(view.amount)})
    if view.pays_on:
        found.append({"label": _("The landlord has the money on"), "value": _day(view.pays_on)})
    begins, ends = view.covers
    if begins or ends:
        days = f"{_day(begins) if begins else ''} – {_day(ends) if ends else ''}".strip(" ")
        found.append({"label": _("Covers"), "value": days})
    if view.result_note:
        found.append({"label": _("Note"), "value": view.result_note})
    return found


def _day(day: Any) -> str:
    return str(date_format(day, "DATE_FORMAT"))


def crumbs(view: CaseView, here: str = "") -> list[dict[str, str]]:
    """As components/breadcrumbs.html takes them: inbox, case, and the page below it."""
    inbox = {"label": _("Cases"), "url": reverse("coordination:inbox")}
    case = {"label": view.case.reference}
    if not here:
        return [inbox, case]
    return [inbox, case | {"url": reverse("coordination:case", args=[view.case.public_id])}, {"label": here}]
