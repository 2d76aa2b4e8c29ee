"""Visits on the page of a case, the tour of a day, and who should have checked out by now."""

from datetime import date
from typing import Any
from urllib.parse import quote

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from coordination.access.case_view import KEPT_TRIES, CaseView, standing_of, view_of, with_standing
from coordination.access.permissions import Permission
from coordination.access.rules import can_keep, can_plan
from coordination.access.visible import may
from coordination.actions.visits import in_order
from coordination.contact import LENGTHS, USUAL_LENGTH, VisitStatus
from coordination.models import InboxRow, Visit
from coordination.reading.facts import household_words
from coordination.reading.inbox import title_of
from coordination.reading.urgency import urgency_of
from hub.accounts.models import Membership

KINDS = {VisitStatus.PLANNED: "info", VisitStatus.DONE: "success", VisitStatus.CANCELLED: "neutral"}


def visits_of(view: CaseView, membership: Membership) -> list[dict[str, Any]] | None:
    """Those of the case, the newest first, for the unit that keeps it; None for everybody else."""
    if not can_keep(membership, view.case):
        return None
    plans = can_plan(membership, view.case)
    visits = view.case.visits.select_related("who").order_by("-planned_on", "-id")
    return [_row(visit, plans=plans) for visit in visits]


def _row(visit: Visit, *, plans: bool) -> dict[str, Any]:
    place = [visit.public_id]
    is_planned = visit.status == VisitStatus.PLANNED
    return {
        **_said(visit),
        "on": visit.planned_on,
        "cancel_reason": visit.cancel_reason,
        "outcome": visit.outcome,
        "change_url": reverse("coordination:change_visit", args=place)
        if plans and is_planned and visit.checked_in_at is None
        else "",
        "cancel_url": reverse("coordination:cancel_visit", args=place) if plans and is_planned else "",
        "outcome_url": reverse("coordination:end_visit", args=place)
        if plans and visit.status != VisitStatus.CANCELLED
        else "",
        "check_out_url": reverse("coordination:check_out", args=place) if visit.is_going_on else "",
    }


def _said(visit: Visit) -> dict[str, Any]:
    return {
        "id": visit.public_id,
        "time": time_words(visit),
        "who": visit.who.name,
        "announced": visit.announced,
        "status": visit.get_status_display(),
        "kind": KINDS[VisitStatus(visit.status)],
        "safety_flag": visit.safety_flag,
        "safety_note": visit.safety_note,
        "going_on": visit.is_going_on,
        "expected_out": timezone.localtime(visit.expected_out_at) if visit.expected_out_at else None,
    }


def time_words(visit: Visit) -> str:
    """ "10.00–11.00", "10.00", or nothing when it does not matter."""
    return "–".join(time_format(at, "TIME_FORMAT") for at in (visit.from_time, visit.until_time) if at)


def tour_of(membership: Membership, day: date | None = None) -> list[tuple[Visit, dict[str, Any]]]:
    """One's own visits of the day (default: today), as they are made one by one: a fixed number of statements."""
    own = Visit.objects.filter(who_id=membership.user_id, planned_on=day or timezone.localdate())
    own = own.filter(case__unit_id=membership.agency_id).exclude(status=VisitStatus.CANCELLED)
    tried = InboxRow.objects.filter(part__case=OuterRef("case"), agency_id=membership.agency_id, is_case=True)
    own = own.annotate(tries=Subquery(tried.values("tries")[:1]))
    rows = with_standing(own, membership.agency, "case").select_related("case__landlord", "case__unit", "who")
    visits = in_order(rows.prefetch_related("case__tenants", "case__deadlines__event"))
    last = len(visits) - 1
    return [(visit, _stop(visit, membership, number, is_last=number == last)) for number, visit in enumerate(visits)]


def _stop(visit: Visit, membership: Membership, number: int, *, is_last: bool) -> dict[str, Any]:
    vars(visit.case)[KEPT_TRIES] = visit.tries or 0  # type: ignore[attr-defined]  # kept ready: see tour_of
    view = view_of(visit.case, membership.agency, standing_of(visit, visit.case, membership.agency))
    place, case = [visit.public_id], [visit.case.public_id]
    plans = can_plan(membership, visit.case)
    is_today = visit.planned_on == timezone.localdate()
    is_open = plans and is_today and visit.checked_out_at is None
    return {
        **_said(visit),
        "number": number + 1,
        "title": title_of(view) or view.case.reference,
        "reference": view.case.reference,
        "case_url": reverse("coordination:case", args=case),
        "reveal_url": reverse("coordination:reveal_address", args=case) if view.is_protected else "",
        "map_url": f"geo:0,0?q={quote(view.address)}" if view.address else "",
        "people": [{"name": tenant.name, "tel": _tel(tenant.phone)} for tenant in view.tenants],
        "children": household_words(view.children) if view.children else "",
        "urgency": urgency_of(view),
        "address": view.address or "",
        "tell_url": reverse("coordination:tell", args=place) if plans and is_today else "",
        "check_in_url": reverse("coordination:check_in", args=place)
        if is_open and visit.status == VisitStatus.PLANNED
        else "",
        "check_out_url": reverse("coordination:check_out", args=place) if visit.is_going_on else "",
        "checked_out": timezone.localtime(visit.checked_out_at) if visit.checked_out_at else None,
        "move_url": reverse("coordination:move_visit", args=place) if plans else "",
        "is_first": number == 0,
        "is_last": is_last,
    }


def _tel(phone: str) -> str:
    return "tel:" + phone.replace(" ", "") if phone else ""


def lengths() -> list[dict[str, Any]]:
    """How long a visit may be said to take."""
    return [
        {"value": minutes, "label": _("%(minutes)d minutes") % {"minutes": minutes}, "usual": minutes == USUAL_LENGTH}
        for minutes in LENGTHS
    ]


def overdue_visits(membership: Membership, case: Any = None) -> list[dict[str, Any]]:
    """Who of the unit should have checked out by now, of one case or of all."""
    if not may(membership, Permission.MAKE_PLANS):
        return []
    overdue = Visit.objects.overdue().filter(case__unit_id=membership.agency_id)
    overdue = overdue if case is None else overdue.filter(case=case)
    return [
        {
            "who": visit.who.name,
            "since": timezone.localtime(visit.expected_out_at),
            "reference": visit.case.reference,
            "case_url": reverse("coordination:case", args=[visit.case.public_id]),
            "check_out_url": reverse("coordination:check_out", args=[visit.public_id]),
        }
        for visit in overdue.select_related("who", "case").order_by("expected_out_at")
    ]


def one_line(visit: Visit) -> str:
    """A visit in a few words, as a question about it names it."""
    return " · ".join(filter(None, [date_format(visit.planned_on, "DATE_FORMAT"), time_words(visit), visit.who.name]))
