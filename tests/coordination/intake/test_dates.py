"""Dates in every spelling that landlords' systems use; impossible ones are named, never bent."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordination.intake.dates import EARLIEST, LATEST, looks_like_date, month_first, read_date
from coordination.intake.faults import BadValue
from coordination.intake.texts import Cell

DAYS = st.dates(EARLIEST, LATEST)
MONTHS = ["jan.", "februar", "mar", "apr", "maj", "juni", "jul.", "august", "sep", "okt", "nov.", "december"]


@given(
    DAYS,
    st.sampled_from(
        ["%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y", "%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d%m%Y", "%d-%m-%Y 00:00:00"]
    ),
)
def test_a_date_comes_back_as_it_was(day: date, form: str) -> None:
    assert read_date(day.strftime(form)) == day


@given(st.dates(date(2000, 1, 1), LATEST), st.sampled_from(["%d.%m.%y", "%d-%m-%y", "%d/%m/%y", "%d%m%y"]))
def test_two_digits_of_the_year_are_this_century(day: date, form: str) -> None:
    assert read_date(day.strftime(form)) == day


@given(DAYS)
def test_a_month_may_have_its_danish_name(day: date) -> None:
    assert read_date(f"{day.day}. {MONTHS[day.month - 1]} {day.year}") == day


@given(DAYS)
def test_excels_serial_numbers_and_datetimes_are_dates(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    assert read_date(serial) == day
    assert read_date(serial + 0.25) == day
    assert read_date(str(serial)) == day
    assert read_date(datetime.combine(day, datetime.min.time()) + timedelta(hours=3)) == day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1.10.26", date(2026, 10, 1)),
        ("1/9/2026", date(2026, 9, 1)),
        ("2112026", date(2026, 11, 2)),
        (2112026, date(2026, 11, 2)),
        (20261102, date(2026, 11, 2)),
        ("man 02-02-2026", date(2026, 2, 2)),
        ("d. 2. feb. 2026", date(2026, 2, 2)),
        ("den 02.02.2026", date(2026, 2, 2)),
        ("2026-02-02T08:15:00Z", date(2026, 2, 2)),
        ("02-02-2026 kl. 8.15", date(2026, 2, 2)),
        ("2. oct 26", date(2026, 10, 2)),
        (date(2026, 2, 2), date(2026, 2, 2)),
    ],
)
def test_one_spelling(written: Cell, day: date) -> None:
    assert read_date(written) == day


@pytest.mark.parametrize(
    "cell",
    [
        None,
        "",
        " ",
        "-",
        "0",
        0,
        "00-00-0000",
        "00000000",
        "00.00.00",
        "N/A",
        "ingen",
        "01-01-1900",
        "31-12-9999",
        "01-01-0001",
        "01-01-1753",
    ],
)
def test_what_systems_write_for_no_date_is_none(cell: Cell) -> None:
    assert read_date(cell) is None


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("31-11-2026", "no_such_date"),
        ("29-02-2026", "no_such_date"),
        ("12-13-2026", "no_such_date"),
        ("20261131", "no_such_date"),
        ("02-02-0206", "absurd_year"),
        ("02-02-2206", "absurd_year"),
        ("01-01-1970", "absurd_year"),
        ("snarest", "unreadable_date"),
        ("2. hest 2026", "unreadable_date"),
        ("123", "unreadable_date"),
        (True, "unreadable_date"),
        (12.5, "unreadable_date"),
        (float("nan"), "unreadable_date"),
        ("12345", "unreadable_date"),
    ],
)
def test_what_is_no_date_says_why(cell: Cell, code: str) -> None:
    with pytest.raises(BadValue, match=code):
        read_date(cell)


def test_a_column_is_month_first_only_when_nothing_speaks_against_it() -> None:
    assert month_first(["10/28/2026", "10/29/2026", "11/30/2026", "01/02/2026", None])
    assert not month_first(["10/28/2026", "10/29/2026", "11/30/2026", "28/10/2026"])
    assert not month_first(["10/28/2026", "01/02/2026"])
    assert read_date("11/02/2026", us=True) == date(2026, 11, 2)
    assert read_date("11-02-2026", us=True) == date(2026, 2, 11)


@pytest.mark.parametrize(
    "cell", ["31-11-2026", "1.10.26", 46000, datetime(2026, 2, 2), "2. feb 2026", "20261122", "nej"]
)
def test_what_is_meant_as_a_date_is_recognised(cell: Cell) -> None:
    assert looks_like_date(cell)


@pytest.mark.parametrize("cell", ["J", "Fjordparken 17", True, None, 12, "8.169,00"])
def test_what_is_not_meant_as_a_date_is_not(cell: Cell) -> None:
    assert not looks_like_date(cell)
