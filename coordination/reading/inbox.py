"""The inbox: a row per part, most urgent first, in the words that one reader may know."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.access.case_view import CaseView, standing_of, view_of
from coordination.access.part_view import PartView
from coordination.access.permissions import Permission
from coordination.access.prepared import prepared
from coordination.access.visible import may, visible_inbox
from coordination.lifecycle import Measure, PartStatus
from coordination.models import PlanPart
from coordination.models.inbox import NO_DATE
from coordination.reading.filters import Filters
from coordination.reading.inbox_lines import Line, cursor_of, inbox_lines, with_unread
from coordination.reading.labels import STATUS_KINDS, deadline_label, sentence
from coordination.reading.urgency import urgency_of
from hub.accounts.models import Membership

PAGE = 25
MOST_COUNTED = 100


@dataclass(frozen=True)
class InboxPage:
    """One page of rows as components/inbox_row.html takes them, and the query that brings the next."""

    rows: list[dict[str, Any]]
    next_query: str


def inbox_page(membership: Membership, filters: Filters, after: str = "", size: int = PAGE) -> InboxPage:
    """The first rows that the filters let through, behind the cursor `after`."""
    lines = inbox_lines(membership, filters.chosen, after, size + 1)
    shown = [_drawn(line, membership) for line in lines[:size]]
    is_more = len(lines) > size
    return InboxPage(shown, filters.query(efter=cursor_of(lines[size - 1])) if is_more else "")


def unread_count(membership: Membership) -> int:
    """Open parts with something unread, counted no further than MOST_COUNTED."""
    return len(_unread(membership))


@prepared
def _unread(asker: Membership) -> "QuerySet[Any, Any]":
    unread = with_unread(visible_inbox(asker).filter(is_open=True), asker).filter(unread=True)
    return unread.order_by().values_list("pk")[:MOST_COUNTED]


def _drawn(row: Line, membership: Membership) -> dict[str, Any]:
    case = row.part.case
    view = view_of(case, membership.agency, standing_of(row, case, membership.agency))
    part = PartView(row.part, view, reads=row.read_grant is not None)
    title = title_of(view) if view.is_protected else view.street
    return {
        "url": path_of(row.part),
        "title": title or case.reference,
        "reference": case.reference if title else "",
        "subtitle": _subtitle(part, row.coordinator, membership),
        "unread": row.unread,
        "urgency": urgency_of(view) if row.is_open else None,
        "deadline": _deadline(row, view),
        "status": _status(part),
        "waiting_on": part.agency_name if row.waits and not part.is_own else "",
        **_last(row, part),
    }


def _last(row: Line, part: PartView) -> dict[str, Any]:
    """Who wrote last, and when: a thread tells that to its readers alone."""
    if not part.reads:
        return {"last_at": None, "last_by": ""}
    return {"last_at": timezone.localtime(row.last_activity_at), "last_by": row.last_by or ""}


def _status(part: PartView) -> dict[str, str]:
    """How far it has come; the unit's own coordination has come as far as the plan."""
    if part.measure == Measure.COORDINATION and part.case_view.plan_status:
        return {"label": part.case_view.plan_status, "kind": "neutral"}
    return {"label": part.status_words, "kind": STATUS_KINDS[PartStatus(part.status)]}


# What is read on the page of the case itself.
READ_ON_CASE = frozenset({Measure.COORDINATION, Measure.EMERGENCY_ACCESS})


def path_of(part: PlanPart) -> str:
    """Where a part is read. The unit's own coordination is read on the case's page: it is what the case is about."""
    if part.measure in READ_ON_CASE:
        return reverse("coordination:case", args=[part.case.public_id])
    return reverse("coordination:part", args=[part.public_id])


def title_of(view: CaseView) -> str:
    """The address as far as the reader may know it; a protected one says so to those who may know that much."""
    if view.is_protected:
        return _("Protected address")
    return view.address


def _subtitle(part: PartView, coordinator: str | None, membership: Membership) -> str:
    words = [sentence(part.title)]
    if may(membership, Permission.MAKE_PLANS):
        if not part.is_own:
            words.insert(0, part.agency_name)
        elif coordinator:
            words.append(coordinator)
    return " · ".join(words)


def _deadline(row: Line, view: CaseView) -> dict[str, Any] | None:
    """The day the row is sorted by, if the reader may still know it: the row is older than what may be known today."""
    if row.due_on == NO_DATE or not row.is_open:
        return None
    known = {(deadline.due_on, deadline.code) for deadline in view.deadlines} | {(row.part.due_on, "")}
    if (row.due_on, row.due_code) not in known:
        return None
    return {"due_on": row.due_on, "label": deadline_label(row.due_code)}
