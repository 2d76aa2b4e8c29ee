"""Where the table begins: the row of column names among titles, and which lines below it are no tenancies."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from coordination.intake.amounts import looks_like_amount
from coordination.intake.dates import looks_like_date
from coordination.intake.grid import Corrections, Grid, GridRow, bounded
from coordination.intake.names import recognised
from coordination.intake.refusals import UnreadableList
from coordination.intake.texts import Cell, as_text, is_blank

_SEARCHED = 60  # rows above which a header must stand
_SAMPLED = 400  # rows looked at to judge columns
_ENOUGH_NAMES = 2
_NAMES_SHARE = 0.25
_LABEL = re.compile(
    r"(?:i ?alt|total\w*|sub-?total|mellemtotal|sum|samlet|saldo i ?alt|restance i ?alt|grand total|gennemsnit|antal"
    r"|overført|transport|udskrevet|udskrift|side \d|page \d|\w[\w .-]{0,40} i ?alt|average|count|printed)\b.*",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"[\d\s.,\-+()/%'#:]*(?:kr|dkk|stk|mdr?|lejemål|tenancies)?\.?", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(slots=True)
class Table:
    """The list itself: unique column names, the first lines as a sample, and all lines below the names."""

    header_line: int
    headers: tuple[str, ...]
    sample: list[GridRow]
    body: Iterator[GridRow]
    above: list[GridRow]  # title rows


def locate(grid: Grid, corrected: Corrections) -> Table:
    """Finds the row of column names. Raises UnreadableList when no row can be one."""
    rows = bounded(grid.rows)
    start = list(islice(rows, _SEARCHED + _SAMPLED))
    searched = start[:_SEARCHED]
    merits = [_merit(row, corrected) for _, row in searched]
    best = max(merits, default=0)
    at = merits.index(best) if best >= _ENOUGH_NAMES else _unknown_header(searched)
    if at is None:
        raise UnreadableList("no_header")
    line, cells = start[at]
    below = start[at + 1 :]
    return Table(
        line,
        _unique([as_text(cell) for cell in cells]),
        below[:_SAMPLED],
        chain(below, rows),
        start[:at],
    )


def _merit(row: Sequence[Cell], corrected: Corrections) -> int:
    """How many columns a row names; none when most of it is something else, as in a line with a status or two."""
    known = recognised(row, corrected)
    return known if known >= _NAMES_SHARE * sum(not is_blank(cell) for cell in row) else 0


def _unknown_header(rows: Sequence[GridRow]) -> int | None:
    """A row of several different words with values below it may be a header in a language we do not know."""
    for at, (_, row) in enumerate(rows[:-1]):
        cells = [cell for cell in row if not is_blank(cell)]
        named = [cell for cell in cells if isinstance(cell, str) and _LETTERS.search(cell) and len(cell) <= 60]
        if len(cells) < 3 or len(named) < len(cells) or len(set(named)) < len(named):
            continue
        if any(looks_like_amount(cell) or (looks_like_date(cell) and not is_blank(cell)) for cell in named):
            continue
        below = next((values for _, values in rows[at + 1 :] if not all(map(is_blank, values))), ())
        filled = [cell for cell in below if not is_blank(cell)]
        if len(filled) >= 3 and any(any(c.isdigit() for c in as_text(cell)) for cell in filled):
            return at
    return None


def _unique(headers: Sequence[str]) -> tuple[str, ...]:
    """Names as written; a repeated one gets a number, an empty one its place, so that each can be corrected."""
    seen: dict[str, int] = {}
    unique = []
    for place, header in enumerate(headers, start=1):
        name = header or f"#{place}"
        seen[name] = seen.get(name, 0) + 1
        unique.append(name if seen[name] == 1 else f"{name} #{seen[name]}")
    return tuple(unique)


def skipped_as(row: Sequence[Cell], table: Table, number_at: int | None, name_at: int | None) -> str | None:
    """Why a line is no tenancy: "blank", "header" (printed on each page), "total", "note"; None when it is one."""
    filled = [(place, cell) for place, cell in enumerate(row) if not is_blank(cell)]
    if not filled:
        return "blank"
    first = as_text(filled[0][1])
    if filled[0][0] < len(table.headers) and first == table.headers[filled[0][0]]:
        repeated = sum(as_text(cell) in table.headers for _, cell in filled)
        if repeated > len(filled) // 2:
            return "header"
    if len(filled) == 1 and len(table.headers) > 2:
        return _alone(*filled[0], first, number_at)
    return "total" if _is_total(filled, name_at) else None


def _alone(place: int, cell: Cell, text: str, number_at: int | None) -> str | None:
    if _LABEL.fullmatch(text):
        return "total"
    if looks_like_amount(cell) and place != number_at:
        return "total"  # an amount with nothing around it adds something up
    looks_like_number = place == number_at and any(c.isdigit() for c in text) and len(_LETTERS.findall(text)) < 3
    return None if looks_like_number else "note"


def _is_total(filled: Sequence[tuple[int, Cell]], name_at: int | None) -> bool:
    """A label such as "I alt" and, besides it, nothing but numbers; no name."""
    named = next((cell for place, cell in filled if place == name_at), None)
    if named is not None and not _is_label(named):
        return False
    labels = {place for place, cell in filled if _is_label(cell)}
    return bool(labels) and all(place in labels or _NUMERIC.fullmatch(as_text(cell)) for place, cell in filled)


def _is_label(cell: Cell) -> bool:
    return isinstance(cell, str) and _LABEL.fullmatch(cell.strip()) is not None
