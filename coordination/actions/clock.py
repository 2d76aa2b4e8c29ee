"""Recording what happened, and what follows from it: deadlines and the landlord's stage."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from coordination import deadlines
from coordination.access.rules import check_can_plan
from coordination.actions.inbox import refresh_case
from coordination.lifecycle import (
    DEADLINE_IS_EVENT,
    DEADLINES_OF_EVENT,
    STAGE_OF_EVENT,
    LandlordStage,
    LegalEventKind,
)
from coordination.models import Case, Deadline, LegalEvent
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record


@transaction.atomic
def record_event(*, case: Case, kind: LegalEventKind, on: date, by: Membership) -> LegalEvent:
    """Put the event on the case and compute its deadlines. The same event on the same day twice is one."""
    event, is_new = LegalEvent.objects.get_or_create(case=case, kind=kind, on=on)
    if is_new:
        _add_deadlines(event)
        _move_stage(case)
        record(by=by, verb=Verb.CREATE, obj=event, case=case, kind=str(kind))
        refresh_case(case.parts.all())
    return event


@transaction.atomic
def log_event(*, case: Case, kind: LegalEventKind, on: date, by: Membership) -> LegalEvent:
    """The coordinator writes down what she has learnt to have happened, or been set for a day."""
    check_can_plan(by, case)
    return record_event(case=case, kind=kind, on=on, by=by)


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


def recount(case: Case) -> None:
    """Compute what is still to be met again: children in the home make it straks (retssikkerhedsloven § 5 a)."""
    for deadline in case.deadlines.filter(met_at__isnull=True).select_related("event"):
        if deadline.code in DEADLINES_OF_EVENT.get(LegalEventKind(deadline.event.kind), ()):
            deadline.event.case = case
            Deadline.objects.filter(pk=deadline.pk).update(due_on=_due(deadline.event, deadline.code))


def _move_stage(case: Case) -> None:
    """The furthest stage that what has happened leads to; later issues let it move back."""
    order = list(LandlordStage)
    reached = [STAGE_OF_EVENT[LegalEventKind(e.kind)] for e in case.events.all() if e.kind in STAGE_OF_EVENT]
    stage = max([LandlordStage(case.landlord_stage), *reached], key=order.index)
    if stage != case.landlord_stage:
        case.landlord_stage = stage
        case.save(update_fields=["landlord_stage"])


@transaction.atomic
def meet_deadline(*, deadline: Deadline, by: Membership) -> None:
    """Say that what the deadline asks for has been done."""
    check_can_plan(by, deadline.case)
    if deadline.met_at is not None:
        return
    deadline.met_at = timezone.now()
    deadline.save(update_fields=["met_at"])
    record(by=by, verb=Verb.CHANGE, obj=deadline, case=deadline.case, code=deadline.code, met=True)
    refresh_case(deadline.case.parts.all())
