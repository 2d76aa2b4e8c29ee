"""Telling the unit's lead, and who controls the record, of what should not happen, or not often."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from django.urls import reverse
from django.utils import timezone

from coordination.access.permissions import Permission
from coordination.access.visible import may
from coordination.oddities import oddities
from hub.accounts.identity import the_hub_itself
from hub.accounts.kinds import AgencyKind
from hub.accounts.models import Membership
from hub.outbox.enqueue import tell
from hub.outbox.topics import Topic


def tell_leads(
    *, topic: Topic, path: str, authorise: str, subject_id: UUID, cause: str, by: Membership | None = None
) -> None:
    """Tell who watches over access; one's own doings are told to the others, if there are any."""
    unit = Membership.objects.active().filter(agency__kind=AgencyKind.HOUSING_SUPPORT_UNIT).select_related("agency")
    leads = [member for member in unit if may(member, Permission.WATCH_ACCESS)]
    others = [lead for lead in leads if by is None or lead.user_id != by.user_id]
    with the_hub_itself():  # the night has nobody to act as
        tell(others or leads, topic=topic, path=path, authorise=authorise, subject_id=subject_id, cause=cause)


def odd_about(names: Iterable[str], by: Membership) -> list[str]:
    """The codes of what is odd about this person looking at people of these names, as the record keeps them."""
    with the_hub_itself():
        others = Membership.objects.active().filter(agency=by.agency).exclude(user=by.user)
        colleagues = list(others.values_list("user__name", flat=True))
    return [str(odd) for odd in oddities(names, own=by.user.name, colleagues=colleagues, at=timezone.now())]


def tell_of_odd_look(*, subject_id: UUID, by: Membership) -> None:
    """At most once a day of the same person and subject. Of whom and why is not in the message."""
    tell_leads(
        topic=Topic.ODD_LOOK,
        path=reverse("coordination:watch"),
        authorise="access",
        subject_id=subject_id,
        cause=f"{by.user_id}:{subject_id}:{timezone.localdate():%Y%m%d}",
        by=by,
    )


def tell_that_erasing_failed() -> None:
    """Once a night, however much it was. It says neither what nor whose; the log of the hub says by which numbers."""
    night = timezone.localdate().isoformat()
    told: dict[str, Any] = {"topic": Topic.ERASURE_FAILED, "subject_id": uuid4(), "cause": night}
    tell_leads(path=reverse("coordination:inbox"), authorise="access", **told)
    offices = Membership.objects.active().filter(agency__kind=AgencyKind.DATA_PROTECTION_OFFICE)
    officers = [member for member in offices.select_related("agency") if may(member, Permission.CONTROL_ACCESS_LOGS)]
    with the_hub_itself():
        tell(officers, path=reverse("coordination:access_logs"), authorise="control", **told)
