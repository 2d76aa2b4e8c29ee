"""Tenancy numbers: lost zeros, two spellings of one number, CPR numbers in their place, numbers within a section."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordination.intake.reader import read_list
from coordination.intake.reading import Profile
from coordination.intake.tenancies import (
    compact_of,
    cpr_among,
    full_number,
    is_mangled,
    key_of,
    needs_section,
    restored,
    width_of,
    without_cpr,
)
from coordination.intake.texts import Cell
from tests.coordination.intake.making import HEADER, as_xlsx, line, read, reasons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("012-04-0173-2", "012 04 0173 2"),
        ("012-04-0173-2", "012.04.0173.2"),
        ("A-12", "a/12"),
        ("0080900044", "80900044"),
    ],
)
def test_two_spellings_of_one_number_have_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(("one", "other"), [("1-12", "11-2"), ("012-04-0173-2", "012-04-0173-3"), ("000", "001")])
def test_two_numbers_have_two_keys(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


def test_what_lost_its_separators_is_found_by_the_compact_key() -> None:
    assert (
        compact_of(read(line()).rows[0].tenancy_number)
        == compact_of("012-04-0173-2")
        == compact_of("0120401732")
        == compact_of("120401732")
        == "120401732"
    )


@given(st.lists(st.integers(100_000_000, 999_999_999), min_size=3, max_size=30))
def test_lost_zeros_come_back_where_one_width_prevails(numbers: list[int]) -> None:
    width = width_of([*numbers, 80900044])
    assert width == 9
    assert restored(80900044, width) == "080900044"
    assert all(restored(number, width) == str(number) for number in numbers)


@pytest.mark.parametrize("cells", [[], ["001", "002"], [1, 22, 333, 4444], [1, 2, 3, 10], [123456, 1, 2, 3]])
def test_without_a_prevailing_width_nothing_is_filled_up(cells: list[Cell]) -> None:
    assert all(restored(cell, width_of(cells)) == str(cell) for cell in cells)


def test_a_number_as_text_keeps_its_own_zeros() -> None:
    assert restored("80900044", 9) == "80900044"
    assert restored("'0809", 9) == "0809"
    assert restored(5, 9) == "5"  # eight zeros are not lost, this is another kind of number


@pytest.mark.parametrize(
    ("cell", "mangled"),
    [
        ("1,91E+08", True),
        ("#REF!", True),
        ("#####", True),
        (1.5, True),
        (None, False),
        ("012-04", False),
        (191100014.0, False),
    ],
)
def test_what_a_spreadsheet_made_of_a_number_is_recognised(cell: Cell, mangled: bool) -> None:
    assert is_mangled(cell) is mangled


def test_a_cpr_number_among_tenancy_numbers_is_removed() -> None:
    reading = read(line(), line(Lejemålsnr="010170-1234"), line(Lejemålsnr="012-04-0175-1"))
    assert reasons(reading) == [(3, "number_is_cpr")]
    assert reading.cpr_removed == 1
    assert "010170" not in repr(reading.rejected)


def test_a_cpr_number_beside_a_tenancy_number_is_removed() -> None:
    reading = read(line(Lejemålsnr="A 17 (010170-1234)"))
    assert reading.rows[0].tenancy_number == "A 17 ([CPR])"
    assert reading.cpr_removed == 1


def test_tenancy_numbers_of_the_same_shape_are_none_even_where_one_begins_with_a_date() -> None:
    numbers = ["0310200013", "0351000023", "0990100033", "0361200041"]
    assert cpr_among(numbers) == frozenset()
    assert cpr_among([*numbers, "010170-1234"]) == {"010170-1234"}
    assert cpr_among(["0101000012", "0101000022", "0101000032"]) == frozenset()


def test_a_whole_column_of_birthdays_is_removed() -> None:
    numbers = ["0101701234", "2203851234", "0912991111"]
    assert cpr_among(numbers) == set(numbers)
    assert without_cpr("0101701234", frozenset(numbers)) == ("", 1)


def test_numbers_that_are_only_unique_within_a_section_get_it_in_front() -> None:
    header = ["Selskab", "Afdeling", *HEADER]
    lines = [["12", "4", *line(Lejemålsnr="173")], ["12", "5", *line(Lejemålsnr="173", Navn="Tariq Bensalem")]]
    reading = read(*lines, header=header)
    assert [row.tenancy_number for row in reading.rows] == ["12-4-173", "12-5-173"]
    assert reading.section_in_number
    assert "section_in_number" in [note.code for note in reading.notes]


def test_what_was_once_found_out_about_sections_is_remembered() -> None:
    header = ["Afdeling", *HEADER]
    remembered = read(["4", *line(Lejemålsnr="173")], header=header, profile=Profile(section_in_number=True))
    assert remembered.rows[0].tenancy_number == "4-173"
    assert read(["4", *line(Lejemålsnr="173")], header=header).rows[0].tenancy_number == "173"


def test_a_section_that_already_names_the_company_is_enough() -> None:
    assert full_number("173", "012", "012-04") == "012-04-173"
    assert full_number("173", "", "") == "173"
    assert not needs_section(["173", "173", ""], ["4", "4", "5"])


def test_restored_zeros_are_mentioned() -> None:
    rows = [HEADER, *(line(Lejemålsnr=number) for number in (191100014, 80900044, 220500023))]
    reading = read_list(as_xlsx(rows))
    assert "zeros_restored" in [note.code for note in reading.notes]
    assert [row.tenancy_number for row in reading.rows][1] == "080900044"
