"""Several lines of one tenancy: repeated lines, claim lines, tenants on lines of their own."""

from datetime import date
from decimal import Decimal

from coordination.intake.reading import Reading
from tests.coordination.intake.making import HEADER, LINE, line, read, reasons

CLAIMS = [*HEADER, "Kravtype"]


def claims(*lines: list[object], balance: str = "Beløb") -> Reading:
    return read(*lines, header=[balance if name == "Saldo" else name for name in CLAIMS])


def test_an_identical_line_is_rejected_once_for_each_repetition() -> None:
    reading = read(LINE, LINE, line(Lejemålsnr="2"), LINE)
    assert reasons(reading) == [(3, "repeated_line"), (5, "repeated_line")]
    assert len(reading.rows) == 2
    assert reading.rejected[0].problems[0].details == {"other": 2}


def test_claims_of_one_tenancy_are_added_up() -> None:
    reading = claims([*line(Saldo="7.840,00"), "Husleje"], [*line(Saldo="329,00"), "Gebyr"])
    [row] = reading.rows
    assert (row.balance, row.lines) == (Decimal("8169.00"), (2, 3))
    assert (reading.lines_read, reading.rejected) == (2, [])
    assert "lines_added_up" in [note.code for note in reading.notes]


def test_a_rent_of_each_month_is_added_up_from_the_earliest() -> None:
    [row] = read(line(Ældste_forfald="01-10-2026"), line(Ældste_forfald="01-09-2026")).rows
    assert (row.balance, row.oldest_due_on) == (Decimal("16338.00"), date(2026, 9, 1))


def test_a_payment_among_the_claims_is_taken_off() -> None:
    [row] = read(line(Saldo="8.169,00"), line(Saldo="-1.000,00")).rows
    assert row.balance == Decimal("7169.00")


def test_equal_claims_of_different_kinds_both_count() -> None:
    [row] = claims([*line(Saldo="500,00"), "Varme"], [*line(Saldo="500,00"), "Vand"]).rows
    assert row.balance == Decimal("1000.00")


def test_a_whole_balance_repeated_on_each_claim_counts_once() -> None:
    [row] = claims([*line(Saldo="500,00"), "Varme"], [*line(Saldo="500,00"), "Vand"], balance="Saldo i alt").rows
    assert (row.balance, row.lines) == (Decimal("500.00"), (2, 3))


def test_the_same_amount_again_without_a_kind_is_not_counted_twice() -> None:
    reading = read(LINE, line(By="NORDBY"))
    assert reasons(reading) == [(3, "same_claim")]
    assert reading.rows[0].balance == Decimal("8169.00")


def test_tenants_on_lines_of_their_own_share_one_debt() -> None:
    reading = read(LINE, line(Navn="Bensalem, Tariq"))
    assert reading.rows[0].tenants == ("Skovgaard-Holm, Mette", "Bensalem, Tariq")
    assert reading.rows[0].balance == Decimal("8169.00")


def test_another_tenant_with_another_debt_is_not_mixed_in() -> None:
    reading = read(LINE, line(Navn="Bensalem, Tariq", Saldo="500,00"))
    assert reasons(reading) == [(3, "other_tenant")]
    assert reading.rows[0].balance == Decimal("8169.00")


def test_steps_are_taken_from_the_oldest_claim_and_gaps_filled_from_the_others() -> None:
    header = [*HEADER, "Påkrav sendt", "Telefon", "Antal md."]
    newer = [*line(Ældste_forfald="01-10-2026", Saldo="1,00"), "08-10-2026", "", "1"]
    older = [*line(Ældste_forfald="01-09-2026", Saldo="2,00"), "08-09-2026", "20 00 65 81", "2"]
    [row] = read(newer, older, header=header).rows
    assert (row.demand_sent_on, row.phone, row.months) == (date(2026, 9, 8), "20006581", 2)
    assert row.line == 2


def test_two_spellings_of_a_number_are_one_tenancy() -> None:
    [row] = read(LINE, line(Lejemålsnr="012 04 0173 2", Saldo="329,00")).rows
    assert row.balance == Decimal("8498.00")
