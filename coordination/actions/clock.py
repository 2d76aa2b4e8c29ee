"""Recording what happened, and what follows from it: deadlines and the landlord's stage."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from coordination import deadlines
from coordination.access.rules import check_can_plan
from coordination.actions.freezing import freeze_landlords
from coordination.actions.inbox import refresh_case
from coordination.actions.pausing import wake_before, wake_case
from coordination.actions.settling import settle
from coordination.answers import Happened, calls_off
from coordination.lifecycle import DEADLINE_IS_EVENT, DEADLINES_OF_EVENT, LandlordStage, LegalEventKind
from coordination.models import Case, Deadline, LegalEvent, StageMove
from coordination.moves import STAGE_OF_EVENT, stage_after
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
        follow_events(event, by)
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
    """After a rule was changed: every open case, one transaction each. Answers how many deadlines moved.

    What has been answered is met, too: a day that moved, or a rule of coordination.answers that is new.
    """
    return sum(_recount_by_the_hub(case) for case in _waiting())


def settle_passed() -> int:
    """Once a night: meet the deadlines that have passed and were answered before the hub knew that this answers them.

    Answers how many cases.
    """
    return sum(_settle_by_the_hub(case) for case in _waiting(deadlines__due_on__lt=timezone.localdate()))


def _waiting(**which: date) -> list[Case]:
    with the_hub_itself():
        waiting = Case.objects.filter(closed_at=None, deadlines__met_at=None, deadlines__withdrawn_at=None, **which)
        return list(waiting.distinct().order_by("pk"))


@transaction.atomic
def _recount_by_the_hub(case: Case) -> int:
    with the_hub_itself():
        moved = recount(case)
        settled = settle(case, None)
    if moved or settled:
        refresh_case(case)
    return moved


@transaction.atomic
def _settle_by_the_hub(case: Case) -> bool:
    with the_hub_itself():
        settled = settle(case, None)
    if settled:
        refresh_case(case)
    return settled > 0


def follow_events(changed: LegalEvent, by: Membership | None) -> None:
    """An event has come, or is withdrawn: the case stands where all that has happened since a move by hand leads to.

    Reckoned anew from the days, so that it is the same in whichever order they were told.
    """
    case, moved = changed.case, changed.case.stage_moves.order_by("moved_at", "pk").last()
    if LegalEventKind(changed.kind) in STAGE_OF_EVENT:
        start = LandlordStage(moved.became) if moved else LandlordStage.EARLY_CONCERN
        _set_stage(case, stage_after(start, _moving(case, moved)), by)


def _moving(case: Case, moved: StageMove | None) -> list[tuple[date, LegalEventKind]]:
    """What has happened since, and when it was known: a day that was set for later counts from when it was set, and
    not at all once it is called off."""
    events = [event.happened() for event in case.events.all()]
    standing = [event for event in events if not any(calls_off(other, event) for other in events)]
    if moved is not None:
        standing = [event for event in standing if event.on >= moved.on and event.recorded_at > moved.moved_at]
    return [(_known_on(event), event.kind) for event in standing]


def _known_on(event: Happened) -> date:
    return min(event.on, timezone.localdate(event.recorded_at))


def _set_stage(case: Case, stage: LandlordStage, by: Membership | None) -> None:
    # Asked of the row: a case read a while ago may say otherwise.
    is_new = Case.objects.filter(pk=case.pk).exclude(landlord_stage=stage).update(landlord_stage=stage)
    case.landlord_stage = stage
    if is_new and stage == LandlordStage.EVICTED:
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
