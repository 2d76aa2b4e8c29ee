"""The inbox: a row per part, most urgent first, read in the order of its index, a page at a time by key."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Prefetch, Q, QuerySet
from django.db.models.fields import BooleanField
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.access.case_view import CaseView, view_of, with_standing
from coordination.access.permissions import Permission
from coordination.access.visibility import Item
from coordination.access.visible import may, visible_inbox
from coordination.lifecycle import OPEN_PART, Audience, EntryKind, Measure, PartStatus
from coordination.models import Deadline, InboxRow, PlanPart, ReadMark
from coordination.models.inbox import NO_DATE
from coordination.reading.filters import MINE, UNREAD, WAITING, WEEK, Filters
from coordination.reading.labels import STATUS_KINDS, deadline_label, sentence
from coordination.reading.urgency import urgency_of
from hub.accounts.models import Membership

PAGE = 25
MOST_COUNTED = 100
DAYS_A_WEEK = 7


@dataclass(frozen=True)
class InboxPage:
    """One page of rows as components/inbox_row.html takes them, and the query that brings the next."""

    rows: list[dict[str, Any]]
    next_query: str


def inbox_page(membership: Membership, filters: Filters, after: str = "", size: int = PAGE) -> InboxPage:
    """Two statements, however many rows: the rows with all they show, and the deadlines of their cases."""
    rows = list(_after(_chosen(_rows(membership), membership, filters), membership, after)[: size + 1])
    shown = [_drawn(row, membership) for row in rows[:size]]
    is_more = len(rows) > size
    return InboxPage(shown, filters.query(efter=_cursor(rows[size - 1])) if is_more else "")


def unread_count(membership: Membership) -> int:
    """Open parts with something unread, counted no further than MOST_COUNTED."""
    unread = with_unread(visible_inbox(membership).filter(is_open=True), membership).filter(unread=True)
    return unread.order_by().values("pk")[:MOST_COUNTED].count()


def with_unread(rows: "QuerySet[InboxRow]", membership: Membership) -> "QuerySet[Any]":
    """Adds whether anything has happened since this person last read the thread."""
    read = ReadMark.objects.filter(
        user=membership.user, part=OuterRef("part_id"), read_until__gte=OuterRef("last_activity_at")
    )
    return rows.annotate(unread=~Exists(read))


def _rows(membership: Membership) -> "QuerySet[Any]":
    deadlines = Prefetch("part__case__deadlines", queryset=Deadline.objects.select_related("event"))
    rows = with_unread(visible_inbox(membership), membership).annotate(waits=_waits_on_others(membership))
    return (
        with_standing(rows, membership.agency, "part__case")
        .select_related("part__case__coordinator", "part__agency", "last_entry__agency")
        .prefetch_related(deadlines)
        .order_by("rank", "due_on", "pk")
    )


def _waits_on_others(membership: Membership) -> ExpressionWrapper:
    """The next move is somebody else's: another's open part, unless it has asked us; our own, after we have asked."""
    asks = Q(last_entry__kind=EntryKind.MESSAGE, last_entry__audience=Audience.PART)
    ours, we_wrote = Q(part__agency=membership.agency), Q(last_entry__agency=membership.agency)
    anothers = ~ours & Q(part__status__in=OPEN_PART) & ~(asks & ~we_wrote)
    own = ours & Q(part__status=PartStatus.ACCEPTED) & asks & we_wrote
    return ExpressionWrapper(anothers | own, output_field=BooleanField())


def _chosen(rows: "QuerySet[Any]", membership: Membership, filters: Filters) -> "QuerySet[Any]":
    rows = rows.filter(is_open=not filters.is_closed)
    if UNREAD in filters:
        rows = rows.filter(unread=True)
    if MINE in filters:
        rows = rows.filter(part__case__coordinator=membership.user)
    if WEEK in filters:
        rows = rows.filter(due_on__lte=_end_of_week(timezone.localdate()))
    if WAITING in filters:
        rows = rows.filter(waits=True)
    return rows


def _end_of_week(day: date) -> date:
    """Sunday. What is overdue is due this week too."""
    return day + timedelta(days=DAYS_A_WEEK - day.isoweekday())


def _cursor(row: InboxRow) -> str:
    """Where a page ends, without a running number: those would count what the reader may not see."""
    return f"{row.rank}_{row.due_on.isoformat()}_{row.part.public_id.hex}"


def _after(rows: "QuerySet[Any]", membership: Membership, cursor: str) -> "QuerySet[Any]":
    """The rows behind the cursor; nonsense begins at the beginning."""
    try:
        rank, due_on, part = cursor.split("_")
        key = int(rank[:2]), date.fromisoformat(due_on), UUID(part)
    except ValueError:
        return rows
    last = visible_inbox(membership).filter(part__public_id=key[2]).values_list("pk", flat=True).first()
    behind = Tuple(F("rank"), F("due_on"), F("pk"))
    return rows.filter(TupleGreaterThan(behind, (key[0], key[1], last or 0)))


def _drawn(row: Any, membership: Membership) -> dict[str, Any]:
    part, case = row.part, row.part.case
    consented = frozenset(row.standing_consented)
    view = view_of(case, membership.agency, has_part=row.standing_part is not None, consented=consented)
    title = title_of(view) if case.address_protected else view.street
    urgency = urgency_of(view) if row.is_open else None
    return {
        "url": path_of(part),
        "title": title or case.reference,
        "reference": case.reference if title else "",
        "subtitle": _subtitle(row, membership),
        "unread": row.unread,
        "urgency": urgency,
        "deadline": _deadline(row),
        "status": _status(part),
        "waiting_on": part.agency.name if row.waits and part.agency_id != membership.agency_id else "",
        "last_at": timezone.localtime(row.last_activity_at),
        "last_by": row.last_entry.agency.name if row.last_entry else "",
    }


def _status(part: PlanPart) -> dict[str, str]:
    """How far it has come; the unit's own coordination has come as far as the plan."""
    if part.measure == Measure.COORDINATION:
        return {"label": part.case.get_plan_status_display(), "kind": "neutral"}
    return {"label": part.get_status_display(), "kind": STATUS_KINDS[PartStatus(part.status)]}


def path_of(part: PlanPart) -> str:
    """Where a part is read. The unit's own coordination is read on the case's page: it is what the case is about."""
    if part.measure == Measure.COORDINATION:
        return reverse("coordination:case", args=[part.case.public_id])
    return reverse("coordination:part", args=[part.public_id])


def title_of(view: CaseView) -> str:
    """The address as far as the reader may know it; a protected one says so to those who may know that much."""
    if view.case.address_protected and view.shows(Item.ADDRESS):
        return _("Protected address")
    return view.address


def _subtitle(row: Any, membership: Membership) -> str:
    part = row.part
    words = [sentence(part.get_measure_display())]
    if may(membership, Permission.MAKE_PLANS):
        if part.agency_id != membership.agency_id:
            words.insert(0, part.agency.name)
        elif part.case.coordinator is not None:
            words.append(part.case.coordinator.name)
    return " · ".join(words)


def _deadline(row: Any) -> dict[str, Any] | None:
    if row.due_on == NO_DATE or not row.is_open:
        return None
    return {"due_on": row.due_on, "label": deadline_label(row.due_code)}
