"""Arrears lists for tests: rows to CSV or XLSX bytes, and the shortest list that can be read."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from coordination.intake.reader import read_list
from coordination.intake.reading import Profile, Reading, Row

LISTS = Path(__file__).parent / "lists"
HEADER = ["Lejemålsnr", "Navn", "Adresse", "Postnr", "By", "Saldo", "Ældste forfald"]
LINE = ["012-04-0173-2", "Skovgaard-Holm, Mette", "Fjordparken 17, 2. tv.", "9999", "Nordby", "8.169,00", "02-02-2026"]


def as_csv(rows: Sequence[Any], delimiter: str = ";", encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    """The rows as a text file."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    return out.getvalue().encode(encoding)


def as_xlsx(rows: Sequence[Any], formats: dict[str, str] | None = None) -> bytes:
    """The rows as a workbook of one sheet; `formats` gives cells a number format."""
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    for cell, number_format in (formats or {}).items():
        sheet[cell].number_format = number_format
    return saved(book)


def saved(book: Workbook) -> bytes:
    """A workbook's bytes."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def line(**changed: object) -> list[object]:
    """The usual line with some of its cells changed, by column name."""
    cells: dict[str, object] = dict(zip(HEADER, LINE, strict=True))
    return list((cells | {name.replace("_", " "): value for name, value in changed.items()}).values())


def read(*lines: Any, header: Sequence[object] = HEADER, profile: Profile | None = None) -> Reading:
    """Reads a CSV of a header and these lines."""
    return read_list(as_csv([header, *lines]), profile=profile)


def only(*lines: Any, header: Sequence[object] = HEADER) -> Row:
    """The one row of a list."""
    [row] = read(*lines, header=header).rows
    return row


def reasons(reading: Reading) -> list[tuple[int, str]]:
    """Line and code of everything that was rejected."""
    return [(rejected.line, rejected.code) for rejected in reading.rejected]


def sample(name: str) -> Reading:
    """One of the lists that landlords' systems export."""
    return read_list((LISTS / name).read_bytes(), name)
