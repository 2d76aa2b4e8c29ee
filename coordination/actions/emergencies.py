"""Opening a case in an emergency, without waiting for the unit (docs/decisions/break-glass.md)."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.access.grants import close_part, open_part
from coordination.access.permissions import Level, Permission
from coordination.access.rules import check_can_keep, check_may
from coordination.actions.alerting import tell_leads
from coordination.actions.holding import hold_case
from coordination.lifecycle import Measure, PartStatus
from coordination.models import Case, Emergency, Ended, LegalGround, LookUp, PlanPart
from coordination.protection import EMERGENCY_GROUND, EMERGENCY_LASTS, EmergencyPurpose
from hub.accounts.identity import the_hub_itself
from hub.accounts.models import Membership
from hub.audit.models import Purpose, Verb
from hub.audit.record import record
from hub.outbox.topics import Topic


@transaction.atomic
def break_glass(*, look_up: LookUp, purpose: EmergencyPurpose, reason: str, by: Membership) -> Case:
    """Open the case that was looked up to this person alone, for EMERGENCY_LASTS, and tell the unit's lead at once."""
    check_may(by, Permission.BREAK_GLASS)
    if look_up.by_id != by.pk or look_up.case_id is None:
        raise PermissionDenied(_("Look the person up first."))
    with the_hub_itself():
        case = hold_case(look_up.case_id)
        # Closed since it was looked up: now it is known to nobody (docs/decisions/looking-up.md).
        if case.closed_at is not None:
            raise PermissionDenied(_("Look the person up first."))
        running = Emergency.objects.running().filter(member=by, part__case=case).exists()
        part = None if running else _opened(case, by)
    if part is None:
        return case
    with the_hub_itself():
        ends_at = part.created_at + EMERGENCY_LASTS
        begun = Emergency.objects.create(part=part, member=by, purpose=purpose, reason=reason, ends_at=ends_at)
    record(by=by, verb=Verb.BREAK_GLASS, obj=begun, case=case, why=Purpose.EMERGENCY, purpose=str(purpose))
    tell_leads(
        topic=Topic.EMERGENCY,
        path=reverse("coordination:case", args=[case.public_id]),
        authorise="case",
        subject_id=case.public_id,
        cause=str(begun.public_id),
        by=by,
    )
    return case


def _opened(case: Case, by: Membership) -> PlanPart:
    """A part that is nobody's task and carries the opening: in the ledger, and from there in every rule of access."""
    ground = LegalGround.objects.get(code=EMERGENCY_GROUND)
    part = PlanPart.objects.create(
        case=case,
        agency=by.agency,
        measure=Measure.EMERGENCY_ACCESS,
        ground=ground,
        status=PartStatus.ACCEPTED,
        created_at=timezone.now(),
    )
    ends_at = part.created_at + EMERGENCY_LASTS
    open_part(
        part=part, agency=by.agency, level=Level.READ, ground=ground, consent=None, by=by, ends_at=ends_at, member=by
    )
    own = LegalGround.objects.get(code="coordination")
    open_part(part=part, agency=case.unit, level=Level.READ, ground=own, consent=None, by=None)
    return part


@transaction.atomic
def end_emergency(*, emergency: Emergency, by: Membership) -> None:
    """The unit ends it before its time, from the next request, closed case or not. Ended twice, it is ended once."""
    part = emergency.part
    check_can_keep(by, part.case)
    if not Emergency.objects.running().filter(pk=emergency.pk).update(ended_at=timezone.now()):
        return
    close_part(part=part, agency=part.agency, why=Ended.STOPPED, by=by)
    record(by=by, verb=Verb.CHANGE, obj=emergency, case=part.case, ended=True)
