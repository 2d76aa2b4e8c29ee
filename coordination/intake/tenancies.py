"""Tenancy numbers: lost zeros brought back, CPR numbers in their place found, and the key that two spellings share."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from coordination.intake.identity import holds_cpr_numbers, looks_like_cpr, remove_cpr
from coordination.intake.texts import Cell, as_text

_PREVAILS = 0.5  # of the numbers must be that wide before shorter ones are filled up
_MOST_LOST = 3  # zeros
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?e\+?\d+", re.IGNORECASE)
_BROKEN = re.compile(r"#\w+[!?]?|#+")  # Excel's errors, and a column that was too narrow
_SEPARATORS = re.compile(r"[\s./_\\–—-]+")
_PLAIN = re.compile(r"[\d\-./ ]+")


def number_text(cell: Cell) -> str:
    """The number as text. "" when empty; Excel's leading apostrophe is not part of it."""
    return as_text(cell).removeprefix("'").strip()


def is_mangled(cell: Cell) -> bool:
    """Whether a spreadsheet has made something else of the number: a date, 1.911E+08, #REF!."""
    if cell is None or isinstance(cell, (str, int)):
        text = "" if cell is None else str(cell).strip()
        return _SCIENTIFIC.fullmatch(text) is not None or _BROKEN.fullmatch(text) is not None
    return not (isinstance(cell, float) and cell.is_integer())


def width_of(cells: Iterable[Cell]) -> int:
    """The digits that numbers stored as numbers had before their zeros were lost; 0 when no width clearly prevails."""
    widths = Counter(len(str(int(cell))) for cell in cells if isinstance(cell, (int, float)) and not is_mangled(cell))
    if not widths:
        return 0
    width = max(widths)
    return width if widths[width] >= _PREVAILS * widths.total() else 0


def restored(cell: Cell, width: int) -> str:
    """The number with its lost zeros: 80900044 → "080900044" where the others have nine digits."""
    text = number_text(cell)
    if isinstance(cell, (int, float)) and 0 < width - len(text) <= _MOST_LOST:
        return text.zfill(width)
    return text


def key_of(number: str) -> str:
    """What two spellings of one number share: case and the kind of separator do not matter, zeros do.

    "012-04-0173-2" and "012 04 0173 2" are one tenancy. Digits alone have lost their separators, perhaps also zeros in
    front: compare those by `compact_of`, and only when exactly one tenancy of the landlord has it.
    """
    parts = _SEPARATORS.sub("-", number.strip()).strip("-").casefold()
    return parts.lstrip("0") or parts if parts.isdigit() else parts


def compact_of(number: str) -> str:
    """Letters and digits only, no zeros in front: "012-04-0173-2", "0120401732" and 120401732 are all "120401732"."""
    return _SEPARATORS.sub("", number.strip()).casefold().lstrip("0")


def cpr_among(numbers: Sequence[str]) -> frozenset[str]:
    """Which values of a tenancy number column are CPR numbers.

    A number of the same shape as the other tenancy numbers stays one, even where its first digits happen to be a date;
    unless the whole column is full of dates that differ as birthdays do.
    """
    alike = {number for number in numbers if looks_like_cpr(number)}
    if not alike:
        return frozenset()
    if holds_cpr_numbers(numbers):
        return frozenset(alike)
    if len(alike) > 2 and len({number[:6] for number in alike}) * 2 <= len(alike):
        return frozenset()  # running numbers that begin alike
    usual = {_shape(number) for number in numbers if number and number not in alike}
    return frozenset(number for number in alike if _shape(number) not in usual)


def without_cpr(number: str, cprs: frozenset[str]) -> tuple[str, int]:
    """The number without a CPR number in or instead of it, and how many were removed."""
    if number in cprs:
        return "", 1
    return (number, 0) if _PLAIN.fullmatch(number) else remove_cpr(number)


def needs_section(numbers: Sequence[str], sections: Sequence[str]) -> bool:
    """Whether numbers are only unique within an estate section: one number stands in two of them."""
    found: dict[str, set[str]] = {}
    for number, section in zip(numbers, sections, strict=True):
        if number and section:
            found.setdefault(key_of(number), set()).add(section.casefold())
    return any(len(sections_of_one) > 1 for sections_of_one in found.values())


def full_number(number: str, company: str, section: str) -> str:
    """Company, section and number in one, for numbers that are only unique within a section."""
    within = section if not company or section.startswith(company) else f"{company}-{section}"
    return f"{within}-{number}" if number and section else number


def _shape(number: str) -> str:
    return re.sub(r"\d", "9", number)
