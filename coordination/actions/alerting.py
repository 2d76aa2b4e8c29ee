"""Telling the unit's lead of what should not happen, or not often."""

from uuid import UUID

from coordination.access.permissions import Permission
from coordination.access.visible import may
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
    tell(others or leads, topic=topic, path=path, authorise=authorise, subject_id=subject_id, cause=cause)
