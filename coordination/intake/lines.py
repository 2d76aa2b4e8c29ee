"""Lines that hold only what is kept: CPR numbers are removed and counted before anything else happens."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from coordination.intake.addresses import says_protected
from coordination.intake.columns import Columns
from coordination.intake.fields import SEVERAL, Field
from coordination.intake.identity import count_in_cpr_column, looks_like_cpr, may_hold_cpr, remove_cpr
from coordination.intake.people import split_care_of
from coordination.intake.refusals import MAX_ROWS, UnreadableList
from coordination.intake.table import Table, skipped_as
from coordination.intake.texts import Cell, as_text

_BETWEEN = "\x1f"
_JUDGED_LATER = (Field.TENANCY_NUMBER, Field.BALANCE)  # where ten digits need not be a CPR number


@dataclass(slots=True)
class Line:
    """One line, without dropped columns. `digest` tells whether two lines were identical in the file."""

    number: int
    cells: dict[Field, Cell]
    co_tenants: tuple[str, ...]
    phones: tuple[str, ...]
    digest: bytes
    claim: str
    says_protected: bool = False
    care_of: str = ""
    overflows: bool = False


@dataclass
class Gatherer:
    """Walks through the body once. Afterwards `cpr_removed` and `skipped` say what was seen on the way."""

    table: Table
    columns: Columns
    cpr_removed: int = 0
    skipped: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._cpr_places = frozenset(column.place for column in self.columns.all if column.why == "cpr")
        self._remark_places = tuple(column.place for column in self.columns.all if column.why == "free_text")
        self._later = frozenset(place for f in _JUDGED_LATER for place in self.columns.at.get(f, ()))
        self._single = tuple((f, places[0]) for f, places in self.columns.at.items() if f not in SEVERAL)
        self._number_at = self.columns.first(Field.TENANCY_NUMBER)
        self._name_at = self.columns.first(Field.TENANT_NAME)

    def lines(self) -> Iterator[Line]:
        """The tenancies. Raises UnreadableList beyond MAX_ROWS of them."""
        for _, row in self.table.above:
            self._scrub(row, frozenset())
        count = 0
        for number, row in self.table.body:
            why = skipped_as(row, self.table, self._number_at, self._name_at)
            if why == "blank":
                continue
            clean = self._scrub(row, self._later if why is None else frozenset())
            if why is not None:
                self.skipped[number] = why
                continue
            count += 1
            if count > MAX_ROWS:
                raise UnreadableList("too_many_rows", limit=MAX_ROWS)
            yield self._line(number, row, clean)

    def _line(self, number: int, row: Sequence[Cell], clean: list[Cell]) -> Line:
        remarks = [text for place in self._remark_places if (text := as_text(clean[place]))]
        return Line(
            number=number,
            cells={f: clean[place] for f, place in self._single if clean[place] not in (None, "")},
            co_tenants=self._texts(Field.CO_TENANT, clean),
            phones=self._texts(Field.PHONE, clean),
            digest=_digest(row),
            claim=_BETWEEN.join(self._texts(Field.CLAIM_TYPE, clean)).casefold(),
            says_protected=any(says_protected(text) for text in remarks),
            care_of=next(
                (care for text in remarks if text[:3].casefold() == "c/o" and (care := split_care_of(text)[1])),
                "",
            ),
            overflows=any(cell not in (None, "") for cell in row[len(self.table.headers) :]),
        )

    def _texts(self, field: Field, clean: Sequence[Cell]) -> tuple[str, ...]:
        return tuple(as_text(clean[place]) for place in self.columns.at.get(field, ()))

    def _scrub(self, row: Sequence[Cell], later: frozenset[int]) -> list[Cell]:
        """The row as wide as the header, without CPR numbers, except in places that are judged later."""
        width = len(self.table.headers)
        clean = list(row[:width]) + [None] * (width - len(row))
        suspicious = may_hold_cpr(
            _BETWEEN.join([cell for place, cell in enumerate(row) if type(cell) is str and place not in later])
        )
        for place, cell in enumerate(row):
            if cell is None or cell == "" or place in later:
                continue
            if place in self._cpr_places:
                self.cpr_removed += count_in_cpr_column(as_text(cell))
                clean[place] = None
            elif isinstance(cell, str):
                if suspicious:
                    text, found = remove_cpr(cell)
                    self._note(found, clean, place, text)
            elif isinstance(cell, (int, float)) and 1e8 < cell < 1e10 and looks_like_cpr(as_text(cell)):
                self._note(1, clean, place, None)
        return clean

    def _note(self, found: int, clean: list[Cell], place: int, value: Cell) -> None:
        self.cpr_removed += found
        if found and place < len(clean):
            clean[place] = value


def _digest(row: Sequence[Cell]) -> bytes:
    """Of the line as it stood in the file, so that only truly identical lines count as repeated."""
    written = _BETWEEN.join("" if cell is None else str(cell) for cell in row).rstrip(_BETWEEN)
    return hashlib.blake2b(written.encode(errors="replace"), digest_size=16).digest()
