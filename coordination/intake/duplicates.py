"""Several lines of one tenancy: repeated, one per claim, or one per tenant. Never a debt counted twice."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from coordination.intake.faults import Problem, Rejected
from coordination.intake.lines import Line
from coordination.intake.people import distinct, share_a_name
from coordination.intake.reading import Row

_FIRST_KNOWN = (
    "reminder_sent_on", "demand_sent_on", "demand_received_on", "terminated_on", "filed_on", "notified_on",
    "hearing_on", "eviction_on", "instalment_plan", "exempt_digital_post",
)  # fmt: skip
_FIRST_FILLED = ("street", "care_of", "postcode", "city", "delivery_method", "phone", "email", "status")

CellsOf = Callable[[Line], Mapping[str, str]]  # a line's kept cells, for the file of rejected lines


@dataclass(slots=True)
class Entry:
    """A row with the line it was read from, which tells it from its neighbours."""

    row: Row
    line: Line


@dataclass
class Merged:
    """The rows after lines of one tenancy were brought together. `added` counts the lines that went into another."""

    rows: list[Row] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    added: int = 0


def merge(entries: Sequence[Entry], *, balance_is_total: bool, cells_of: CellsOf) -> Merged:
    """One row a tenancy. `balance_is_total`: the column repeats the tenancy's whole balance on each line."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.row.tenancy_key, []).append(entry)
    merged = Merged()
    for group in groups.values():
        merged.rows.append(group[0].row if len(group) == 1 else _merge_group(group, balance_is_total, merged, cells_of))
    return merged


def _merge_group(group: Sequence[Entry], balance_is_total: bool, merged: Merged, cells_of: CellsOf) -> Row:
    claims = [group[0]]  # the lines that are added up
    lines = [group[0].row.line]
    names = list(group[0].row.tenants)
    for entry in group[1:]:
        problem, counts = _judge(entry, claims, names, balance_is_total)
        if problem is not None:
            merged.rejected.append(Rejected(entry.row.line, (problem,), cells_of(entry.line)))
            continue
        lines.append(entry.row.line)
        names += entry.row.tenants
        merged.added += 1
        if counts:
            claims.append(entry)
    return _sum([claim.row for claim in claims], tuple(lines), distinct(names))


def _judge(entry: Entry, claims: Sequence[Entry], names: Sequence[str], total: bool) -> tuple[Problem | None, bool]:
    """What is wrong with a further line, and whether its amount counts."""
    row = entry.row
    same = next((claim for claim in claims if claim.line.digest == entry.line.digest), None)
    if same is not None:
        return Problem("repeated_line", {"other": same.row.line}), False
    twin = next((c for c in claims if c.row.balance == row.balance and c.row.oldest_due_on == row.oldest_due_on), None)
    if not share_a_name(tuple(names), row.tenants):
        # the tenants of one dwelling each on a line, with the debt they share
        return (None, False) if twin is not None else (Problem("other_tenant", {"other": claims[0].row.line}), False)
    if twin is None:
        return None, True
    if twin.line.claim == entry.line.claim:
        return Problem("same_claim", {"other": twin.row.line}), False
    return None, not total


def _sum(claims: Sequence[Row], lines: tuple[int, ...], tenants: tuple[str, ...]) -> Row:
    """The first line with the amounts added up, the earliest due date, and what the oldest claim says of each step."""
    head = claims[0]
    by_age = sorted(claims, key=lambda row: row.oldest_due_on or date.max)
    row = replace(
        head,
        balance=sum((row.balance for row in claims[1:]), head.balance),
        oldest_due_on=by_age[0].oldest_due_on,
        months=max((row.months for row in claims if row.months is not None), default=None),
        address_protected=any(row.address_protected for row in claims),
        tenants=tenants,
        lines=lines,
    )
    for name in _FIRST_KNOWN:
        setattr(row, name, next((v for one in by_age if (v := getattr(one, name)) is not None), None))
    for name in _FIRST_FILLED:
        setattr(row, name, next((v for one in claims if (v := getattr(one, name))), ""))
    return row
