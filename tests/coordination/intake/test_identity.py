"""CPR numbers are always removed; phone numbers, tenancy numbers and amounts never are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordination.intake.identity import MARK, count_in_cpr_column, holds_cpr_numbers, looks_like_cpr, remove_cpr

DAYS = st.dates(date(1930, 1, 1), date(2026, 12, 31))
SERIALS = st.integers(0, 9999).map("{:04d}".format)


def number(born: date, serial: str, *, substitute: bool = False, dot: str = "", dash: str = "-") -> str:
    return f"{born.day + 60 * substitute:02d}{dot}{born.month:02d}{dot}{born.year % 100:02d}{dash}{serial}"


@given(
    DAYS,
    SERIALS,
    st.booleans(),
    st.sampled_from(["-", "", " ", " - ", "–", "‑", "/"]),
    st.sampled_from(["", " ", "-", "."]),
)
def test_every_way_to_write_a_cpr_number_is_removed(
    born: date, serial: str, substitute: bool, dash: str, dot: str
) -> None:
    written = number(born, serial, substitute=substitute, dash=dash, dot=dot)
    text, found = remove_cpr(f"lejer oplyser {written}, ring")
    assert (text, found) == (f"lejer oplyser {MARK}, ring", 1)


@given(st.integers(20_000_000, 99_999_999), st.sampled_from(["", "+45", "+45 ", "0045 ", "tlf. "]))
def test_no_phone_number_is_eaten(phone: int, before: str) -> None:
    digits = str(phone)
    for written in (digits, " ".join(digits[i : i + 2] for i in range(0, 8, 2)), f"{digits[:4]} {digits[4:]}"):
        assert remove_cpr(before + written) == (before + written, 0)


@given(st.integers(0, 999), st.integers(0, 99), st.integers(0, 9999), st.integers(0, 9))
def test_no_tenancy_number_is_eaten(company: int, section: int, tenancy: int, tenant: int) -> None:
    written = f"{company:03d}-{section:02d}-{tenancy:04d}-{tenant}"
    assert remove_cpr(f"flytter til {written}") == (f"flytter til {written}", 0)


@given(st.decimals(0, 9_999_999, places=2))
def test_no_amount_is_eaten(amount: object) -> None:
    english = f"{amount:,}"
    danish = english.translate(str.maketrans(",.", ".,"))
    for written in (english, danish, f"{danish} kr.", str(amount)):
        assert remove_cpr(written) == (written, 0)


@pytest.mark.parametrize(
    "text",
    [
        "191100014",
        "012-04-0173-2",
        "betalt 06-02-2026",
        "20006581 / 20001111",
        "+47 12 34 56 78 90",
        "betalt 060226 5000 kr",
    ],
)
def test_what_only_resembles_a_cpr_number_stays(text: str) -> None:
    assert remove_cpr(text) == (text, 0)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("CPR: 320168-1234", f"CPR: {MARK}"),  # no such day, but it says so itself
        ("cpr nr. er 10170-1234", f"cpr nr. er {MARK}"),
        ("CPR-nr: 101701234", f"CPR-nr: {MARK}"),
        ("født 010170-xxxx", f"født {MARK}"),
        ("010170-1234 og 020271-4321", f"{MARK} og {MARK}"),
        ("010170-1234@example.invalid", f"{MARK}@example.invalid"),
        ("2 børn, 010170-1234.", f"2 børn, {MARK}."),
    ],
)
def test_odd_spellings_are_removed_too(text: str, left: str) -> None:
    assert remove_cpr(text) == (left, left.count(MARK))


@pytest.mark.parametrize(
    ("cell", "count"), [("7602777331", 1), ("107601234", 1), ("", 0), ("ukendt", 0), ("32.01.68-1234", 1)]
)
def test_a_cpr_column_is_counted_cell_by_cell(cell: str, count: int) -> None:
    assert count_in_cpr_column(cell) == count


def test_a_column_of_birthdays_holds_cpr_numbers_and_running_numbers_do_not() -> None:
    assert holds_cpr_numbers(["0101701234", "2203851234", "0912991111", ""])
    assert not holds_cpr_numbers(["0101000012", "0101000022", "0101000032", "0101000042"])
    assert not holds_cpr_numbers(["012-04-0173-2"])
    assert not holds_cpr_numbers([])


def test_a_whole_cell_is_looked_at_without_its_surroundings() -> None:
    assert looks_like_cpr(" 010170-1234 ")
    assert not looks_like_cpr("nr. 010170-1234")
