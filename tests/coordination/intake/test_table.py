"""Titles above, totals below, headers printed again: only tenancies are read, and line numbers stay the file's own."""

import pytest

from coordination.intake.reader import read_list
from coordination.intake.reading import Profile
from coordination.intake.refusals import UnreadableList
from tests.coordination.intake.making import HEADER, LINE, as_csv, line, read, reasons

OTHER = line(Lejemålsnr="012-04-0174-1")


def test_titles_above_the_header_are_passed_by() -> None:
    rows = [
        ["Restanceliste pr. 20-11-2026"],
        [],
        ["Saldo pr.", "20-11-2026"],
        ["Navn på forening:", "Fjordparken"],
        HEADER,
        LINE,
    ]
    reading = read_list(as_csv(rows))
    assert reading.container.header_line == 5
    assert [row.line for row in reading.rows] == [6]


@pytest.mark.parametrize(
    "total",
    [
        ["I alt", "", "", "", "", "412.883,25"],
        ["Total", "", "", "", "", "412.883,25 kr."],
        ["TOTAL:", "", "120", "", "", "412.883,25"],
        ["Sum", "", "", "", "", "412.883,25"],
        ["", "I alt", "", "", "", "412.883,25"],
        ["", "", "", "", "Ialt", "412.883,25"],
        ["Subtotal", "", "", "", "", "412.883,25"],
        ["Afdeling 012-04 i alt", "", "", "", "", "412.883,25"],
        ["Total for afdeling 4", "", "", "", "", "412.883,25"],
        ["Antal lejemål: 2", "", "", "", "", ""],
        ["", "", "", "", "", "412.883,25"],
        ["Restance i alt kr. 412.883,25"],
    ],
)
@pytest.mark.parametrize("below", [True, False])
def test_a_total_is_no_tenancy_wherever_it_stands(total: list[str], below: bool) -> None:
    reading = read(*([LINE, OTHER, total] if below else [LINE, total, OTHER]))
    assert len(reading.rows) == 2
    assert reasons(reading) == []
    assert list(reading.skipped.values()) == ["total"]


@pytest.mark.parametrize("note", [["Afdeling 012-04 Fjordparken"], ["", "Udlejning"], ["Slut på listen"]])
def test_a_line_of_one_text_is_a_note(note: list[str]) -> None:
    assert list(read(LINE, note, OTHER).skipped.values()) == ["note"]


def test_a_header_printed_on_every_page_is_skipped() -> None:
    reading = read(LINE, HEADER, OTHER)
    assert reading.skipped == {3: "header"}
    assert len(reading.rows) == 2


def test_blank_lines_are_not_even_mentioned() -> None:
    reading = read(LINE, [], ["", " ", ""], OTHER)
    assert reading.skipped == {}
    assert [row.line for row in reading.rows] == [2, 5]


def test_a_tenant_called_total_is_a_tenant() -> None:
    assert read(line(Navn="Total, Karl")).rows[0].tenants == ("Total, Karl",)


def test_a_tenancy_number_alone_is_rejected_and_not_skipped() -> None:
    assert reasons(read(LINE, ["012-04-0175-1"])) == [(3, "missing_amount")]


def test_an_unknown_header_is_offered_for_correction() -> None:
    rows = [["Liste"], ["Nøgle", "Hvem", "Rest"], ["1-1", "Mette Holm", "500,00"], ["1-2", "Per Bro", "700,00"]]
    asked = read_list(as_csv(rows))
    assert not asked.ready
    assert [column.header for column in asked.columns.all] == ["Nøgle", "Hvem", "Rest"]
    answered = read_list(
        as_csv(rows), profile=Profile({"Nøgle": "tenancy_number", "Hvem": "tenant_name", "Rest": "balance"})
    )
    assert [row.tenancy_number for row in answered.rows] == ["1-1", "1-2"]


@pytest.mark.parametrize(
    "rows",
    [
        [["1-1", "Mette Holm", "500,00"], ["1-2", "Per Bro", "700,00"]],
        [["Mette", "Holm", "Mette"], ["1-2", "Per Bro", "700,00"]],
        [["alfa", "beta", "gamma"], ["delta", "epsilon", "zeta"]],
        [["alfa", "beta", "gamma"], [], ["1"]],
        [["alfa", "beta", "31-11-2026"], ["alfa", "beta", "5,00"]],
    ],
)
def test_lines_without_any_names_above_them_are_no_list(rows: list[list[str]]) -> None:
    with pytest.raises(UnreadableList) as refused:
        read_list(as_csv(rows))
    assert refused.value.code == "no_header"


def test_a_line_with_words_that_also_name_columns_is_no_header() -> None:
    rows = [["Nr. A", "Kode", "Rolle", "Hvem", "Rest", "Sted", "Land", "Liste", "Kø"],
            ["Rykker", "Navn", "7", "Per Bro", "5,00", "Vej 1", "DK", "2", "3"]]  # fmt: skip
    assert read_list(as_csv(rows)).container.header_line == 1


def test_columns_without_a_name_or_with_the_same_name_can_be_told_apart() -> None:
    reading = read([*LINE, "x", "y", "1"], header=[*HEADER, "", "Kode", "Kode"])
    assert [column.header for column in reading.columns.all][-3:] == ["#8", "Kode", "Kode #2"]
