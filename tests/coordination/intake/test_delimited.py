"""Text files: encodings, delimiters, quotation marks and line numbers, each found by trying."""

import pytest

from coordination.intake.delimited import decode
from coordination.intake.reader import read_list
from tests.coordination.intake.making import HEADER, LINE, as_csv, line, reasons

DANISH = line(Lejemålsnr="031-02-0001-3", Navn="Ågård, Søren", Adresse="Ørstedsgade 3, st. tv.")


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp850", "mac_roman"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_every_delimiter_and_encoding_is_found(delimiter: str, encoding: str, end: str) -> None:
    reading = read_list(as_csv([HEADER, DANISH, LINE], delimiter, encoding, end))
    assert (reading.container.delimiter, reading.container.encoding) == (delimiter, encoding)
    assert reading.rows[0].tenants == ("Ågård, Søren",)
    assert reading.rows[0].street == "Ørstedsgade 3, st. tv."
    assert [row.line for row in reading.rows] == [2, 3]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_recognised(encoding: str) -> None:
    reading = read_list(as_csv([HEADER, DANISH], encoding=encoding))
    assert reading.container.encoding == encoding
    assert reading.rows[0].tenants == ("Ågård, Søren",)


def test_text_encoded_twice_is_put_right() -> None:
    twice = as_csv([HEADER, DANISH]).decode("cp1252", errors="strict").encode()
    assert read_list(twice).rows[0].tenants == ("Ågård, Søren",)


def test_text_that_only_looks_encoded_twice_stays() -> None:
    assert decode("Ã¥ \u4e2d".encode()) == ("Ã¥ \u4e2d", "utf-8")


def test_bytes_that_windows_does_not_know_do_no_harm() -> None:
    data = as_csv([HEADER, LINE], encoding="cp1252").replace(b"Mette", b"M\x81tte\xf8")
    assert read_list(data).rows[0].tenancy_number == LINE[0]


def test_the_line_that_names_the_separator_is_obeyed() -> None:
    reading = read_list(b"sep=|\r\n" + as_csv([HEADER, LINE], "|"))
    assert reading.container.delimiter == "|"
    assert reading.rows[0].line == 3


def test_a_cell_over_several_lines_keeps_the_line_numbers() -> None:
    reading = read_list(as_csv([["Restancer"], HEADER, line(Adresse="Fjordparken 17\n2. tv."), line(Lejemålsnr="2")]))
    assert [row.line for row in reading.rows] == [3, 5]
    assert reading.rows[0].street == "Fjordparken 17 2. tv."


def test_a_stray_quotation_mark_swallows_no_lines() -> None:
    rows = [line(Lejemålsnr=str(n)) for n in range(60)]
    text = as_csv([HEADER, *rows]).decode().replace('"', "")
    data = text.replace("Skovgaard-Holm, Mette", '"Skovgaard-Holm, Mette', 1).encode()
    reading = read_list(data)
    assert len(reading.rows) == 60
    assert reading.rows[0].tenants == ("Skovgaard-Holm, Mette",)
    assert reading.rows[59].line == 61


def test_a_cell_as_long_as_a_file_swallows_no_lines() -> None:
    rows = as_csv([HEADER, line(Lejemålsnr="2")]).decode() + '3;"' + "x" * 1_100_000
    reading = read_list(b"sep=;\r\n" + rows.encode())
    assert [row.tenancy_number for row in reading.rows] == ["2"]
    assert [one.line for one in reading.rejected] == [4]


def test_quotation_marks_inside_a_name_are_part_of_it() -> None:
    data = as_csv([HEADER, line(Navn='Jens "Bøf" Hansen')])
    assert read_list(data).rows[0].tenants == ('Jens "Bøf" Hansen',)


def test_an_unquoted_separator_that_shifts_the_cells_is_reported() -> None:
    data = (
        ",".join(HEADER)
        + "\n1,Mette Holm,Fjordparken 17, 2. tv.,9999,Nordby,500,02-02-2026"
        + "\n2,Per Holm,Vej 1,9999,Nordby,500,02-02-2026\n"
    )
    reading = read_list(data.encode())
    assert reasons(reading) == [(2, "too_many_cells")]
    assert [row.tenancy_number for row in reading.rows] == ["2"]


def test_separators_at_the_end_of_lines_mean_nothing() -> None:
    data = as_csv([HEADER, [*LINE, "", ""], LINE[:6]])
    assert reasons(read_list(data)) == []


def test_the_end_mark_of_old_dos_files_is_no_line() -> None:
    assert read_list(as_csv([HEADER, LINE]) + b"\x1a").lines_read == 1
