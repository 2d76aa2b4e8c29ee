"""A notice has done its work when what it points to has been read."""

from django.utils import timezone

from hub.accounts.models import Membership
from hub.outbox.models import Channel, Notice, OutboxMessage


def mark_notices_read(membership: Membership, path: str) -> None:
    """The person has opened this page."""
    Notice.objects.filter(recipient=membership, path=path, read_at=None).update(read_at=timezone.now())


def need_no_notice(membership: Membership, path: str) -> None:
    """The person stands on this page: what waits to tell of it, and of nothing else, is not to be told any more."""
    waiting = OutboxMessage.objects.filter(delivered_at=None, dead_at=None, channel=Channel.NOTICE)
    waiting.filter(recipient=membership, path=path).update(delivered_at=timezone.now())
    mark_notices_read(membership, path)


def unread_notices(membership: Membership, most: int = 100) -> int:
    """How many the person has not read, counted no further than `most`."""
    unread = Notice.objects.filter(recipient=membership, read_at=None)
    return unread.order_by().values("pk")[:most].count()
