"""Dates as landlords' systems write them."""

import math
import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache

from coordination.intake.faults import BadValue
from coordination.intake.texts import Cell, clean

EARLIEST = date(1990, 1, 1)
LATEST = date(2099, 12, 31)
_EXCEL_EPOCH = date(1899, 12, 30)
_SERIALS = range(32874, 73051)  # Excel's numbers for 1990–2099

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januar january",
            "feb februar february",
            "mar mrs marts march",
            "apr april",
            "maj may",
            "jun juni june",
            "jul juli july",
            "aug august",
            "sep sept september",
            "okt oct oktober october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_EMPTY = frozenset(
    {
        "",
        "-",
        "--",
        "0",
        "/",
        ".",
        "n/a",
        "na",
        "ingen",
        "nej",
        "n",
        "none",
        "null",
        "00-00-0000",
        "#n/a",
        "blank",
    }
)
_NEVER = frozenset(  # what systems store where there is no date
    {
        date(1, 1, 1),
        date(1753, 1, 1),
        date(1899, 12, 30),
        date(1899, 12, 31),
        date(1900, 1, 1),
        date(9999, 12, 31),
    }
)
_CLOCK = re.compile(r"(?:t|\s+|\s*kl\.?\s*)\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:z|[+-]\d\d:?\d\d|am|pm)?$")
_WEEKDAY = re.compile(r"^(?:man|tir|ons|tor|fre|lør|søn|mon|tue|wed|thu|fri|sat|sun)[a-zæøå]*\.?,?\s+(?:d\.|den)?\s*")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-./ ]\s*(\d{1,2})\s*[-./ ]\s*(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})[.\s-]*([a-z]+)[.,\s-]*(\d{4}|\d{2})")
_SHAPED = re.compile(r"\d{1,4}\s*[-./ ]\s*(?:\d{1,2}|[a-zæøå]{3,9}\.?)\s*[-./ ]\s*\d{1,4}|\d{8}|\d{6}")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(?:\d{4}|\d{2})\b")
_ENOUGH = 3


def month_first(cells: Iterable[Cell]) -> bool:
    """Whether a column is written 10/28/2026: three that can only be so, and none that can only be day first."""
    seen = [found.groups() for cell in cells if isinstance(cell, str) and (found := _SLASHED.match(cell.strip()))]
    return sum(int(second) > 12 for _, second in seen) >= _ENOUGH and not any(int(first) > 12 for first, _ in seen)


def looks_like_date(cell: Cell) -> bool:
    """Whether a cell is meant as a date, also an impossible one such as 31-11-2026."""
    if isinstance(cell, (date, datetime)):
        return True
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return int(cell) in _SERIALS
    if not isinstance(cell, str):
        return False
    text = _WEEKDAY.sub("", clean(cell).casefold())
    return text in _EMPTY or _SHAPED.match(text) is not None


def read_date(cell: Cell, *, us: bool = False) -> date | None:
    """The date, or None for an empty cell. Raises BadValue: no_such_date, unreadable_date, absurd_year."""
    if cell is None:
        return None
    if isinstance(cell, str):
        found = _from_text(cell, us)
    elif isinstance(cell, datetime):
        found = cell.date()
    elif isinstance(cell, date):
        found = cell
    elif isinstance(cell, (int, float)) and not isinstance(cell, bool):
        found = _from_number(cell)
    else:
        raise BadValue("unreadable_date")
    if found is None or found in _NEVER:
        return None
    if not EARLIEST <= found <= LATEST:
        raise BadValue("absurd_year")
    return found


def _from_number(number: int | float) -> date | None:
    if number == 0:
        return None
    if math.isfinite(number) and int(number) in _SERIALS:
        return _EXCEL_EPOCH + timedelta(days=int(number))
    if math.isfinite(number) and abs(number) < 1e9 and float(number).is_integer():
        return _from_digits(str(int(number)))
    raise BadValue("unreadable_date")


@lru_cache(maxsize=8192)
def _from_text(written: str, us: bool) -> date | None:
    text = clean(written).casefold()
    if text in _EMPTY:
        return None
    text = _WEEKDAY.sub("", _CLOCK.sub("", text)).removeprefix("d. ").removeprefix("den ").strip()
    text = text.strip("'").rstrip(".")
    if text.isascii() and text.isdigit():
        return _from_number(int(text)) if len(text) == 5 else _from_digits(text)
    if found := _YEAR_FIRST.fullmatch(text):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(text):
        day, month = (found[2], found[1]) if us and "/" in text else (found[1], found[2])
        return _date(_year(found[3]), int(month), int(day))
    if (found := _NAMED.fullmatch(text)) and found[2] in _MONTHS:
        return _date(_year(found[3]), _MONTHS[found[2]], int(found[1]))
    raise BadValue("unreadable_date")


def _from_digits(text: str) -> date | None:
    """20261122, 22112026, 221126 and, its leading zero lost, 2112026."""
    if not text.strip("0"):
        return None
    if len(text) == 8 and text[:2] in {"19", "20"} and text[4:6] <= "12":
        return _date(int(text[:4]), int(text[4:6]), int(text[6:]))
    if len(text) in (7, 8):
        return _date(int(text[-4:]), int(text[-6:-4]), int(text[:-6]))
    if len(text) == 6:
        return _date(_year(text[4:]), int(text[2:4]), int(text[:2]))
    raise BadValue("unreadable_date")


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _date(year: int, month: int, day: int) -> date | None:
    if not month and not day:  # 00-00-0000, 00.00.00
        return None
    try:
        return date(year, month, day)
    except ValueError as impossible:
        raise BadValue("no_such_date") from impossible
