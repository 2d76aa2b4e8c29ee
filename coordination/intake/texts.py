"""Cell values as text: what is invisible or dangerous is taken out, what was written stays as it was written."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal

Cell = str | int | float | bool | datetime | date | time | timedelta | Decimal | None

_PLAIN = re.compile(r"[ -~æøåÆØÅéüöäÉÜÖÄ]*")
_ESCAPED = re.compile(r"_x(000[9ADad]|200[EF])_")  # how Excel writes control characters into a cell
_FORCED_TEXT = re.compile(r'="([^"]*)"')  # how exports keep leading zeros: ="0123"
_SPACES = re.compile(r"\s+")
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_text(cell: Cell) -> str:
    """A cell as a person would read it: 191100014.0 → "191100014", a date → "01-09-2026"."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, date):
        timed = isinstance(cell, datetime) and cell.time() != time()
        return cell.strftime("%d-%m-%Y %H:%M" if timed else "%d-%m-%Y")
    return str(cell)


def clean(text: str) -> str:
    """NFC, without control characters, direction overrides and zero-width marks; one space where several stood."""
    text = text.strip()
    if not ((text.isascii() and text.isprintable()) or _PLAIN.fullmatch(text)):
        text = unicodedata.normalize(
            "NFC", _ESCAPED.sub(" ", text).replace("\t", " ").replace("\n", " ").replace("\r", " ")
        )
        text = "".join(c for c in text if c == "\u200d" or unicodedata.category(c) not in _DROPPED)
        text = _SPACES.sub(" ", text).strip()
    elif "_x" in text:
        text = _ESCAPED.sub(" ", text).strip()
    if text.startswith('="'):
        forced = _FORCED_TEXT.fullmatch(text)
        text = forced.group(1).strip() if forced else text
    return _SPACES.sub(" ", text).strip() if "  " in text else text


def is_blank(cell: Cell) -> bool:
    """Whether a cell says nothing, also when it holds only spaces."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def neutralise(text: str) -> str:
    """Text that a spreadsheet will show and not run: a leading =, +, -, @ or control character gets an apostrophe.

    For every CSV or XLSX the hub writes (OWASP, CSV injection). Plain numbers such as -1.250,00 stay numbers.
    """
    if text.startswith(_STARTS_FORMULA) and not re.fullmatch(r"[+-]?\d[\d.,]*", text):
        return "'" + text
    return text
