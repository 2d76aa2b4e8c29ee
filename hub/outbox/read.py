"""A notice has done its work when what it points to has been read."""

from django.utils import timezone

from hub.accounts.models import Membership
from hub.outbox.models import Notice


def mark_notices_read(membership: Membership, path: str) -> None:
    """The person has opened this page."""
    Notice.objects.filter(recipient=membership, path=path, read_at=None).update(read_at=timezone.now())


def unread_notices(membership: Membership, most: int = 100) -> int:
    """How many the person has not read, counted no further than `most`."""
    unread = Notice.objects.filter(recipient=membership, read_at=None)
    return unread.order_by().values("pk")[:most].count()
