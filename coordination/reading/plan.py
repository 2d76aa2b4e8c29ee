"""The parts of a plan that one reader sees, and one part in full."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coordination.access.case_view import CaseView
from coordination.access.visible import visible_inbox, visible_parts
from coordination.lifecycle import Measure, PartStatus
from coordination.models import Case, PlanPart
from coordination.reading.facts import Fact, kroner
from coordination.reading.inbox import path_of, with_unread
from coordination.reading.labels import sentence
from hub.accounts.models import Membership


def parts_of(case: Case, membership: Membership) -> list[PlanPart]:
    """Those of the case that the reader sees, oldest first, less the coordination: nobody was asked for that."""
    parts: QuerySet[PlanPart] = visible_parts(membership).filter(case=case).exclude(measure=Measure.COORDINATION)
    return list(parts.select_related("agency", "case").order_by("created_at", "pk"))


def coordination_of(case: Case, membership: Membership) -> PlanPart | None:
    """The unit's own part, which carries its notes; None for everybody else."""
    found = visible_parts(membership).filter(case=case, measure=Measure.COORDINATION)
    return found.select_related("agency", "case").first()


def plan_list(parts: list[PlanPart], membership: Membership, current: PlanPart | None = None) -> list[dict[str, Any]]:
    """As components/plan_list.html takes it."""
    rows = with_unread(visible_inbox(membership).filter(part__in=[part.pk for part in parts]), membership)
    unread = set(rows.filter(unread=True).values_list("part_id", flat=True))
    return [
        {
            "url": path_of(part),
            "agency": part.agency.name,
            "ask": sentence(part.get_measure_display()),
            "due_on": part.due_on,
            "status": part.status,
            "status_label": sentence(part.get_status_display()),
            "current": current is not None and part.pk == current.pk,
            "unread": part.pk in unread,
            "note": _outcome(part),
        }
        for part in parts
    ]


def _outcome(part: PlanPart) -> str:
    if part.status == PartStatus.DONE and part.result:
        return sentence(part.get_result_display())
    if part.status == PartStatus.DECLINED and part.decline_reason:
        return sentence(part.get_decline_reason_display())
    return ""


def asked_facts(part: PlanPart) -> list[Fact]:
    """What is asked, by when, on what ground, and what came of it."""
    ground = part.ground
    note = ground.law + " · " + _("to be confirmed") if ground.is_to_be_confirmed else ground.law
    found: list[Fact] = [{"label": _("Legal ground"), "value": str(ground), "note": note}]
    if part.consent is not None:
        until = _("until %(day)s") % {"day": _day(part.consent.expires_on)}
        found.append({"label": _("Consent"), "value": part.consent.purpose, "note": until})
    if part.due_on:
        found.append({"label": _("Answer by"), "value": _day(part.due_on)})
    return found + _answer_facts(part)


def _answer_facts(part: PlanPart) -> list[Fact]:
    if part.status == PartStatus.DECLINED:
        reason = sentence(part.get_decline_reason_display())
        return [{"label": _("Declined because"), "value": reason, "note": part.decline_note}]
    if part.status != PartStatus.DONE:
        return []
    found: list[Fact] = [{"label": _("Result"), "value": sentence(part.get_result_display())}]
    if part.decided_on:
        found.append({"label": _("Decided on"), "value": _day(part.decided_on)})
    if part.amount is not None:
        found.append({"label": _("Amount"), "value": kroner(part.amount)})
    if part.pays_on:
        found.append({"label": _("The landlord has the money on"), "value": _day(part.pays_on)})
    if part.result_note:
        found.append({"label": _("Note"), "value": part.result_note})
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
