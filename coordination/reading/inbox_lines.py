"""What the inbox's rows are made from: read in the order of its index, a page at a time by key.

Two statements, however many rows, kept prepared (coordination.access.prepared): the rows with all they show, and the
deadlines of their cases.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields import BooleanField, DateField
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan
from django.utils import timezone

from coordination.access.case_view import KEPT_TRIES, with_standing
from coordination.access.part_view import with_reads
from coordination.access.prepared import Row, Slot, one_of, prepared
from coordination.access.visible import visible_inbox
from coordination.models import Case, Deadline, InboxRow, LegalEvent, PlanPart, ReadMark
from coordination.reading.conditions import condition_of, days, waits_on_others
from hub.accounts.models import Agency, Membership

# Of each model what a row shows, in the order of the model's fields.
CASE = ("id", "public_id", "reference", "landlord_id", "coordinator_id", "street", "postcode", "city",
        "address_protected", "plan_status", "children", "causes", "risk_factors", "closed_at")  # fmt: skip
PART = ("id", "public_id", "case_id", "agency_id", "measure", "due_on", "status")
LINE = (
    "part__case__coordinator__name",
    "rank",
    "due_on",
    "due_code",
    "is_open",
    "last_activity_at",
    "last_entry__agency__name",
    "waits",
    "tries",
    "read_grant",
    "read_mark",
    "standing_part",
    "standing_consented",
    "standing_filed",
    "standing_reads",
)
DEADLINE = ("id", "case_id", "event_id", "code", "due_on", "computed_on", "met_at")


@dataclass(frozen=True)
class Line:
    """A row of one agency's inbox, as LINE reads it. `last_by`: the agency that wrote last."""

    part: PlanPart
    coordinator: str | None
    rank: int
    due_on: date
    due_code: str
    is_open: bool
    last_activity_at: datetime
    last_by: str | None
    waits: bool
    tries: int
    read_grant: int | None
    read_mark: int | None
    standing_part: int | None
    standing_consented: list[str]
    standing_filed: int | None
    standing_reads: int | None

    @property
    def unread(self) -> bool:
        """As `with_unread` has it, from what it has looked up."""
        return self.read_grant is not None and self.read_mark is None


def inbox_lines(membership: Membership, chosen: frozenset[str], after: str, size: int) -> list[Line]:
    """The first rows that fit, behind the cursor `after`."""
    key = _key(membership, after)
    rows = select_lines(membership, chosen, key is not None, size, **(key or {}), **days(timezone.localdate()))
    agencies: dict[int, Agency] = {}
    lines = [_line(row, agencies) for row in rows]
    _give_deadlines(membership, [line.part.case for line in lines])
    return lines


def cursor_of(line: Line) -> str:
    """Where a page ends, without a running number: those would count what the reader may not see."""
    return f"{line.rank}_{line.due_on.isoformat()}_{line.part.public_id.hex}"


def with_unread(rows: "QuerySet[InboxRow]", membership: Membership) -> "QuerySet[Any]":
    """Adds whether anything has happened since this person last read the thread; never, where it may not be read."""
    read = ReadMark.objects.filter(
        user_id=membership.user_id, part=OuterRef("part_id"), read_until__gte=OuterRef("last_activity_at")
    )
    # A look-up a row: a NOT EXISTS may gather every mark the person has ever set.
    rows = with_reads(rows, membership).annotate(read_mark=Subquery(read.order_by().values("pk")[:1]))
    unread = Q(read_grant__isnull=False, read_mark__isnull=True)
    found: QuerySet[Any] = rows.annotate(unread=ExpressionWrapper(unread, output_field=BooleanField()))
    return found


@prepared
def select_lines(asker: Membership, chosen: frozenset[str], is_behind: bool, size: int) -> "QuerySet[Any, Any]":
    rows = with_unread(visible_inbox(asker), asker).annotate(waits=waits_on_others(asker))
    rows = with_standing(rows, asker.agency, "part__case").filter(condition_of(asker, chosen))
    if is_behind:
        key = Slot("rank"), Slot("due_on", DateField()), Slot("row")
        rows = rows.filter(TupleGreaterThan(Tuple(F("rank"), F("due_on"), F("pk")), key))
    names = [f"part__case__{name}" for name in CASE] + [f"part__{name}" for name in PART]
    return rows.order_by("rank", "due_on", "pk").values_list(*names, "part__agency__name", *LINE)[:size]


@prepared
def select_deadlines(asker: Membership) -> "QuerySet[Any, Any]":
    of_cases = Deadline.objects.filter(one_of("case_id", "cases"))
    return of_cases.order_by("due_on", "id").values_list(*DEADLINE, "event__kind", "event__on")


def _line(row: Row, agencies: dict[int, Agency]) -> Line:
    case = Case.from_db("default", CASE, row[: len(CASE)])
    part = PlanPart.from_db("default", PART, row[len(CASE) : len(CASE) + len(PART)])
    agency, *of_line = row[len(CASE) + len(PART) :]
    part.case = case
    part.agency = agencies.get(part.agency_id) or agencies.setdefault(
        part.agency_id, Agency(pk=part.agency_id, name=agency)
    )
    line = Line(part, *of_line)
    vars(case)[KEPT_TRIES] = line.tries
    return line


def _give_deadlines(membership: Membership, cases: Iterable[Case]) -> None:
    """As prefetch_related would: the cases then ask nobody."""
    of_case: dict[int, list[Deadline]] = {case.pk: [] for case in cases}
    for row in select_deadlines(membership, cases=list(of_case)) if of_case else ():
        deadline = Deadline.from_db("default", DEADLINE, row[: len(DEADLINE)])
        deadline.event = LegalEvent(pk=deadline.event_id, kind=row[-2], on=row[-1])
        of_case[deadline.case_id].append(deadline)
    for case in cases:
        vars(case)["_prefetched_objects_cache"] = {"deadlines": of_case[case.pk]}


def _key(membership: Membership, cursor: str) -> dict[str, Any] | None:
    """What the cursor names; None for nonsense, which begins at the beginning."""
    try:
        rank, due_on, part = cursor.split("_")
        key = int(rank[:2]), date.fromisoformat(due_on), UUID(part)
    except ValueError:
        return None
    last = visible_inbox(membership).filter(part__public_id=key[2]).values_list("pk", flat=True).first()
    return {"rank": key[0], "due_on": key[1], "row": last or 0}
