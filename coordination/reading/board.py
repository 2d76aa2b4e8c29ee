"""The board of the weekly meeting: every open case of the unit once, by when something is due."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.access.case_view import KEPT_TRIES, CaseView, standing_of, view_of, with_standing
from coordination.access.visible import visible_inbox
from coordination.models import Deadline, InboxRow, NextStepRule
from coordination.reading.conditions import end_of_week
from coordination.reading.inbox import path_of, title_of
from coordination.reading.labels import deadline_label, sentence
from coordination.reading.next_steps import first_step
from coordination.reading.plan import NO_TASK
from coordination.reading.urgency import urgency_of
from hub.accounts.models import Membership

# As many as a meeting can go through; what is beyond stands in the inbox.
MOST_SHOWN = 200
OVERDUE, TODAY, WEEK, NEXT_WEEK, LATER, RESTING = "overdue", "today", "week", "next_week", "later", "resting"
TITLES = {
    OVERDUE: _("Overdue"),
    TODAY: _("Today"),
    WEEK: _("This week"),
    NEXT_WEEK: _("Next week"),
    LATER: _("Later, or without a date"),
    RESTING: _("On pause"),
}


@dataclass(frozen=True)
class Board:
    """The sections in their order, each {title, rows}; `is_cut`: there are more cases than are shown."""

    sections: list[dict[str, Any]]
    count: int
    is_cut: bool


def board(membership: Membership) -> Board:
    """What the unit may see of its open cases. The number of statements is the same for one case and for many."""
    found = list(_rows(membership)[: MOST_SHOWN + 1])
    rules = list(NextStepRule.objects.filter(is_active=True))
    rows: dict[str, list[dict[str, Any]]] = {code: [] for code in TITLES}
    for row in found[:MOST_SHOWN]:
        view = _view(row, membership)
        nearest = view.deadlines[0] if view.deadlines else None
        section = section_of(nearest.due_on if nearest else None, row.paused_until, timezone.localdate())
        rows[section].append(_drawn(row, view, nearest, rules))
    sections = [{"title": TITLES[code], "rows": rows[code]} for code in TITLES if rows[code]]
    return Board(sections, min(len(found), MOST_SHOWN), len(found) > MOST_SHOWN)


def section_of(due_on: date | None, paused_until: date | None, today: date) -> str:
    """Where on the board a case stands."""
    if paused_until is not None and paused_until > today:
        return RESTING
    if due_on is None:
        return LATER
    sunday = end_of_week(today)
    bounds = (
        (today - timedelta(days=1), OVERDUE),
        (today, TODAY),
        (sunday, WEEK),
        (sunday + timedelta(days=7), NEXT_WEEK),
    )
    return next((code for last, code in bounds if due_on <= last), LATER)


def _rows(membership: Membership) -> "QuerySet[Any]":
    deadlines = Prefetch("part__case__deadlines", Deadline.objects.select_related("event"))
    rows = visible_inbox(membership).filter(is_open=True, is_case=True)
    rows = rows.select_related("part__case__coordinator", "part__case__rehousing_need")
    rows = rows.prefetch_related(deadlines, "part__case__events", "part__case__parts", "part__case__housing_offers")
    return with_standing(rows, membership.agency, "part__case").order_by("due_on", "rank", "pk")


def _view(row: InboxRow, membership: Membership) -> CaseView:
    case = row.part.case
    vars(case)[KEPT_TRIES] = row.tries
    return view_of(case, membership.agency, standing_of(row, case, membership.agency))


def _drawn(row: InboxRow, view: CaseView, nearest: Deadline | None, rules: list[NextStepRule]) -> dict[str, Any]:
    case = view.case
    parts = [part for part in case.parts.all() if part.measure not in NO_TASK]
    return {
        "url": path_of(row.part),
        "title": title_of(view) or case.reference,
        "reference": case.reference,
        "urgency": urgency_of(view),
        "stage": sentence(view.landlord_stage),
        "deadline": {"due_on": nearest.due_on, "label": deadline_label(nearest.code)} if nearest else None,
        "coordinator": case.coordinator.name if case.coordinator else "",
        "step": first_step(rules, view, parts),
        "paused_until": row.paused_until,
    }
