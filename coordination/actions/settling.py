"""Deadlines that an event answers are met with it; taken back, it leaves them as they were."""

from collections.abc import Callable, Iterable

from django.utils import timezone

from coordination.answers import Answer, Happened, answer_to
from coordination.lifecycle import LegalEventKind
from coordination.models import Case, Deadline, LegalEvent
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record


def settle(case: Case, by: Membership | None) -> None:
    """Meet what has been answered. `by` None: as in actions.clock.record_event."""
    events = happened(case.events.all())
    for deadline in _deadlines(case, lambda each: each.met_at is None):
        if _answer(deadline, events):
            _set(deadline, is_met=True, by=by)


def unsettle(gone: LegalEvent, by: Membership) -> None:
    """An event that answered them is withdrawn: they run again, unless something else answers them."""
    left = happened(gone.case.events.all())
    before = [*left, *happened([gone])]
    for deadline in _deadlines(gone.case, lambda each: each.met_at is not None):
        if _answer(deadline, before) and not _answer(deadline, left):
            _set(deadline, is_met=False, by=by)


def _deadlines(case: Case, wanted: Callable[[Deadline], bool]) -> list[Deadline]:
    held = case.deadlines.select_for_update(of=("self",)).select_related("event")
    return [deadline for deadline in held if wanted(deadline)]


def happened(events: Iterable[LegalEvent]) -> list[Happened]:
    """As coordination.answers asks of them."""
    return [Happened(LegalEventKind(event.kind), event.on, event.recorded_at) for event in events]


def _answer(deadline: Deadline, events: list[Happened]) -> Answer | None:
    (begun,) = happened([deadline.event])
    return answer_to(deadline.code, begun, deadline.due_on, events)


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
