"""A part's thread as one reader sees it: the newest entries, what is new since last time, who reads what.

A few statements, however long the thread, kept prepared (coordination.access.prepared).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, F, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleLessThan
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.access.prepared import Slot, one_of, prepared
from coordination.access.visible import names_of_readers, visible_entries
from coordination.lifecycle import Audience, EntryKind, LedgerEvent, PartStatus
from coordination.models import Attachment, Entry, PlanPart, ReadMark
from hub.accounts.models import Agency, Membership, User

NEWEST = 50
# Of each model what the thread shows, in the order of the model's fields.
ENTRY = tuple(field.attname for field in Entry._meta.concrete_fields)
ATTACHMENT = tuple(field.attname for field in Attachment._meta.concrete_fields)
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)

SENTENCES: dict[str, Callable[[], str]] = {
    PartStatus.ASKED: lambda: _("%(agency)s asked for this part."),
    PartStatus.ACCEPTED: lambda: _("%(agency)s has accepted the part."),
    PartStatus.DECLINED: lambda: _("%(agency)s has declined the part."),
    PartStatus.DONE: lambda: _("%(agency)s has recorded its decision."),
    PartStatus.WITHDRAWN: lambda: _("%(agency)s has withdrawn the part."),
    LedgerEvent.SHARED: lambda: _("%(agency)s has changed who reads this part."),
    LedgerEvent.UNSHARED: lambda: _("%(agency)s has ended the sharing of this part with an agency."),
    LedgerEvent.ASKED_AGAIN: lambda: _("%(agency)s has asked for this part again."),
    LedgerEvent.CONSENT_WITHDRAWN: lambda: _("The tenant has withdrawn a consent. What rested on it is closed."),
    LedgerEvent.CLOSED: lambda: _("%(agency)s has closed the case."),
    LedgerEvent.REOPENED: lambda: _("%(agency)s has opened the case again."),
    LedgerEvent.HANDED_OVER: lambda: _("The case was handed over. From whom, to whom and why stands in its course."),
}


@dataclass(frozen=True)
class Thread:
    """Entries oldest first, as components/thread.html takes them."""

    entries: list[dict[str, Any]]
    readers: list[str]
    first_new_id: UUID | None
    older_query: str
    is_newest_page: bool
    newest: Entry | None


def read_thread(part: PlanPart, membership: Membership, before: str = "", seen_until: datetime | None = None) -> Thread:
    """The newest entries, or those before the one named in `before`. New is what others wrote after `seen_until`
    (else after the person's own read mark)."""
    last = entry_of(part, membership, before) if before else None
    found = _entries_before(part, membership, last)
    shown = found[:NEWEST][::-1]
    files = _files_of(shown, membership)
    readers = names_of_readers(part, membership)
    return Thread(
        entries=[_drawn(entry, files[entry.pk], membership, readers) for entry in shown],
        readers=readers,
        first_new_id=None if last else _first_new(shown, part, membership, seen_until),
        older_query=f"?foer={shown[0].public_id}" if len(found) > NEWEST else "",
        is_newest_page=last is None,
        newest=shown[-1] if shown and last is None else None,
    )


def entry_of(part: PlanPart, membership: Membership, entry_id: str) -> Entry | None:
    """The entry a form names, if it stands in this thread for this reader."""
    try:
        return visible_entries(membership).filter(part=part, public_id=UUID(entry_id)).first()
    except ValueError:
        return None


def moment_of(part: PlanPart, membership: Membership, entry_id: str) -> datetime:
    """When the entry a form names as the last one seen was written; long ago when it names none that can be seen."""
    known = entry_of(part, membership, entry_id)
    return known.created_at if known else LONG_AGO


def _entries_before(part: PlanPart, membership: Membership, last: Entry | None) -> list[Entry]:
    """The newest first, and one more than is shown, so that it is known whether there are more."""
    behind = {"at": last.created_at, "row": last.pk} if last else {}
    authors: dict[int, User] = {}
    agencies: dict[int, Agency] = {}
    found = []
    for *fields, author, agency, kind in select_entries(membership, last is not None, part=part.pk, **behind):
        entry = Entry.from_db("default", ENTRY, fields)
        if entry.author_id not in authors:
            authors[entry.author_id] = User(pk=entry.author_id, name=author)
        if entry.agency_id not in agencies:
            agencies[entry.agency_id] = Agency(pk=entry.agency_id, name=agency, kind=kind)
        entry.author, entry.agency = authors[entry.author_id], agencies[entry.agency_id]
        found.append(entry)
    return found


@prepared
def select_entries(asker: Membership, is_behind: bool) -> "QuerySet[Any, Any]":
    entries = visible_entries(asker).filter(part_id=Slot("part"))
    if is_behind:
        key = Slot("at", DateTimeField()), Slot("row")
        entries = entries.filter(TupleLessThan(Tuple(F("created_at"), F("pk")), key))
    return entries.order_by("-created_at", "-pk").values_list(*ENTRY, "author__name", "agency__name", "agency__kind")[
        : NEWEST + 1
    ]


def _files_of(entries: list[Entry], membership: Membership) -> dict[int, list[Attachment]]:
    of_entry: dict[int, list[Attachment]] = {entry.pk: [] for entry in entries}
    for row in select_attachments(membership, entries=list(of_entry)) if of_entry else ():
        file = Attachment.from_db("default", ATTACHMENT, row)
        of_entry[file.entry_id].append(file)
    return of_entry


@prepared
def select_attachments(asker: Membership) -> "QuerySet[Any, Any]":
    return Attachment.objects.filter(one_of("entry_id", "entries")).order_by("id").values_list(*ATTACHMENT)


@prepared
def select_read_until(asker: Membership) -> "QuerySet[Any, Any]":
    return ReadMark.objects.filter(user_id=asker.user_id, part_id=Slot("part")).values_list("read_until")


def _first_new(shown: list[Entry], part: PlanPart, membership: Membership, seen_until: datetime | None) -> UUID | None:
    if seen_until is None:
        marks = select_read_until(membership, part=part.pk)
        if not marks:
            return None  # never opened: all of it is new, and a line would say nothing
        seen_until = marks[0][0]
    new = (e for e in shown if e.created_at > seen_until and e.author_id != membership.user_id)
    return next((entry.public_id for entry in new), None)


def _drawn(entry: Entry, files: list[Attachment], membership: Membership, readers: list[str]) -> dict[str, Any]:
    return {
        "id": entry.public_id,
        "author": entry.author.name,
        "agency": entry.agency.name,
        "at": timezone.localtime(entry.created_at),
        "kind": entry.get_kind_display() if entry.kind == EntryKind.DECISION else "",
        "system": entry.kind == EntryKind.SYSTEM,
        "body": _event_sentence(entry) if entry.kind == EntryKind.SYSTEM else entry.body,
        "own_only": entry.audience == Audience.AGENCY,
        "audience": ", ".join(readers),
        "mine": entry.author_id == membership.user_id,
        "attachments": [
            {"name": file.name, "size": file.size, "url": reverse("coordination:attachment", args=[file.public_id])}
            for file in files
        ],
    }


def _event_sentence(entry: Entry) -> str:
    if entry.event == PartStatus.DONE and entry.agency.is_landlord:
        return _("%(agency)s has answered.") % {"agency": entry.agency.name}
    return SENTENCES[entry.event]() % {"agency": entry.agency.name}
