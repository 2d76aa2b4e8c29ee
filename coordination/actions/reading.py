"""Until when a person has read."""

from datetime import datetime

from django.utils import timezone

from coordination.models import PlanPart, ReadMark
from hub.accounts.models import User


def mark_read(*, part: PlanPart, user: User, until: datetime | None = None) -> None:
    """Everything up to `until` (now when not given) has been read by this person."""
    ReadMark.objects.update_or_create(user=user, part=part, defaults={"read_until": until or timezone.now()})


def mark_unread(*, part: PlanPart, user: User) -> None:
    """Put the thread back among the unread."""
    ReadMark.objects.filter(user=user, part=part).update(read_until=part.created_at)
