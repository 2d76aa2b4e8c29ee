"""Closing a case, and taking it up again. What is closed is read for a while and then not at all."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.access.grants import close_to_partners, open_part, wind_down
from coordination.access.permissions import Level
from coordination.access.rules import check_can_ask_again, check_can_keep, check_can_plan, check_can_reopen
from coordination.access.visible import readers_in_force
from coordination.actions.announcing import announce_case, announce_part
from coordination.actions.ending import Ending, after_death, check_fits, store_closing
from coordination.actions.entries import note_event
from coordination.actions.holding import hold_case, hold_part, hold_parts
from coordination.actions.inbox import refresh_case
from coordination.actions.instalments import note_broken
from coordination.actions.pausing import wake_case
from coordination.causes import Cause
from coordination.lifecycle import ASKED_AGAIN, LedgerEvent, Measure, PartStatus, PlanStatus
from coordination.measures import IN_INSTALMENTS
from coordination.models import Case, Ended, PlanPart
from coordination.outcomes import Outcome
from coordination.pausing import PauseEnd
from hub.accounts.models import Agency, Membership
from hub.audit.models import Verb
from hub.audit.record import record
from hub.outbox.topics import Topic


@transaction.atomic
def close_case(*, case: Case, ending: Ending, by: Membership) -> Case:
    """The need has ended: nobody writes any more, partners read on for grants.GRACE, and the unit keeps it.

    Opened in error, it closes to partners at once; when the tenant has died, what rested on consents does.
    """
    check_can_plan(by, case)
    case = _held(case)
    check_can_plan(by, case)
    wake_case(case, PauseEnd.CLOSED)
    check_fits(case, ending.outcome)
    store_closing(case, ending, by)
    moved = ending.outcome == Outcome.MOVED_MUNICIPALITY
    case.closed_at, case.plan_status = timezone.now(), PlanStatus.TRANSFERRED if moved else PlanStatus.CLOSED
    case.causes = [str(cause) for cause in _all_causes(ending)] or case.causes
    _save(case, by, "closed")
    if ending.outcome == Outcome.DECEASED:
        after_death(case, by)
    for part in _parts(case):
        if ending.outcome == Outcome.OPENED_IN_ERROR:
            close_to_partners(part=part, why=Ended.CLOSED, by=by)
        else:
            wind_down(part=part, why=Ended.CLOSED, by=by)
    _note(case, LedgerEvent.CLOSED, by)
    readers = {agency for part in _parts(case) for agency in readers_in_force(part, Level.SUMMARY)}
    _tell(case, Topic.CASE_CLOSED, sorted(readers, key=lambda agency: agency.pk), by)
    return case


@transaction.atomic
def reopen_case(*, case: Case, by: Membership) -> Case:
    """Take the case up again. It opens nothing by itself: what partners are to see and do, the unit shares anew."""
    check_can_keep(by, case)
    case = _held(case)
    check_can_reopen(by, case)
    case.closed_at, case.plan_status = None, PlanStatus.ASSESSING
    # What was not over is in hand again; closed anew, the lead decides anew.
    case.kept_until, case.kept_because = None, ""
    try:
        with transaction.atomic():
            _save(case, by, "reopened")
    except IntegrityError as error:
        raise PermissionDenied(_("Another case on this tenancy is open. Go on there.")) from error
    _note(case, LedgerEvent.REOPENED, by)
    _tell(case, Topic.CASE_REOPENED, [case.unit], by)
    return case


@transaction.atomic
def ask_again(*, part: PlanPart, by: Membership) -> PlanPart:
    """Take a part up again with its agency: it may write anew, on the ground it was asked on.

    NoGroundError when that ground holds no longer.
    """
    check_can_ask_again(by, part)
    case = _held(part.case)
    part = hold_part(part.pk)
    part.case = case
    check_can_ask_again(by, part)
    if part.agency_id != case.unit_id:
        open_part(part=part, agency=part.agency, level=Level.WRITE, ground=part.ground, consent=part.consent, by=by)
    part.status, part.answered_at = ASKED_AGAIN[PartStatus(part.status)], timezone.now()
    part.version += 1
    part.save(update_fields=["status", "answered_at", "version"])
    record(by=by, verb=Verb.CHANGE, obj=part, case=case, status=str(part.status))
    note_event(part=part, status=LedgerEvent.ASKED_AGAIN, by=by)
    if part.measure in IN_INSTALMENTS:
        note_broken(case)
    refresh_case(case)
    announce_part(part, Topic.PART_ASKED, [part.agency], cause=f"{part.public_id}:{part.version}", by=by)
    return part


def _held(case: Case) -> Case:
    """The case as it is now, held until the transaction ends; its parts too, so that nobody writes meanwhile."""
    held = hold_case(case.pk)
    hold_parts(held)
    return held


def _parts(case: Case) -> list[PlanPart]:
    parts = list(case.parts.select_related("agency"))
    for part in parts:
        part.case = case
    return parts


def _all_causes(ending: Ending) -> list[Cause]:
    return list(dict.fromkeys(filter(None, [ending.primary_cause, *ending.causes])))


def _save(case: Case, by: Membership, became: str) -> None:
    case.version += 1
    case.save(update_fields=["closed_at", "plan_status", "causes", "kept_until", "kept_because", "version"])
    record(by=by, verb=Verb.CHANGE, obj=case, case=case, became=became)


def _note(case: Case, event: LedgerEvent, by: Membership) -> None:
    refresh_case(case)
    note_event(part=case.parts.get(measure=Measure.COORDINATION), status=event, by=by)


def _tell(case: Case, topic: Topic, agencies: list[Agency], by: Membership) -> None:
    announce_case(case, topic, agencies, cause=f"{case.public_id}:{case.version}", by=by)
