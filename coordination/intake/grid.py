"""The rows of a file with their original line numbers, whatever the file was."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from coordination.intake.texts import Cell

Corrections = Mapping[str, str]  # column name (names.exact and names.key) → field, or "ignore"
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
