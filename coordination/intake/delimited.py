"""Text files: the encoding, the delimiter and the rows, each found by trying."""

import csv
import io
import re
from collections.abc import Iterator

from coordination.intake.grid import Corrections, Grid, GridRow
from coordination.intake.names import recognised

_DELIMITERS = (";", ",", "\t", "|")
_LOOKED_AT = 80  # lines
_MOST_LINES_IN_A_CELL = 20
_SEP = re.compile(r"^sep=(.)\r?\n", re.IGNORECASE)
_DANISH = re.compile("[æøåÆØÅ]")
_TWICE_ENCODED = re.compile("Ã[¦¥¸†˜…]")
_OLD = ("cp850", "mac_roman")  # DOS and old Mac exports; only believed when they give more Danish letters
csv.field_size_limit(1024 * 1024)


def decode(data: bytes) -> tuple[str, str]:
    """The text and the encoding it was in: by BOM, as UTF-8, as UTF-16 without BOM, else as a Danish one-byte code."""
    data = data.rstrip(b"\x1a")
    if data.startswith(b"\xef\xbb\xbf"):
        return _decode_utf8(data[3:], "utf-8-sig")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), "utf-16"
    sample = data[:4000]
    if sample[1::2].count(0) > len(sample) // 5:
        return data.decode("utf-16-le", errors="replace"), "utf-16-le"
    if sample[::2].count(0) > len(sample) // 5:
        return data.decode("utf-16-be", errors="replace"), "utf-16-be"
    return _decode_utf8(data, "utf-8")


def _decode_utf8(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_one_byte(data)
    if _TWICE_ENCODED.search(text):
        try:
            return text.encode("cp1252").decode("utf-8"), encoding
        except UnicodeError:
            return text, encoding
    return text, encoding


def _decode_one_byte(data: bytes) -> tuple[str, str]:
    best, encoding = data.decode("cp1252", errors="replace"), "cp1252"
    letters = len(_DANISH.findall(best))
    for candidate in _OLD:
        text = data.decode(candidate)
        found = len(_DANISH.findall(text))
        if found > letters:
            best, encoding, letters = text, candidate, found
    return best, encoding


def open_text(text: str, encoding: str, corrected: Corrections) -> Grid:
    """The rows of a delimited text, by the delimiter that makes most columns recognisable."""
    named = _SEP.match(text)
    delimiter = named.group(1) if named else _find_delimiter(text, corrected)
    return Grid("csv", _rows(text, delimiter, skip=1 if named else 0), encoding=encoding, delimiter=delimiter)


def _find_delimiter(text: str, corrected: Corrections) -> str:
    start = "".join(io.StringIO(text[: 200 * 1024], newline="").readlines()[:_LOOKED_AT])

    def merit(delimiter: str) -> tuple[int, int]:
        rows = [cells for _, cells in _rows(start, delimiter)]
        known = max((recognised(cells, corrected) for cells in rows), default=0)
        widths = sorted(len(cells) for cells in rows if len(cells) > 1)
        return known, widths[len(widths) // 2] * len(widths) if widths else 0

    return max(_DELIMITERS, key=merit)


def _rows(text: str, delimiter: str, *, skip: int = 0) -> Iterator[GridRow]:
    """Rows with the number of the physical line each begins on; a quoted cell may run over several lines."""
    if '"' in text and _quotes_run_away(text, delimiter):
        yield from _line_by_line(text, delimiter, skip)
        return
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    for cells in reader:
        if line > skip:
            yield line, cells
        line = reader.line_num + 1


def _quotes_run_away(text: str, delimiter: str) -> bool:
    """Whether a stray quotation mark swallows the lines after it."""
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        before = 0
        for _ in reader:
            if reader.line_num - before > _MOST_LINES_IN_A_CELL:
                return True
            before = reader.line_num
    except csv.Error:
        return True
    return False


def _line_by_line(text: str, delimiter: str, skip: int) -> Iterator[GridRow]:
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        if number <= skip:
            continue
        if line.count('"') % 2:
            yield number, [cell.strip('"') for cell in line.split(delimiter)]
        else:
            yield number, next(csv.reader([line], delimiter=delimiter), [])
