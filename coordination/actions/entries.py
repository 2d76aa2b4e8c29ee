"""Writing in a thread. Entries are only ever added: two who write at once are both heard."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from coordination.access.rules import check_can_write
from coordination.access.visible import readers_in_force, visible_entries
from coordination.actions.files import IncomingFile, keep
from coordination.actions.inbox import note_activity
from coordination.actions.pausing import wake_case
from coordination.actions.reading import keep_read
from coordination.lifecycle import Audience, EntryKind, LedgerEvent, PartStatus
from coordination.models import Entry, PlanPart
from coordination.pausing import PauseEnd
from hub.accounts.models import Agency, Membership
from hub.audit.models import Verb
from hub.audit.record import record
from hub.outbox.enqueue import tell_agencies
from hub.outbox.topics import Topic


class UnseenEntriesError(Exception):
    """Somebody else has written since the page was opened: the writer reads that first."""


@transaction.atomic
def post_entry(
    *,
    part: PlanPart,
    body: str,
    audience: Audience,
    files: Sequence[IncomingFile] = (),
    key: uuid.UUID | None = None,
    seen_until: datetime | None = None,
    by: Membership,
) -> Entry:
    """Add a post for the part's readers or the own agency only. The same `key` twice (a double click) is one post.

    UnseenEntriesError when others have written after `seen_until`, the newest the writer was shown (None: not asked).
    """
    _hold_to_write(part, by)
    public_id = _id_from(key or uuid.uuid4(), part, by)
    known = Entry.objects.filter(public_id=public_id).first()
    if known is not None:
        return known
    if seen_until is not None and unseen_entries(part, seen_until, by).exists():
        raise UnseenEntriesError
    entry = Entry.objects.create(
        public_id=public_id, part=part, author=by.user, agency=by.agency, audience=audience, body=body
    )
    for file in files:
        keep(file, entry=entry)
    record(by=by, verb=Verb.CREATE, obj=entry, case=part.case, audience=str(audience), files=len(files))
    note_activity(entry)
    _wake(entry)
    keep_read(entry)
    _tell_readers(entry, by)
    return entry


def _id_from(key: uuid.UUID, part: PlanPart, by: Membership) -> uuid.UUID:
    """The id of what this member writes here under the key of a form.

    The key itself would be refused when it is somebody else's id, also one that the writer cannot see, and so tell that
    there is such a one.
    """
    return uuid.uuid5(part.public_id, f"{by.pk}:{key}")


def _hold_to_write(part: PlanPart, by: Membership) -> None:
    """Asked, held, and asked once more: what ended while the page stood open takes no more words."""
    check_can_write(by, part)
    held = PlanPart.objects.select_for_update(of=("self",)).select_related("case").filter(pk=part.pk).first()
    check_can_write(by, held or part)


def unseen_entries(part: PlanPart, seen_until: datetime, by: Membership) -> "QuerySet[Entry]":
    """What others have written there, for this reader to see, after the moment."""
    return visible_entries(by).filter(part=part, created_at__gt=seen_until).exclude(author=by.user)


def note_event(*, part: PlanPart, status: PartStatus | LedgerEvent, by: Membership) -> Entry:
    """Let the thread show that the part came to a new state, or that others read it now; told by the action itself."""
    entry = Entry.objects.create(part=part, author=by.user, agency=by.agency, kind=EntryKind.SYSTEM, event=status)
    note_activity(entry)
    _wake(entry)
    keep_read(entry)
    return entry


def _wake(entry: Entry) -> None:
    """A word from somebody else than the unit, for others to read, ends the pause."""
    if entry.audience == Audience.PART and entry.agency_id != entry.part.case.unit_id:
        wake_case(entry.part.case, PauseEnd.REPLY)


def readers_of(part: PlanPart, audience: Audience, own: Agency) -> list[Agency]:
    """The agencies that will read an entry: what the composer says before, and what delivery asks after."""
    if audience == Audience.AGENCY:
        return [own]
    return readers_in_force(part)


def _tell_readers(entry: Entry, by: Membership) -> None:
    tell_agencies(
        readers_of(entry.part, Audience(entry.audience), by.agency),
        topic=Topic.NEW_ENTRY,
        path=reverse("coordination:part", args=[entry.part.public_id]),
        authorise="entry",
        subject_id=entry.public_id,
        cause=str(entry.public_id),
        by=by,
    )
