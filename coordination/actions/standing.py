"""How far a case has come with its tenant, as the unit's queues ask: kept ready in the unit's own row of the case."""

from datetime import date, datetime
from typing import Any

from django.db.models import Max
from django.utils import timezone

from coordination.access.case_view import CaseView
from coordination.contact import REACHED, VISITS, VisitStatus
from coordination.lifecycle import PlanStatus
from coordination.models import Case, ContactAttempt, Deadline, Entry, InboxRow

# So many tries by telephone and letter, and somebody goes there.
TRIES_BEFORE_THE_DOOR = 2
# What a row says that stands for no case, or in another inbox than the unit's.
OF_NO_CASE: dict[str, Any] = {
    "is_case": False,
    "is_new": False,
    "uncontacted_since": None,
    "knock_on": None,
    "hearing_on": None,
    "enforcement_on": None,
    "broken_on": None,
    "quiet_since": None,
}


def standing_of_case(case: Case, view: CaseView) -> dict[str, Any]:
    """The columns of the unit's own row of the case; `view` is the unit's."""
    attempts = list(case.attempts.standing().order_by("-at", "-id"))
    reached = any(attempt.result in REACHED for attempt in attempts)
    return {
        "is_case": True,
        "is_new": case.plan_status == PlanStatus.NEW and not attempts,
        "uncontacted_since": None if reached else timezone.localdate(case.opened_at),
        "knock_on": _knock_on(case, attempts, reached=reached),
        "hearing_on": _next(view.deadlines, "court_hearing"),
        "enforcement_on": _next(view.deadlines, "eviction_enforcement"),
        "broken_on": case.broken_on,
        "quiet_since": _last_moved(case, attempts),
    }


def _knock_on(case: Case, attempts: list[ContactAttempt], *, reached: bool) -> date | None:
    """The day on which somebody is to be at the door: planned, agreed at the last try, or since calling failed."""
    planned = case.visits.filter(status=VisitStatus.PLANNED).values_list("planned_on", flat=True).first()
    if planned or reached or not attempts:
        return planned
    last = attempts[0]
    if any(attempt.channel in VISITS for attempt in attempts):
        return last.next_try_on if last.channel in VISITS else None
    return timezone.localdate(last.at) if len(attempts) >= TRIES_BEFORE_THE_DOOR else None


def _next(deadlines: list[Deadline], code: str) -> date | None:
    today = timezone.localdate()
    return min((d.due_on for d in deadlines if d.code == code and d.due_on >= today), default=None)


def _last_moved(case: Case, attempts: list[ContactAttempt]) -> datetime:
    """When anything last happened in the case: a post, an event, an attempt."""
    written = Entry.objects.filter(part__case=case).aggregate(last=Max("created_at"))["last"]
    happened = case.events.aggregate(last=Max("recorded_at"))["last"]
    tried = max((attempt.recorded_at for attempt in attempts), default=None)
    return max(moment for moment in (case.opened_at, _kept(case), written, happened, tried) if moment)


def _kept(case: Case) -> datetime | None:
    """What was noted before: not everything that happens leaves a row of its own."""
    kept = InboxRow.objects.filter(part__case=case, agency_id=case.unit_id, is_case=True)
    return kept.values_list("quiet_since", flat=True).first()
