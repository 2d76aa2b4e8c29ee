"""Sums that come out to the øre, whatever is divided and by how much."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordination.money import Interval, due_days, split

KRONER = st.decimals(min_value="0.60", max_value="999999999.99", places=2)


@given(KRONER, st.integers(1, 60))
def test_instalments_add_up_to_the_oere_and_are_alike_but_the_last(total, count):
    rows = split(total, count)
    assert (len(rows), sum(rows)) == (count, total)
    assert len(set(rows[:-1])) <= 1
    assert 0 <= rows[-1] - rows[0] < Decimal("0.01") * count
    assert all(row > 0 and row == row.quantize(Decimal("0.01")) for row in rows)


@pytest.mark.parametrize(
    ("interval", "days"),
    [
        (Interval.MONTHLY, [date(2027, 12, 31), date(2028, 1, 31), date(2028, 2, 29), date(2028, 3, 31)]),
        (Interval.FORTNIGHTLY, [date(2027, 12, 31), date(2028, 1, 14), date(2028, 1, 28), date(2028, 2, 11)]),
        (Interval.WEEKLY, [date(2027, 12, 31), date(2028, 1, 7), date(2028, 1, 14), date(2028, 1, 21)]),
    ],
)
def test_instalments_fall_due_on_days_that_there_are(interval, days):
    assert due_days(date(2027, 12, 31), 4, interval) == days
