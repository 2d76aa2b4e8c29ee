"""Putting a clock right: an event that was written down wrongly, and a day that the unit sets itself.

Nothing is overwritten: what counted before, who changed it and why is kept for the unit.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone

from coordination.access.rules import check_can_plan
from coordination.actions.cases import StaleVersionError
from coordination.actions.clock import follow_events, record_event
from coordination.actions.inbox import refresh_case
from coordination.actions.pausing import wake_before
from coordination.actions.settling import settle
from coordination.lifecycle import LegalEventKind
from coordination.models import ClockChange, Deadline, LegalEvent
from coordination.models.clock import Change
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record


@transaction.atomic
def withdraw_event(*, event: LegalEvent, reason: str, by: Membership) -> None:
    """It never happened: its deadlines go with it, and what it led to. Withdrawn once, however often it is sent."""
    check_can_plan(by, event.case)
    if held := _held(event):
        _take_off(held, Change.WITHDRAWN, None, reason, by)
        _take_back(held, by)
        refresh_case(held.case)


@transaction.atomic
def correct_event(*, event: LegalEvent, on: date, method: str, reason: str, by: Membership) -> LegalEvent | None:
    """It happened, but not so: the wrong one is kept and counts no more, the right one is recorded anew.

    None when somebody else has withdrawn or corrected it meanwhile.
    """
    check_can_plan(by, event.case)
    held = _held(event)
    if held is None:
        return None
    if (held.on, held.method) == (on, method):
        return held
    _take_off(held, Change.CORRECTED, on, reason, by)
    right = record_event(case=held.case, kind=LegalEventKind(held.kind), on=on, by=by, method=method)
    # Last, so that what the right one leads to as well stays as it is.
    _take_back(held, by)
    refresh_case(held.case)
    return right


def _held(event: LegalEvent) -> LegalEvent | None:
    standing = LegalEvent.objects.select_for_update(of=("self",)).select_related("case")
    found: LegalEvent | None = standing.filter(pk=event.pk).first()
    return found


def _take_off(event: LegalEvent, what: Change, after: date | None, reason: str, by: Membership) -> None:
    now = timezone.now()
    event.withdrawn_at = now
    event.save(update_fields=["withdrawn_at"])
    event.deadlines.update(withdrawn_at=now)
    ClockChange.objects.create(
        case=event.case, event=event, what=what, before_on=event.on, after_on=after, reason=reason, by=by
    )
    record(by=by, verb=Verb.CHANGE, obj=event, case=event.case, kind=str(event.kind), what=str(what))


def _take_back(gone: LegalEvent, by: Membership) -> None:
    """What it alone led to."""
    settle(gone.case, by)
    follow_events(gone, by)


@transaction.atomic
def move_deadline(*, deadline: Deadline, due_on: date, seen: date, reason: str, by: Membership) -> None:
    """Set another day than the computed one, with the reason. Both are kept. Sent twice it is moved once.

    StaleVersionError when the day is no longer the one that was `seen`.
    """
    check_can_plan(by, deadline.case)
    held = Deadline.objects.select_for_update(of=("self",)).select_related("case", "event").get(pk=deadline.pk)
    check_can_plan(by, held.case)
    if held.due_on == due_on:
        return
    if held.due_on != seen:
        raise StaleVersionError
    before = held.due_on
    held.computed_on = held.computed_on or before
    held.due_on = due_on
    if held.computed_on == due_on:
        held.computed_on = None
    _set_day(held, Change.MOVED if held.computed_on else Change.RESTORED, before, reason, by)


@transaction.atomic
def restore_deadline(*, deadline: Deadline, seen: date | None, by: Membership) -> None:
    """Let the computed day count again. Sent twice it is restored once.

    StaleVersionError when the day is no longer the one that was `seen`: a colleague has set another, with a reason.
    """
    check_can_plan(by, deadline.case)
    held = Deadline.objects.select_for_update(of=("self",)).select_related("case", "event").get(pk=deadline.pk)
    if held.computed_on is None:
        return
    if held.due_on != seen:
        raise StaleVersionError
    before, held.due_on, held.computed_on = held.due_on, held.computed_on, None
    _set_day(held, Change.RESTORED, before, "", by)


def _set_day(deadline: Deadline, what: Change, before: date, reason: str, by: Membership) -> None:
    deadline.save(update_fields=["due_on", "computed_on"])
    ClockChange.objects.create(
        case=deadline.case,
        event=deadline.event,
        code=deadline.code,
        what=what,
        before_on=before,
        after_on=deadline.due_on,
        reason=reason,
        by=by,
    )
    record(by=by, verb=Verb.CHANGE, obj=deadline, case=deadline.case, code=deadline.code, what=str(what))
    settle(deadline.case, by)
    wake_before(deadline.case, deadline.due_on)
    refresh_case(deadline.case)
