"""Passing a case on to another coordinator of the unit."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from coordination.access.permissions import Permission
from coordination.access.rules import check_can_hand_over
from coordination.access.visible import may
from coordination.actions.entries import note_event
from coordination.actions.holding import hold_case
from coordination.actions.inbox import refresh_case
from coordination.lifecycle import LedgerEvent, Measure
from coordination.models import Case, Handover
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record
from hub.outbox.enqueue import tell
from hub.outbox.topics import Topic


def colleagues(case: Case) -> list[Membership]:
    """Those of the unit who could take the case: they make plans, and do not have it already."""
    members = Membership.objects.active().filter(agency=case.unit_id).select_related("user", "agency")
    others = [member for member in members.order_by("user__name") if member.user_id != case.coordinator_id]
    return [member for member in others if may(member, Permission.MAKE_PLANS)]


@transaction.atomic
def hand_over(*, case: Case, to: Membership, note: str, by: Membership) -> Handover | None:
    """Make `to` the coordinator, and tell that person. Whoever has the case already is not given it again."""
    check_can_hand_over(by, case)
    case = hold_case(case.pk)
    check_can_hand_over(by, case)
    if case.coordinator_id == to.user_id:
        return None
    if to.pk not in {member.pk for member in colleagues(case)}:
        raise PermissionDenied(_("A case is handed over to a colleague in the unit."))
    handover = Handover.objects.create(case=case, was_id=case.coordinator_id, to=to, note=note, by=by)
    case.coordinator = to.user
    case.save(update_fields=["coordinator"])
    record(by=by, verb=Verb.CHANGE, obj=handover, case=case, coordinator=True, note=bool(note))
    refresh_case(case)
    note_event(part=case.parts.get(measure=Measure.COORDINATION), status=LedgerEvent.HANDED_OVER, by=by)
    if to.user_id != by.user_id:
        tell(
            [to],
            topic=Topic.CASE_HANDED_OVER,
            path=reverse("coordination:case", args=[case.public_id]),
            authorise="case",
            subject_id=case.public_id,
            cause=str(handover.public_id),
        )
    return handover
