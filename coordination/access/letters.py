"""The letters in which the table of who may see what is written (`domain.md` 4), and what each of them means.

A cell is one letter or several that stand together: `TS` is status only, and only with a task. Every condition must
hold; what is then shown is the least that a letter of the cell allows.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Letter(StrEnum):
    """One letter of a cell: a condition (O, T, C, L), how much is shown (F, S, A), or neither (-)."""

    FULL = "F"
    OWN = "O"
    STATUS = "S"
    TASK = "T"
    CONSENT = "C"
    STATUTE = "L"
    AGGREGATE = "A"
    ENTERED = "C/L→F"
    NEVER = "-"


MEANING: dict[Letter, str] = {
    Letter.FULL: "full",
    Letter.OWN: "only own: tenancies, entries or decisions; the row says which",
    Letter.STATUS: "status or date only; no amount, no reason, no text",
    Letter.TASK: "only when the agency has a part in the case that concerns it still",
    Letter.CONSENT: "only with the tenant's consent (samtykke) in force to this agency, that names this kind of data",
    Letter.STATUTE: "by statute, once the case has been filed with the bailiff court (fogedretten)",
    Letter.AGGREGATE: "anonymised, in statistics; nothing of a single case",
    Letter.ENTERED: (
        "has come into the case with consent or after the statutory notice, which itself brings name and address only; "
        "full once inside"
    ),
    Letter.NEVER: "never",
}

Cell = tuple[Letter, ...]


class Own(StrEnum):
    """What the letter O means in a row."""

    TENANCIES = "own tenancies"
    NEW_TENANCIES = "own new tenancies"
    ENTRIES = "own entries"
    DECISIONS = "own decisions"


class Extent(IntEnum):
    """How much of an item is shown; each holds the ones before it."""

    NOTHING = 0
    STATUS = 1
    FULL = 2


@dataclass(frozen=True)
class Standing:
    """How an agency stands to a case today.

    `owns_tenancy`: it is the case's landlord. `has_part`: a part of its own concerns it still. `consented`: the kinds
    of data (DataCategory) that consents in force to it name. `is_filed`: the case is with the bailiff court.
    """

    owns_tenancy: bool = False
    has_part: bool = False
    consented: frozenset[str] = frozenset()
    is_filed: bool = False


def cell_of(written: str) -> Cell:
    """A cell as it stands in the table, e.g. "TS"; ValueError for a letter that is none."""
    if written == Letter.ENTERED:
        return (Letter.ENTERED,)
    return tuple(Letter(letter) for letter in written)


def written(cell: Cell) -> str:
    """The cell as a reader of the table sees it, e.g. "T S"."""
    return " ".join(cell)


def extent_of(cell: Cell, standing: Standing, *, own: Own, category: str | None) -> Extent:
    """What the cell shows an agency that stands so; `category` is the kind of data that a consent must name."""
    holds = {
        # Whose entry, decision or new tenancy it is, the thing itself says, not the case.
        Letter.OWN: own is Own.TENANCIES and standing.owns_tenancy,
        Letter.TASK: standing.has_part,
        Letter.CONSENT: category is not None and category in standing.consented,
        Letter.STATUTE: standing.is_filed,
        Letter.AGGREGATE: False,
        Letter.NEVER: False,
    }
    if not all(holds.get(letter, True) for letter in cell):
        return Extent.NOTHING
    return Extent.STATUS if Letter.STATUS in cell else Extent.FULL
