"""Letting a case rest, and taking it up again: by hand, or because something has happened."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from coordination.access.rules import check_can_plan
from coordination.actions.holding import hold_to_plan
from coordination.actions.inbox import refresh_case
from coordination.models import Case, Pause
from coordination.pausing import PauseEnd, PauseReason
from hub.accounts.identity import the_hub_itself
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record


@dataclass(frozen=True)
class Rest:
    """Why, until which day, and a note for the unit alone."""

    reason: PauseReason
    until: date
    note: str = ""


@transaction.atomic
def pause_case(*, case: Case, rest: Rest, by: Membership) -> Pause:
    """Let the case rest. Another pause replaces the one that runs; the same once more (a double click) is that one."""
    case = hold_to_plan(case, by)
    running = case.pauses.running().first()
    if running and (running.reason, running.until, running.note) == (rest.reason, rest.until, rest.note):
        return running
    _end(case, PauseEnd.REPLACED)
    pause = Pause.objects.create(case=case, reason=rest.reason, note=rest.note, until=rest.until, begun_by=by)
    record(by=by, verb=Verb.CREATE, obj=pause, case=case, reason=str(rest.reason))
    refresh_case(case)
    return pause


@transaction.atomic
def end_pause(*, case: Case, by: Membership) -> None:
    """Take the case up again before the day. Ended twice, it is ended once."""
    check_can_plan(by, case)
    for pause in _ended(case, PauseEnd.STOPPED):
        record(by=by, verb=Verb.CHANGE, obj=pause, case=case, ended=str(PauseEnd.STOPPED))


def wake_case(case: Case, why: PauseEnd) -> None:
    """What has happened ends the pause, whoever did it: told as the hub's own act, since others know of no pause."""
    with the_hub_itself():
        for pause in _ended(case, why):
            record(by=None, verb=Verb.CHANGE, obj=pause, case=case, ended=str(why))


def wake_before(case: Case, due_on: date) -> None:
    """A deadline has come to lie on this day: the case does not rest past it."""
    if case.pauses.running().filter(until__gt=due_on).exists():
        wake_case(case, PauseEnd.DEADLINE)


def _ended(case: Case, why: PauseEnd) -> list[Pause]:
    running = list(case.pauses.running())
    if running:
        _end(case, why)
        refresh_case(case)
    return running


def _end(case: Case, why: PauseEnd) -> None:
    """What no longer runs is ended, too: there is one at a time."""
    case.pauses.filter(ended_at__isnull=True).update(ended_at=timezone.now(), ended_because=why)
