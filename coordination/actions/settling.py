"""Deadlines that an event answers are met with it; taken back, it leaves them as they were."""

from datetime import datetime

from django.utils import timezone

from coordination.actions.pausing import wake_before
from coordination.answers import Answer, answer_to
from coordination.models import Case, Deadline, LegalEvent
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record


def settle(case: Case, by: Membership | None) -> int:
    """Meet what has been answered, and let run again what no event answers any more; answers how many changed.

    What somebody met by hand stays met. `by` None: as in actions.clock.record_event.
    """
    events = list(LegalEvent.everything.filter(case=case))
    standing = [event for event in events if event.withdrawn_at is None]
    changed = 0
    for deadline in case.deadlines.select_for_update(of=("self",)).select_related("event"):
        is_answered = _answer(deadline, standing) is not None
        if deadline.met_at is None:
            is_wrong = is_answered
        else:
            is_wrong = not is_answered and _answer(deadline, _stood_at(deadline.met_at, events)) is not None
        if is_wrong:
            deadline.case = case
            _set(deadline, is_met=is_answered, by=by)
            changed += 1
    return changed


def _stood_at(moment: datetime, events: list[LegalEvent]) -> list[LegalEvent]:
    """What was on the clock when the deadline was met: where none of it answers, it was met by hand."""
    known = [event for event in events if event.recorded_at <= moment]
    return [event for event in known if event.withdrawn_at is None or event.withdrawn_at > moment]


def _answer(deadline: Deadline, events: list[LegalEvent]) -> Answer | None:
    found = [event.happened() for event in events]
    return answer_to(deadline.code, deadline.event.happened(), deadline.due_on, found)


def _set(deadline: Deadline, *, is_met: bool, by: Membership | None) -> None:
    deadline.met_at = timezone.now() if is_met else None
    deadline.save(update_fields=["met_at"])
    record(
        by=by,
        agency=None if by else deadline.case.unit,
        verb=Verb.CHANGE,
        obj=deadline,
        case=deadline.case,
        code=deadline.code,
        met=is_met,
    )
    if not is_met:
        wake_before(deadline.case, deadline.due_on)
