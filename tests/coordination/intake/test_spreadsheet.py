"""XLSX files: sheets, formats, formulas, and files made to do harm."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import pytest
from openpyxl import Workbook, load_workbook

from coordination.intake import spreadsheet
from coordination.intake.reader import read_list
from coordination.intake.refusals import UnreadableList
from coordination.intake.texts import Cell
from tests.coordination.intake.making import HEADER, LINE, as_xlsx, line, reasons, saved


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            new.writestr(part.filename, change(content) if part.filename == name else content)
    return out.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableList) as refused:
        read_list(data)
    return refused.value.code


def test_the_sheet_with_a_header_is_read_and_the_others_named() -> None:
    book = Workbook()
    book.active.title = "Forside"
    book.active.append(["Boligselskabet Lindehøj"])
    for title in ("Restancer", "Sidste måned"):
        sheet = book.create_sheet(title)
        sheet.append(HEADER)
        sheet.append(LINE)
    reading = read_list(saved(book))
    assert reading.container.sheet == "Restancer"
    assert reading.lines_read == 1
    [note] = [note for note in reading.notes if note.code == "other_sheets"]
    assert "Sidste måned" in str(note)


def test_a_hidden_sheet_yields_to_one_that_is_seen() -> None:
    book = Workbook()
    for sheet in (book.active, book.create_sheet("Synlig")):
        sheet.append(HEADER)
        sheet.append(LINE)
    book.active.sheet_state = "hidden"
    assert read_list(saved(book)).container.sheet == "Synlig"


def test_titles_over_merged_cells_and_blank_rows_are_passed_by() -> None:
    book = Workbook()
    sheet = book.active
    for row in (["Boligselskabet Lindehøj"], ["Udskrevet 20.11.26"], [], HEADER, [], LINE):
        sheet.append(row)
    sheet.merge_cells("A1:F1")
    reading = read_list(saved(book))
    assert reading.container.header_line == 4
    assert [row.line for row in reading.rows] == [6]


def test_numbers_and_dates_need_no_text() -> None:
    row = read_list(
        as_xlsx([HEADER, line(Lejemålsnr=191100014, Postnr=9999, Saldo=5244.5, Ældste_forfald=datetime(2026, 9, 1))])
    ).rows[0]
    assert (row.tenancy_number, row.postcode, row.balance) == ("191100014", "9999", Decimal("5244.50"))
    assert row.oldest_due_on == datetime(2026, 9, 1).date()


def test_a_format_of_zeros_says_how_wide_the_number_is() -> None:
    rows = [HEADER, line(Lejemålsnr=80900044), line(Lejemålsnr=191100014)]
    reading = read_list(as_xlsx(rows, {"A2": "0000000000", "A3": "0000000000"}))
    assert [row.tenancy_number for row in reading.rows] == ["0080900044", "0191100014"]


def test_a_formula_without_a_stored_result_is_an_empty_cell() -> None:
    reading = read_list(as_xlsx([HEADER, line(Saldo="=SUM(1,2)"), line(Lejemålsnr="2")]))
    assert reasons(reading) == [(2, "missing_amount")]


@pytest.mark.parametrize("number", ["#REF!", "1.911E+08", datetime(2026, 9, 1), 1.5])
def test_a_tenancy_number_that_the_spreadsheet_changed_is_no_number(number: Cell) -> None:
    assert reasons(read_list(as_xlsx([HEADER, line(Lejemålsnr=number), LINE]))) == [(2, "number_mangled")]


def test_a_wrong_size_in_the_file_hides_no_rows() -> None:
    data = with_part(
        as_xlsx([HEADER, LINE, line(Lejemålsnr="2")]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b'"A1:G3"', b'"A1"'),
    )
    assert load_workbook(io.BytesIO(data), read_only=True).active.max_row == 1
    assert len(read_list(data).rows) == 2


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    data = as_xlsx([HEADER, LINE])
    monkeypatch.setattr(spreadsheet, "MAX_UNPACKED", 2000)
    assert refusal(data) == "unpacks_too_large"


def test_a_bomb_of_shared_text_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MAX_SHARED_TEXT", 10)
    out = io.BytesIO(as_xlsx([HEADER, LINE]))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", b"<sst>a lot of text</sst>")
    assert refusal(out.getvalue()) == "unpacks_too_large"


@pytest.mark.parametrize("doctype", [b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>', b"<!doctype a>"])
def test_a_document_type_is_an_attack(doctype: bytes) -> None:
    data = with_part(as_xlsx([HEADER, LINE]), "xl/worksheets/sheet1.xml", lambda xml: doctype + xml)
    assert refusal(data) == "unsafe"


def test_a_part_without_an_end_to_its_beginning_is_unsafe() -> None:
    data = with_part(
        as_xlsx([HEADER, LINE]), "xl/worksheets/sheet1.xml", lambda xml: b"<!--" + b"a" * 70000 + b"-->" + xml
    )
    assert refusal(data) == "unsafe"


def test_a_row_said_to_stand_a_billion_lines_down_is_damage() -> None:
    data = with_part(
        as_xlsx([HEADER, LINE]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b'<row r="2"', b'<row r="1000000000"').replace(b'2" t=', b'1000000000" t='),
    )
    assert refusal(data) == "damaged"


def test_a_broken_cell_is_damage_and_no_crash() -> None:
    data = with_part(
        as_xlsx([HEADER, line(Saldo=5)]), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"<v>5<", b"<v>fem<")
    )
    assert refusal(data) == "damaged"


def test_a_workbook_without_a_single_value_is_empty() -> None:
    assert refusal(saved(Workbook())) == "empty"
