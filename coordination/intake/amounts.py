"""Amounts as landlords' systems write them, to kroner with two decimals."""

import math
import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from coordination.intake.faults import BadValue
from coordination.intake.texts import Cell, as_text

LARGEST = Decimal("10000000")  # kroner; no tenancy owes ten million
_OERE = Decimal("0.01")

_MINUS = str.maketrans({"−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "})
_CURRENCY = re.compile(r"\b(?:kr|dkk)\b\.?|[,.]-{1,2}(?=\s*-?$)|(?<=\d)kr\.?|kr\.?(?=-?\d)")
_GROUPING = re.compile(r"(?<=\d)[ '’](?=\d{3}(?!\d))")
_MARKED = re.compile(r"^(.*?)\s*(d|db|dr|debet|debit|k|kt|cr|kredit|credit)$")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*|[.,]\d+")
_CREDIT_MARKS = frozenset({"k", "kt", "cr", "kredit", "credit"})
_DANISH = re.compile(r"\.\d{3},|,\d{1,2}(?!\d)|\.\d{3}\.")
_ENGLISH = re.compile(r",\d{3}\.|\.\d{1,2}(?!\d)|,\d{3},")


class Style(StrEnum):
    """Which sign parts the kroner from the øre in a column."""

    DANISH = "danish"  # 1.234,50
    ENGLISH = "english"  # 1,234.50
    UNKNOWN = "unknown"  # nothing in the column says which; read as Danish where that gives two decimals
    MIXED = "mixed"  # both occur; what can be read two ways is not read


def style_of(cells: Iterable[Cell]) -> Style:
    """The style a whole column is written in, from those of its values that can be read one way only."""
    danish = english = False
    for cell in cells:
        if isinstance(cell, str):
            danish = danish or _DANISH.search(cell) is not None
            english = english or _ENGLISH.search(cell) is not None
    if danish and english:
        return Style.MIXED
    return Style.DANISH if danish else Style.ENGLISH if english else Style.UNKNOWN


def looks_like_amount(cell: Cell) -> bool:
    """Whether a cell could be an amount, whatever its style."""
    try:
        read_amount(cell, Style.UNKNOWN)
    except BadValue as fault:
        return fault.code in {"ambiguous_amount", "amount_too_large"}
    return True


def read_amount(cell: Cell, style: Style, *, exact: bool = False) -> Decimal:
    """The amount in kroner, signed as written. Raises BadValue when it is missing, unreadable, ambiguous or absurd.

    `exact`: nor is it rounded. A spreadsheet's 7839,9999 is its arithmetic; a person's is a slip of the finger.
    """
    if isinstance(cell, bool):
        raise BadValue("unreadable_amount")
    if isinstance(cell, (int, float, Decimal)):
        amount = _from_number(cell)
    else:
        text = as_text(cell)
        if not text:
            raise BadValue("missing_amount")
        amount = _from_text(text, style)
    if abs(amount) >= LARGEST:
        raise BadValue("amount_too_large")
    rounded = amount.quantize(_OERE, ROUND_HALF_UP)
    if exact and rounded != amount:
        raise BadValue("unreadable_amount")
    return rounded if rounded else Decimal("0.00")


def _from_number(number: int | float | Decimal) -> Decimal:
    if not math.isfinite(number):
        raise BadValue("unreadable_amount")
    return Decimal(repr(number)) if isinstance(number, float) else Decimal(number)


def _from_text(text: str, style: Style) -> Decimal:
    text = text.translate(_MINUS).casefold().strip()
    negative = False
    marked = _MARKED.match(text)
    if marked and any(c.isdigit() for c in marked[1]):
        text, negative = marked[1], marked[2] in _CREDIT_MARKS
    text = _CURRENCY.sub("", text).strip()
    if text.startswith("(") and text.endswith(")"):
        text, negative = text[1:-1].strip(), not negative
    if text.count("-") + text.count("+") == 1 and text[0] + text[-1] != text[0] * 2:
        negative = negative != ("-" in text)
        text = text.strip("+-").strip()
    digits = _CURRENCY.sub("", _GROUPING.sub("", text)).strip()
    if not _DIGITS.fullmatch(digits):
        raise BadValue("unreadable_amount")
    amount = Decimal(_with_point(digits, style))
    return -amount if negative else amount


def _with_point(digits: str, style: Style) -> str:
    """The digits with a point before the decimals and nothing else."""
    dots, commas = digits.count("."), digits.count(",")
    if not dots and not commas:
        return digits
    if dots and commas:
        return _with_both(digits)
    separator = "." if dots else ","
    groups = digits.split(separator)
    grouped = 1 <= len(groups[0]) <= 3 and groups[0][0] != "0" and all(len(group) == 3 for group in groups[1:])
    if len(groups) > 2:
        if not grouped:
            raise BadValue("unreadable_amount")
        return "".join(groups)
    if not grouped:
        return ".".join(groups)
    if style is Style.MIXED:
        raise BadValue("ambiguous_amount")
    thousands = "," if style is Style.ENGLISH else "."
    if separator == thousands:
        return "".join(groups)
    raise BadValue("ambiguous_amount")  # "1,234" among Danish amounts: three decimals or a thousand?


def _with_both(digits: str) -> str:
    decimal = max(".,", key=digits.rfind)
    thousands = "," if decimal == "." else "."
    whole, _, decimals = digits.rpartition(decimal)
    groups = whole.split(thousands)
    if decimal in whole or not 1 <= len(groups[0]) <= 3 or any(len(group) != 3 for group in groups[1:]):
        raise BadValue("unreadable_amount")
    return "".join(groups) + "." + decimals
