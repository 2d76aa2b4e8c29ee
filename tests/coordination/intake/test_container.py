"""What a file is, by its content: what is no list is refused with a sentence that helps."""

import contextlib
import gzip
import io
import os
import random
import zipfile

import pytest
from django.utils import translation

from coordination.intake.reader import read_list
from coordination.intake.refusals import MAX_BYTES, REFUSALS, UnreadableList
from tests.coordination.intake.making import HEADER, LINE, as_csv, as_xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def refusal(data: bytes, name: str = "liste.csv") -> str:
    with pytest.raises(UnreadableList) as refused:
        read_list(data, name)
    assert str(refused.value)
    return refused.value.code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf\r\n \r\n", "empty"),
        (b"\xff\xfe", "empty"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0JFIF", "picture"),
        (b"{\\rtf1 restancer}", "other_office"),
        (gzip.compress(b"Saldo", mtime=0), "archive"),
        (OLE + b"\x00" * 500 + "Workbook".encode("utf-16-le"), "old_excel"),
        (OLE + b"\x00" * 500 + "WordDocument".encode("utf-16-le"), "other_office"),
        (OLE + b"\x00" * 500 + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"<html><body><table><tr><td>Saldo</td></tr></table>", "web_page"),
        (b"\n<!DOCTYPE html><html></html>", "web_page"),
        (b'<?xml version="1.0"?><html>', "web_page"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "xml"),
        (random.Random(2).randbytes(5000), "binary"),
        (b"MZ\x90\x00\x03\x00\x00\x00" + b"\x00\x01\x02" * 300, "binary"),
        (b"PK\x03\x04 this is no archive", "damaged"),
        (b"Kaere alle\r\nher er listen\r\nhilsen Jens\r\n", "no_header"),
        (b'{"saldo": 5}', "no_header"),
        (b"Navn;Saldo;Lejem\xe5lsnr\r\n", "no_rows"),
        (b"Navn;Saldo;Lejem\xe5lsnr\r\nI alt;0,00;\r\n", "no_rows"),
    ],
)
def test_what_is_no_list_is_refused(data: bytes, code: str) -> None:
    assert refusal(data) == code


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, "opendocument"),
        ({"liste.csv": b"Saldo"}, "archive"),
        ({"[Content_Types].xml": b"<Types/>", "word__document.xml": b"<a/>"}, "other_office"),
        ({"[Content_Types].xml": b"<Types/>", "xl__workbook.bin": b"x"}, "old_excel"),
        ({"[Content_Types].xml": b"<Types/>", "xl__workbook.xml": b"<workbook/>"}, "damaged"),
    ],
)
def test_another_archive_is_called_what_it_is(parts: dict[str, bytes], code: str) -> None:
    assert refusal(zipped(**parts), "liste.xlsx") == code


def test_wide_characters_that_mean_nothing_are_refused() -> None:
    assert refusal(b"\xff\xfe" + bytes(range(1, 32)) * 40 + b"\x00\xe0" * 900) == "binary"


def test_a_file_larger_than_twenty_megabytes_is_not_opened() -> None:
    assert refusal(b"a" * (MAX_BYTES + 1)) == "too_large"


def test_a_locked_archive_asks_for_the_password_to_be_taken_off() -> None:
    data = bytearray(zipped(**{"liste.csv": b"Saldo"}))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + at] |= 1
    assert refusal(bytes(data)) == "password"


def test_the_name_of_a_file_is_never_believed() -> None:
    rows = [HEADER, LINE]
    assert read_list(as_xlsx(rows), "liste.csv").container.kind == "xlsx"
    assert read_list(as_csv(rows), "liste.xlsx").container.kind == "csv"


def test_a_cut_off_workbook_is_damaged() -> None:
    data = as_xlsx([HEADER, LINE])
    assert refusal(data[: len(data) // 2]) == "damaged"


@pytest.mark.parametrize("seed", range(30))
def test_no_garbled_file_is_more_than_unreadable(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(as_xlsx([HEADER, LINE] * 5) if seed % 2 else as_csv([HEADER, LINE] * 5, encoding="cp1252"))
    for _ in range(40):
        data[chance.randrange(len(data))] = chance.randrange(256)
    with contextlib.suppress(UnreadableList):  # anything else would be a crash
        read_list(bytes(data))


def test_every_refusal_can_be_said_in_danish_too() -> None:
    for language in ("da", "en"):
        with translation.override(language):
            assert all(str(UnreadableList(code, limit=20)) for code in REFUSALS)


def test_random_bytes_of_the_system_are_refused() -> None:
    assert refusal(b"\x00\x01" + os.urandom(4000)) in {"binary", "no_header"}
