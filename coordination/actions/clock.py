"""Recording what happened, and what follows from it: deadlines and the landlord's stage."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from coordination import deadlines
from coordination.access.rules import check_can_plan
from coordination.actions.freezing import freeze_landlords
from coordination.actions.inbox import refresh_case
from coordination.actions.pausing import wake_before, wake_case
from coordination.actions.settling import happened, settle
from coordination.answers import Happened, calls_off
from coordination.lifecycle import DEADLINE_IS_EVENT, DEADLINES_OF_EVENT, LandlordStage, LegalEventKind
from coordination.models import Case, Deadline, LegalEvent, StageMove
from coordination.moves import EXITS, STAGE_OF_EVENT, follow, stage_after
from coordination.pausing import PauseEnd
from hub.accounts.identity import the_hub_itself
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record


@transaction.atomic
def record_event(*, case: Case, kind: LegalEventKind, on: date, by: Membership | None, method: str = "") -> LegalEvent:
    """Put the event on the case and compute its deadlines. The same event on the same day twice is one.

    `by` None: on a landlord's word, who is not to read on record what it came to.
    """
    event: LegalEvent
    event, is_new = LegalEvent.objects.get_or_create(case=case, kind=kind, on=on, defaults={"method": method})
    if is_new:
        _add_deadlines(event)
        _move_stage(event, by)
        record(by=by, agency=case.unit, verb=Verb.CREATE, obj=event, case=case, kind=str(kind))
        settle(case, by)
        if event.deadlines.exists():
            wake_case(case, PauseEnd.DEADLINE)
        refresh_case(case)
    return event


@transaction.atomic
def log_event(*, case: Case, kind: LegalEventKind, on: date, by: Membership, method: str = "") -> LegalEvent:
    """The coordinator writes down what she has learnt to have happened, or been set for a day."""
    check_can_plan(by, case)
    return record_event(case=case, kind=kind, on=on, by=by, method=method)


def _add_deadlines(event: LegalEvent) -> None:
    kind = LegalEventKind(event.kind)
    for code in DEADLINES_OF_EVENT.get(kind, ()):
        Deadline.objects.create(case=event.case, event=event, code=code, due_on=_due(event, code))
    if kind in DEADLINE_IS_EVENT:
        Deadline.objects.create(case=event.case, event=event, code=DEADLINE_IS_EVENT[kind], due_on=event.on)


def _due(event: LegalEvent, code: str) -> date:
    """The hub prepares for the earliest day the text allows; "safe" is what a landlord is shown."""
    variants = deadlines.rule_for(code).variants
    variant = "children" if event.case.is_immediate and "children" in variants else None
    return deadlines.compute(code, event.on, mode="strict", variant=variant)


def recount(case: Case, *, by: Membership | None = None) -> int:
    """Compute what is still to be met again, each move on record; answers how many moved.

    Children in the home make it straks (retssikkerhedsloven § 5 a), and a rule may have been changed since.
    """
    moved = 0
    for deadline in case.deadlines.select_for_update(of=("self",)).filter(met_at=None).select_related("event"):
        if deadline.code not in DEADLINES_OF_EVENT.get(LegalEventKind(deadline.event.kind), ()):
            continue
        deadline.event.case = case
        due_on = _due(deadline.event, deadline.code)
        # Where the unit has set another day, that one stands; what it is held against moves.
        column = "due_on" if deadline.computed_on is None else "computed_on"
        if due_on != getattr(deadline, column):
            setattr(deadline, column, due_on)
            deadline.save(update_fields=[column])
            record(by=by, agency=None if by else case.unit, verb=Verb.CHANGE, obj=deadline, case=case,
                   code=deadline.code, recounted=True)  # fmt: skip
            wake_before(case, deadline.due_on)
            moved += 1
    return moved


def recount_all() -> int:
    """After a rule was changed: every open case, one transaction each. Answers how many deadlines moved."""
    with the_hub_itself():
        cases = list(Case.objects.filter(closed_at=None, deadlines__met_at=None).distinct().order_by("pk"))
    return sum(_recount_by_the_hub(case) for case in cases)


@transaction.atomic
def _recount_by_the_hub(case: Case) -> int:
    with the_hub_itself():
        moved = recount(case)
    if moved:
        refresh_case(case)
    return moved


def _move_stage(event: LegalEvent, by: Membership | None) -> None:
    """The furthest stage that what has happened leads to; what lies before a move by hand moves it no more.

    Neither does what lies before the matter's end; and what followed an end that is told late has begun anew.
    """
    case, reached = event.case, STAGE_OF_EVENT.get(LegalEventKind(event.kind))
    moved = case.stage_moves.order_by("moved_at", "pk").last()
    if reached is None or (moved is not None and event.on < moved.on):
        return
    later = [(on, kind) for on, kind in _moving(case, moved) if on > _known_on(event)]
    if not any(STAGE_OF_EVENT.get(kind) in EXITS for _on, kind in later):
        stage = follow(LandlordStage(case.landlord_stage), reached)
        _set_stage(case, stage_after(stage, later) if reached in EXITS else stage, by)


def move_stage_back(gone: LegalEvent, by: Membership) -> None:
    """An event is withdrawn: the case stands where all else leads to, unless it had come further without it."""
    case, moved = gone.case, gone.case.stage_moves.order_by("moved_at", "pk").last()
    was_moved = moved is None or (gone.on >= moved.on and gone.recorded_at > moved.moved_at)
    if was_moved and case.landlord_stage == STAGE_OF_EVENT.get(LegalEventKind(gone.kind)):
        start = LandlordStage(moved.became) if moved else LandlordStage.EARLY_CONCERN
        _set_stage(case, stage_after(start, _moving(case, moved)), by)


def _moving(case: Case, moved: StageMove | None) -> list[tuple[date, LegalEventKind]]:
    """What has happened since, and when it was known: a day that was set for later counts from when it was set, and
    not at all once it is called off."""
    events = happened(case.events.all())
    standing = [event for event in events if not any(calls_off(other, event) for other in events)]
    if moved is not None:
        standing = [event for event in standing if event.on >= moved.on and event.recorded_at > moved.moved_at]
    return [(_known_on(event), event.kind) for event in standing]


def _known_on(event: LegalEvent | Happened) -> date:
    return min(event.on, timezone.localdate(event.recorded_at))


def _set_stage(case: Case, stage: LandlordStage, by: Membership | None) -> None:
    if stage != case.landlord_stage:
        case.landlord_stage = stage
        case.save(update_fields=["landlord_stage"])
        if stage == LandlordStage.EVICTED:
            freeze_landlords(case, by)


@transaction.atomic
def meet_deadline(*, deadline: Deadline, by: Membership) -> None:
    """Say that what the deadline asks for has been done."""
    check_can_plan(by, deadline.case)
    if deadline.met_at is not None:
        return
    deadline.met_at = timezone.now()
    deadline.save(update_fields=["met_at"])
    record(by=by, verb=Verb.CHANGE, obj=deadline, case=deadline.case, code=deadline.code, met=True)
    refresh_case(deadline.case)
