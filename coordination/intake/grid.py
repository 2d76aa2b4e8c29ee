"""The rows of a file with their original line numbers, whatever the file was."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from coordination.intake.texts import Cell

Corrections = Mapping[str, str]  # column name (names.exact and names.key) → field, or "ignore"
LONGEST_CELL = 4000  # characters; more is no cell of a list, and costs time in every pattern that looks at it

GridRow = tuple[int, Sequence[Cell]]


@dataclass(slots=True)
class Grid:
    """An opened file. `rows` can be walked through once."""

    kind: str  # "csv" or "xlsx"
    rows: Iterator[GridRow]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()  # further sheets that look like lists and were not read
    zero_widths: Mapping[int, int] = field(default_factory=dict)  # column → digits its number format shows


def bounded(rows: Iterator[GridRow]) -> Iterator[GridRow]:
    """The rows with monstrous cells cut off; what is cut is still far too long for any field, and rejected as such."""
    for line, cells in rows:
        if any(isinstance(cell, str) and len(cell) > LONGEST_CELL for cell in cells):
            yield line, [cell[:LONGEST_CELL] if isinstance(cell, str) else cell for cell in cells]
        else:
            yield line, cells
