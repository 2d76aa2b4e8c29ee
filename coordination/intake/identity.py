"""CPR numbers: found wherever they stand, removed, counted.

Not by modulus 11, which numbers issued since 1 October 2007 need not fulfil, but by shape: a day (1–31, or 61–91 for
substitute numbers), a month, a year and four digits, with or without separators.
Phone numbers (8 digits, 10 with +45), tenancy numbers and amounts do not have that shape, and are left alone.
"""

import re
from collections.abc import Sequence

MARK = "[CPR]"  # what stands where a number was removed

_DATE = r"(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])[ \u00a0./-]?(?:0[1-9]|1[0-2])[ \u00a0./-]?\d\d"
_DASH = r"\-\u2010\u2011\u2012\u2013\u2014\u2212"
_GAP = rf"[ \u00a0]{{0,2}}[{_DASH}./·]?[ \u00a0]{{0,2}}"
_NOT_MONEY = r"(?![ \u00a0]?(?:kr|dkk|,-))(?![.,]\d{1,2}(?!\d))"
_BARE = re.compile(
    rf"(?<![\d+])(?<!\d[.,]){_DATE}{_GAP}(?:\d{{4}}(?!\d){_NOT_MONEY}|[xX*]{{4}}(?![xX*]))"
    rf"|(?<!\d){_DATE}[ \u00a0]?[{_DASH}][ \u00a0]?\d{{4}}(?!\d)",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    rf"(\b(?:cpr|person\W?n(?:umme)?r)(?:[\W_]|n(?:umme)?r|no|number|er|is){{0,6}})"
    rf"\d(?:[ \u00a0./{_DASH}]{{0,2}}\d){{8,9}}(?!\d)",
    re.IGNORECASE,
)
_SUSPECT = re.compile(rf"\d(?:[ \u00a0./·{_DASH}]{{0,5}}\d){{8}}|\d[ \u00a0{_DASH}]?[xX*]{{4}}")
_CPR_SHARE = 0.6  # of a column's values
_DIVERSE = 0.5  # birthdays differ from row to row, running numbers begin alike
_DIGITS = re.compile(r"\d")
_WHOLE = re.compile(rf"{_DATE}{_GAP}\d{{4}}")


def may_hold_cpr(text: str) -> bool:
    """A quick no: text without nine digits near each other needs no closer look."""
    return _SUSPECT.search(text) is not None


def remove_cpr(text: str) -> tuple[str, int]:
    """The text without CPR numbers, and how many there were."""
    if not may_hold_cpr(text):
        return text, 0
    text, labelled = _LABELLED.subn(rf"\1{MARK}", text)
    text, bare = _BARE.subn(MARK, text)
    return text, labelled + bare


def looks_like_cpr(text: str) -> bool:
    """Whether a whole cell is one CPR number, as in a column of them; nothing around it."""
    return _WHOLE.fullmatch(text.strip()) is not None


def count_in_cpr_column(text: str) -> int:
    """How many numbers a cell of a CPR column holds. Nine digits are one whose leading zero a spreadsheet took."""
    found = remove_cpr(text)[1]
    if found:
        return found
    digits = len(_DIGITS.findall(text))
    return 1 if digits in (9, 10) else digits // 10


def holds_cpr_numbers(values: Sequence[str]) -> bool:
    """Whether a column is full of CPR numbers. Two or fewer must all be."""
    alike = [value for value in values if looks_like_cpr(value)]
    if len(alike) < 3:
        return 0 < len(values) == len(alike)
    return len(alike) >= _CPR_SHARE * len(values) and len({value[:6] for value in alike}) > _DIVERSE * len(alike)
