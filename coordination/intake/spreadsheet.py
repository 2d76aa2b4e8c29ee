"""XLSX files: guarded against bombs and foreign instructions, the right sheet, its rows."""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from coordination.intake.grid import Corrections, Grid, GridRow
from coordination.intake.names import recognised
from coordination.intake.refusals import MEGABYTE, UnreadableList

MAX_UNPACKED = 250 * MEGABYTE
MAX_SHARED_TEXT = 80 * MEGABYTE
_MAX_PARTS = 2000
_MAX_COLUMNS = 300
_LAST_ROW = 1_048_576  # of any real sheet; a row said to stand further down would be filled up to there
_LOOKED_AT = 60  # rows, for choosing a sheet
_PROLOGUE = 64 * 1024
_ROOT = re.compile(rb"<[A-Za-z_]")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ZEROS = re.compile(r"0{2,20}")
DAMAGE = (
    InvalidFileException, zipfile.BadZipFile, zlib.error, ParseError, KeyError, ValueError, TypeError, IndexError,
    AttributeError, OSError, EOFError, NotImplementedError, RuntimeError, OverflowError, AssertionError,
)  # fmt: skip


def open_workbook(data: bytes, corrected: Corrections) -> Grid:
    """The rows of the first sheet that has the best header; hidden sheets only when no other has one."""
    _guard(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's remarks on validation and styles it leaves out
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets = sorted(book.worksheets, key=lambda sheet: sheet.sheet_state != "visible")
        merits = [_merit(sheet, corrected) for sheet in sheets]
        if not sheets or not any(filled for _, filled in merits):
            raise UnreadableList("empty")
        chosen = merits.index(max(merits, key=lambda merit: merit[0]))
        sheet = sheets[chosen]
        widths = _zero_widths(sheet)
    except DAMAGE as damage:
        raise UnreadableList("damaged") from damage
    others = tuple(
        other.title
        for number, other in enumerate(sheets)
        if number != chosen and merits[number][0] >= max(3, merits[chosen][0] - 1)
    )
    return Grid("xlsx", _rows(sheet), sheet=sheet.title, other_sheets=others, zero_widths=widths)


def _guard(data: bytes) -> None:
    """Refuses what unpacks to too much, and parts with a document type: no list needs one, every attack does."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise UnreadableList("unpacks_too_large")
            for part in parts:
                if part.filename.endswith("sharedStrings.xml") and part.file_size > MAX_SHARED_TEXT:
                    raise UnreadableList("unpacks_too_large")
                if part.filename.endswith((".xml", ".rels")):
                    _guard_part(archive, part)
    except DAMAGE as damage:
        raise UnreadableList("damaged") from damage


def _guard_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    with archive.open(part) as stream:
        start = stream.read(_PROLOGUE).replace(b"\x00", b"")  # UTF-16 becomes readable enough
    root = _ROOT.search(start)
    if _DOCTYPE.search(start) or (start.strip() and root is None):
        raise UnreadableList("unsafe")


def _merit(sheet: Any, corrected: Corrections) -> tuple[int, int]:
    """How many columns the best of the first rows names, and how many rows hold anything."""
    rows = [row for _, row in islice(_rows(sheet), _LOOKED_AT)]
    return max((recognised(row, corrected) for row in rows), default=0), sum(
        any(c is not None for c in row) for row in rows
    )


def _zero_widths(sheet: Any) -> dict[int, int]:
    """Columns whose number format is all zeros: 0000 shows 999 as 0999, so the zero is not lost but only not stored."""
    widths: dict[int, int] = {}
    for row in sheet.iter_rows(max_row=_LOOKED_AT, max_col=_MAX_COLUMNS):
        for column, cell in enumerate(row):
            if isinstance(cell.value, int) and _ZEROS.fullmatch(str(cell.number_format or "")):
                widths[column] = len(cell.number_format)
    return widths


def _rows(sheet: Any) -> Iterator[GridRow]:
    sheet.reset_dimensions()  # exports often state a wrong size
    try:
        for line, row in enumerate(sheet.iter_rows(values_only=True, max_col=_MAX_COLUMNS), start=1):
            if line > _LAST_ROW:
                raise UnreadableList("damaged")
            if row.count(None) == len(row):
                continue
            end = len(row)
            while row[end - 1] is None:
                end -= 1
            yield line, row[:end]
    except DAMAGE as damage:
        raise UnreadableList("damaged") from damage
