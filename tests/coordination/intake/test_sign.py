"""Which sign means debt: what clearly prevails, what was remembered, or a question."""

from decimal import Decimal

import pytest

from coordination.intake.reading import DebtSign, Fate, Profile, Reading
from coordination.intake.sign import decide
from tests.coordination.intake.making import line, read


def balances(*amounts: int, profile: Profile | None = None) -> Reading:
    return read(*(line(Lejemålsnr=str(n), Saldo=str(amount)) for n, amount in enumerate(amounts)), profile=profile)


@pytest.mark.parametrize(
    ("amounts", "sign"),
    [
        ([1], DebtSign.PLUS),
        ([-1], DebtSign.MINUS),
        ([5, 6, 7, 8, -1], DebtSign.PLUS),
        ([-5, -6, -7, -8, 1, 0], DebtSign.MINUS),
        ([5, -5], None),
        ([5, 6, -5], None),
        ([5, 6, 7, -5, -6], None),
        ([0, 0], DebtSign.PLUS),
        ([], DebtSign.PLUS),
    ],
)
def test_the_sign_that_clearly_prevails_is_debt(amounts: list[int], sign: DebtSign | None) -> None:
    assert decide([Decimal(amount) for amount in amounts], None).sign is sign


@pytest.mark.parametrize("given", list(DebtSign))
def test_a_given_sign_wins(given: DebtSign) -> None:
    assert decide([Decimal(5), Decimal(-5)], given).sign is given
    assert balances(5, 6, 7, profile=Profile(debt_sign=given)).debt_sign is given


def test_rows_of_the_other_sign_are_credit_and_nought_is_paid() -> None:
    reading = balances(-500, -600, -700, -800, 0, 50)
    assert [row.fate for row in reading.rows] == [Fate.ARREARS] * 4 + [Fate.PAID, Fate.CREDIT]
    assert [row.balance for row in reading.rows] == [500, 600, 700, 800, 0, -50]
    assert reading.paid == 2


def test_an_undecided_sign_is_asked_for_and_nothing_is_ready() -> None:
    reading = balances(500, -600)
    assert (reading.debt_sign, reading.ready) == (None, False)
    assert [row.fate for row in reading.rows] == [None, None]
    assert (reading.sign.positive, reading.sign.negative) == (1, 1)
    assert balances(500, -600, profile=Profile(debt_sign=DebtSign.MINUS)).ready


def test_a_remembered_sign_that_the_list_contradicts_is_mentioned() -> None:
    told = [note.code for note in balances(5, 6, 7, profile=Profile(debt_sign=DebtSign.MINUS)).notes]
    assert "sign_contradicts" in told
    assert "sign_contradicts" not in [n.code for n in balances(5, 6, 7, profile=Profile(debt_sign=DebtSign.PLUS)).notes]
    assert "sign_contradicts" not in [n.code for n in balances(5, -6, profile=Profile(debt_sign=DebtSign.PLUS)).notes]
