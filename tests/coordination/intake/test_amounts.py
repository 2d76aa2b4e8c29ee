"""Amounts in every spelling that landlords' systems use."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordination.intake.amounts import LARGEST, Style, looks_like_amount, read_amount, style_of
from coordination.intake.faults import BadValue
from coordination.intake.texts import Cell

AMOUNTS = st.decimals(Decimal("-9999999.99"), Decimal("9999999.99"), places=2)


def danish(amount: Decimal) -> str:
    return f"{amount:,}".translate(str.maketrans(",.", ".,"))


@given(AMOUNTS)
def test_a_danish_amount_comes_back_as_it_was(amount: Decimal) -> None:
    for written in (
        danish(amount),
        danish(amount).replace(".", " "),
        danish(amount).replace(".", "\u00a0"),
        f"kr. {danish(amount)}",
    ):
        assert read_amount(written, Style.DANISH) == amount


@given(AMOUNTS)
def test_an_english_amount_comes_back_as_it_was(amount: Decimal) -> None:
    assert read_amount(f"{amount:,}", Style.ENGLISH) == amount
    assert read_amount(f"DKK {amount:,}", Style.UNKNOWN) == amount


@given(AMOUNTS)
def test_every_way_to_write_a_minus_is_one(amount: Decimal) -> None:
    bare = danish(abs(amount))
    for written in (f"-{bare}", f"{bare}-", f"({bare})", f"− {bare}", f"{bare} kr.-", f"{bare} CR", f"{bare} K"):
        assert read_amount(written, Style.DANISH) == -abs(amount)
    assert read_amount(f"{bare} D", Style.DANISH) == abs(amount)


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("8.169,00", "8169.00"),
        ("8169", "8169.00"),
        ("8169,5", "8169.50"),
        ("8.169,-", "8169.00"),
        ("8.169,00 kr.", "8169.00"),
        ("8169kr", "8169.00"),
        ("kr 8.169", "8169.00"),
        ("1'234.50", "1234.50"),
        ("12.345.67", None),
        ("1.234.567", "1234567.00"),
        ("+8.169,00", "8169.00"),
        (",50", "0.50"),
        ("0,005", "0.01"),
        ("-0,00", "0.00"),
        ("8169.0000", "8169.00"),
        ("ukendt", None),
        ("8,169.00.00", None),
        ("12.34,56", None),
        ("--5", None),
        ("5 000 0", None),
        ("8.169 EUR", None),
        ("1-2", None),
        ("#REF!", None),
        ("=HYPERLINK(1)", None),
    ],
)
def test_one_spelling(written: str, amount: str | None) -> None:
    if amount is None:
        with pytest.raises(BadValue, match="unreadable_amount"):
            read_amount(written, Style.DANISH)
    else:
        assert read_amount(written, Style.DANISH) == Decimal(amount)


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        (5244.5, "5244.50"),
        (8920, "8920.00"),
        (5244.499999999999, "5244.50"),
        (Decimal("1.005"), "1.01"),
        (0.1 + 0.2, "0.30"),
    ],
)
def test_a_number_from_a_spreadsheet(cell: Cell, amount: str) -> None:
    assert read_amount(cell, Style.UNKNOWN) == Decimal(amount)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (None, "missing_amount"),
        ("  ", "missing_amount"),
        (True, "unreadable_amount"),
        (float("nan"), "unreadable_amount"),
        (LARGEST, "amount_too_large"),
        ("99.999.999,00", "amount_too_large"),
    ],
)
def test_what_is_no_balance_says_why(cell: Cell, code: str) -> None:
    with pytest.raises(BadValue, match=code):
        read_amount(cell, Style.DANISH)


@pytest.mark.parametrize(
    ("written", "style", "amount"),
    [
        ("1.234", Style.DANISH, "1234"),
        ("1.234", Style.UNKNOWN, "1234"),
        ("1,234", Style.ENGLISH, "1234"),
        ("1,234", Style.DANISH, None),
        ("1,234", Style.UNKNOWN, None),
        ("1.234", Style.ENGLISH, None),
        ("1.234", Style.MIXED, None),
        ("0.500", Style.MIXED, "0.50"),
        ("1234.500", Style.MIXED, "1234.50"),
    ],
)
def test_three_digits_after_one_separator_need_the_rest_of_the_column(
    written: str, style: Style, amount: str | None
) -> None:
    if amount is None:
        with pytest.raises(BadValue, match="ambiguous_amount"):
            read_amount(written, style)
    else:
        assert read_amount(written, style) == Decimal(amount)


@pytest.mark.parametrize(
    ("column", "style"),
    [
        (["1.234,50", "1.234"], Style.DANISH),
        (["1,234.50", "1,234"], Style.ENGLISH),
        (["12,5", "1.234"], Style.DANISH),
        (["8169.5"], Style.ENGLISH),
        (["1.234.567"], Style.DANISH),
        (["1.234", 8169.5, None], Style.UNKNOWN),
        (["1.234,50", "1,234.50"], Style.MIXED),
    ],
)
def test_the_column_decides_the_style(column: list[Cell], style: Style) -> None:
    assert style_of(column) is style


def test_what_could_be_an_amount_is_recognised_before_the_style_is_known() -> None:
    assert looks_like_amount("1,234")
    assert looks_like_amount("99.999.999,00")
    assert not looks_like_amount("Fjordparken 17")
    assert not looks_like_amount(None)
