"""What a file is, by its content and never by its name, and the way into it."""

import io
import re
import zipfile

from coordination.intake.delimited import decode, open_text
from coordination.intake.grid import Corrections, Grid
from coordination.intake.refusals import MAX_BYTES, MEGABYTE, UnreadableList
from coordination.intake.spreadsheet import DAMAGE, open_workbook

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"{\\rtf", "other_office"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
    (b"\x09\x08\x10\x00", "old_excel"),
    (b"\x09\x08\x08\x00", "old_excel"),
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # OLE: .xls, .doc, and every Office file with a password
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")  # 0x1a ends old DOS files
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def open_grid(data: bytes, corrected: Corrections) -> Grid:
    """The rows of a CSV or XLSX file. Raises UnreadableList with a sentence that helps for everything else."""
    if len(data) > MAX_BYTES:
        raise UnreadableList("too_large", limit=MAX_BYTES // MEGABYTE)
    if not data.strip(b"\x00\x09\x0a\x0d\x1a\x20\xef\xbb\xbf\xff\xfe"):
        raise UnreadableList("empty")
    for signature, code in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableList(code)
    if data.startswith(_COMPOUND):
        raise UnreadableList(_compound_kind(data))
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        _refuse_other_archives(data)
        return open_workbook(data, corrected)
    return _open_text(data, corrected)


def _compound_kind(data: bytes) -> str:
    if _ENCRYPTED in data:
        return "password"
    return "old_excel" if any(name in data for name in _WORKBOOK) else "other_office"


def _refuse_other_archives(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if any(entry.flag_bits & 0x1 for entry in archive.infolist()):
                raise UnreadableList("password")
            mimetype = b""
            if "mimetype" in names:
                with archive.open("mimetype") as stream:
                    mimetype = stream.read(100)
    except DAMAGE as broken:
        raise UnreadableList("damaged") from broken
    if b"opendocument" in mimetype:
        raise UnreadableList("opendocument")
    if "xl/workbook.bin" in names:
        raise UnreadableList("old_excel")
    if "[Content_Types].xml" not in names:
        raise UnreadableList("archive")
    if not any(name.startswith("xl/") for name in names):
        raise UnreadableList("other_office")


def _open_text(data: bytes, corrected: Corrections) -> Grid:
    sample = data[: 256 * 1024]
    wide = (
        data.startswith(_UTF16) or sample[1::2].count(0) > len(sample) // 5 or sample[::2].count(0) > len(sample) // 5
    )
    if not wide and len(_CONTROL.findall(sample)) > len(sample) // 500:
        raise UnreadableList("binary")
    text, encoding = decode(data)
    start = text[:2000].lstrip().casefold()
    if start.startswith(("<!doctype html", "<html", "<table", "<head", "<meta")) or "<table" in start:
        raise UnreadableList("web_page")
    if start.startswith(("<?xml", "<workbook", "<")):
        raise UnreadableList("web_page" if "<html" in start else "xml")
    if wide and sum(c.isprintable() or c.isspace() for c in text[:2000]) < len(text[:2000]) * 0.9:
        raise UnreadableList("binary")
    return open_text(text, encoding, corrected)
