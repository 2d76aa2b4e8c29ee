"""Until when a person has read."""

from datetime import datetime, timedelta

from django.db.models import Max, Q
from django.utils import timezone

from coordination.lifecycle import Audience
from coordination.models import Entry, InboxRow, PlanPart, ReadMark
from hub.accounts.models import Membership, User

MOMENT = timedelta(microseconds=1)


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


def mark_seen(*, part: PlanPart, newest: Entry | None, by: Membership) -> None:
    """The person has been shown the thread up to `newest`, the last entry it then had for the reader."""
    row = InboxRow.objects.filter(part=part, agency=by.agency).first()
    until = newest.created_at if newest else timezone.now()
    # A row that was made after the thread's last entry counts from then.
    if row is not None and row.last_entry_id in {None, newest.pk if newest else None}:
        until = max(until, row.last_activity_at)
    mark = ReadMark.objects.filter(user=by.user, part=part).first()
    if mark is None or mark.read_until < until:
        mark_read(part=part, user=by.user, until=until)


def mark_unread(*, part: PlanPart, user: User, entry: Entry | None = None) -> None:
    """Put the thread back among the unread: from the entry on, or all of it."""
    until = entry.created_at - MOMENT if entry else part.created_at - MOMENT
    ReadMark.objects.update_or_create(user=user, part=part, defaults={"read_until": until})
