"""A part's thread as one reader sees it: the newest entries, what is new since last time, who reads what."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.access.visible import visible_entries
from coordination.actions.entries import readers_of
from coordination.lifecycle import Audience, EntryKind, PartStatus
from coordination.models import Entry, PlanPart, ReadMark
from hub.accounts.models import Membership

NEWEST = 50
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)

SENTENCES = {
    PartStatus.ASKED: lambda: _("%(agency)s asked for this part."),
    PartStatus.ACCEPTED: lambda: _("%(agency)s has accepted the part."),
    PartStatus.DECLINED: lambda: _("%(agency)s has declined the part."),
    PartStatus.DONE: lambda: _("%(agency)s has recorded its decision."),
    PartStatus.WITHDRAWN: lambda: _("%(agency)s has withdrawn the part."),
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
    found = list(_before(_entries(part, membership), last)[: NEWEST + 1])
    shown = found[:NEWEST][::-1]
    readers = [agency.name for agency in readers_of(part, Audience.PART, membership.agency)]
    return Thread(
        entries=[_drawn(entry, membership, readers) for entry in shown],
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


def _entries(part: PlanPart, membership: Membership) -> "QuerySet[Entry]":
    entries = visible_entries(membership).filter(part=part).select_related("author", "agency")
    return entries.prefetch_related("attachments").order_by("-created_at", "-pk")


def _before(entries: "QuerySet[Entry]", last: Entry | None) -> "QuerySet[Entry]":
    if last is None:
        return entries
    return entries.filter(Q(created_at__lt=last.created_at) | Q(created_at=last.created_at, pk__lt=last.pk))


def _first_new(shown: list[Entry], part: PlanPart, membership: Membership, seen_until: datetime | None) -> UUID | None:
    if seen_until is None:
        mark = ReadMark.objects.filter(user=membership.user, part=part).first()
        if mark is None:
            return None  # never opened: all of it is new, and a line would say nothing
        seen_until = mark.read_until
    new = (e for e in shown if e.created_at > seen_until and e.author_id != membership.user_id)
    return next((entry.public_id for entry in new), None)


def _drawn(entry: Entry, membership: Membership, readers: list[str]) -> dict[str, Any]:
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
            for file in entry.attachments.all()
        ],
    }


def _event_sentence(entry: Entry) -> str:
    return SENTENCES[PartStatus(entry.event)]() % {"agency": entry.agency.name}
