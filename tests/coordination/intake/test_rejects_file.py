"""The file of rejected lines: opens in Excel, runs nothing, and is read again once it is mended."""

from django.utils import translation

from coordination.intake.reader import read_list
from coordination.intake.rejects_file import rejected_csv
from tests.coordination.intake.making import HEADER, LINE, line, read


def headers_of(reading) -> list[str]:
    return [column.header for column in reading.columns.all if column.kept]


def test_the_file_holds_line_reason_and_kept_cells() -> None:
    reading = read(
        [*LINE, "DK"], [*line(Lejemålsnr="2", Saldo="ukendt", Adresse="Vej 1"), "DK"], header=[*HEADER, "Etnicitet"]
    )
    with translation.override("en"):
        text = rejected_csv(reading.rejected, headers_of(reading)).decode("utf-8-sig")
    assert text.splitlines() == [
        "Line;Why;" + ";".join(HEADER),
        "3;“ukendt” in “Saldo” is not an amount;2;Skovgaard-Holm, Mette;Vej 1;9999;Nordby;ukendt;02-02-2026",
    ]


def test_a_formula_is_not_live_in_it() -> None:
    reading = read(LINE, line(Lejemålsnr="", Navn="=HYPERLINK(1)"))
    assert ";'=HYPERLINK(1);" in rejected_csv(reading.rejected, headers_of(reading)).decode()


def test_a_mended_file_is_read_like_the_first() -> None:
    reading = read(LINE, line(Lejemålsnr="2", Saldo="ukendt"))
    mended = rejected_csv(reading.rejected, headers_of(reading)).decode("utf-8-sig").replace(";ukendt;", ";500,00;")
    assert [row.tenancy_number for row in read_list(mended.encode()).rows] == ["2"]
