"""Somebody has gone to a home alone and has not checked out: the unit's leads are told, once for each time agreed."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from coordination.access.permissions import Permission
from coordination.access.visible import may
from coordination.models import Visit
from hub.accounts.identity import the_hub_itself
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record
from hub.outbox.enqueue import tell
from hub.outbox.topics import Topic


def alert_overdue() -> int:
    """Tell of every visit that is overdue and not told of yet; answers how many. Safe to run side by side."""
    with the_hub_itself():
        waiting = list(Visit.objects.overdue().filter(alert_sent_at__isnull=True).values_list("pk", flat=True))
    return sum(_alert(pk) for pk in waiting)


@transaction.atomic
def _alert(pk: int) -> bool:
    with the_hub_itself():
        held = Visit.objects.overdue().filter(pk=pk, alert_sent_at__isnull=True)
        visit = held.select_for_update(skip_locked=True, of=("self",)).select_related("case__unit").first()
        if visit is None:
            return False
        visit.alert_sent_at = timezone.now()
        visit.save(update_fields=["alert_sent_at"])
        record(by=None, verb=Verb.SEND, obj=visit, case=visit.case, agency=visit.case.unit, overdue=True)
        _tell_leads(visit)
    return True


def _tell_leads(visit: Visit) -> None:
    """Those of the unit that keeps the case. What is sent names nobody; whether it is still so is asked at the door."""
    members = Membership.objects.active().filter(agency_id=visit.case.unit_id).select_related("agency")
    tell(
        [member for member in members if may(member, Permission.WATCH_ACCESS)],
        topic=Topic.VISIT_OVERDUE,
        path=reverse("coordination:case", args=[visit.case.public_id]),
        authorise="overdue_visit",
        subject_id=visit.public_id,
        cause=f"{visit.public_id}:{visit.expected_out_at:%Y%m%d%H%M%S}",
    )
