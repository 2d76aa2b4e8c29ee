"""Until when a person has read."""

from datetime import datetime

from django.db.models import Max, Q
from django.utils import timezone

from coordination.lifecycle import Audience
from coordination.models import Entry, PlanPart, ReadMark
from hub.accounts.models import User


def mark_read(*, part: PlanPart, user: User, until: datetime | None = None) -> None:
    """Everything up to `until` (now when not given) has been read by this person."""
    ReadMark.objects.update_or_create(user=user, part=part, defaults={"read_until": until or timezone.now()})


def keep_read(entry: Entry) -> None:
    """One's own entry is not news: the mark moves over it when everything before it had been read, and only then."""
    before = Entry.objects.filter(part_id=entry.part_id).exclude(author_id=entry.author_id).exclude(pk=entry.pk)
    before = before.filter(Q(audience=Audience.PART) | Q(agency_id=entry.agency_id))
    newest = before.aggregate(newest=Max("created_at"))["newest"]
    mark = ReadMark.objects.filter(user_id=entry.author_id, part_id=entry.part_id).first()
    if newest is None or (mark is not None and mark.read_until >= newest):
        mark_read(part=entry.part, user=entry.author, until=entry.created_at)


def mark_unread(*, part: PlanPart, user: User) -> None:
    """Put the thread back among the unread."""
    ReadMark.objects.filter(user=user, part=part).update(read_until=part.created_at)
