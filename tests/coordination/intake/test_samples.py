"""The three lists that landlords' systems exported, and the file that came out empty."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from coordination.intake.fields import Field
from coordination.intake.reader import read_list
from coordination.intake.reading import DebtSign, Fate, Reading
from coordination.intake.refusals import UnreadableList
from tests.coordination.intake.making import LISTS, reasons, sample

FJORDPARKEN = "restanceliste_fjordparken_2026-11.csv"
LINDEHOEJ = "restancer_lindehoej.xlsx"
PARKKVARTERET = "udtraek_parkkvarteret.csv"


def stored_text(reading: Reading) -> str:
    return repr([row.kept() for row in reading.rows]) + repr(reading.rejected) + repr(reading.notes)


def test_fjordparkens_list_is_read_to_the_last_line() -> None:
    reading = sample(FJORDPARKEN)
    assert (reading.lines_read, len(reading.rows), reading.paid) == (120, 116, 2)
    assert reasons(reading) == [
        (11, "no_such_date"),
        (13, "missing_number"),
        (15, "repeated_line"),
        (19, "unreadable_amount"),
    ]
    assert reading.skipped == {124: "total"}
    assert reading.container.encoding == "cp1252"
    assert reading.container.header_line == 3


def test_fjordparkens_rejections_name_the_value() -> None:
    said = {rejected.line: str(rejected.problems[0].details) for rejected in sample(FJORDPARKEN).rejected}
    assert "31-11-2026" in said[11]
    assert "Påkrav sendt" in said[11]
    assert "ukendt" in said[19]


def test_fjordparkens_first_line_is_read_cell_by_cell() -> None:
    row = sample(FJORDPARKEN).rows[0]
    assert (row.line, row.tenancy_number, row.tenants) == (4, "016-01-0001-1", ("Rosendal, Aage",))
    assert (row.street, row.postcode, row.city) == ("Sct. Knuds Plads 27", "9999", "Nordby")
    assert (row.balance, row.oldest_due_on, row.months) == (Decimal("19959.50"), date(2026, 8, 3), 2)
    assert (row.demand_sent_on, row.demand_received_on) == (date(2026, 8, 8), date(2026, 8, 8))
    assert (row.delivery_method, row.phone, row.status) == ("letter", "20006581", "demand")
    assert (row.instalment_plan, row.exempt_digital_post, row.fate) == (False, False, Fate.ARREARS)


def test_fjordparkens_cpr_numbers_and_remarks_are_nowhere() -> None:
    reading = sample(FJORDPARKEN)
    assert reading.cpr_removed == 15
    assert "860268" not in stored_text(reading)
    assert "psykisk" not in stored_text(reading)
    assert "HYPERLINK" not in stored_text(reading)
    assert "Lejernr" in reading.dropped_columns
    assert "Bemærkning" in reading.dropped_columns


def test_fjordparkens_odd_tenancies_are_understood() -> None:
    rows = {row.line: row for row in sample(FJORDPARKEN).rows}
    assert rows[17].address_protected
    assert rows[17].street == ""
    assert rows[21].tenants == ("Skovgaard-Holm, Mette", "Holm, Peter")
    assert rows[5].tenants == ("Lynggaard, Fat?ma", "Mølgaard, Inge-Lise")
    assert rows[7].fate is Fate.PAID
    assert rows[9].fate is Fate.CREDIT


def test_lindehoejs_workbook_is_read_to_the_last_line() -> None:
    reading = sample(LINDEHOEJ)
    assert (reading.lines_read, len(reading.rows), reading.rejected) == (80, 80, [])
    assert reading.cpr_removed == 80
    assert reading.skipped == {85: "total"}
    assert reading.container.sheet == "Restancer"
    assert "Cpr-nr." in reading.dropped_columns
    assert "7602777331" not in stored_text(reading)


def test_lindehoejs_tenancy_numbers_get_their_zeros_back() -> None:
    rows = {row.line: row for row in sample(LINDEHOEJ).rows}
    assert rows[8].tenancy_number == "080900044"
    assert Counter(len(row.tenancy_number) for row in rows.values()) == {9: 80}


def test_lindehoejs_address_is_put_together_from_three_columns() -> None:
    rows = {row.line: row for row in sample(LINDEHOEJ).rows}
    assert rows[8].street == "Gl. Hobrovej 67B, 1. th."
    assert rows[9].street == "Møllevænget 72, 4. dør 12"
    assert rows[20].street == "Nørre Alle 43A"
    assert rows[8].phone == "20006120"
    assert rows[8].demand_received_on == date(2026, 8, 10)


def test_parkkvarterets_minus_is_debt() -> None:
    reading = sample(PARKKVARTERET)
    assert (reading.lines_read, len(reading.rows), reading.rejected) == (60, 60, [])
    assert reading.debt_sign is DebtSign.MINUS
    assert reading.rows[0].balance == Decimal("5244.50")
    assert {row.fate for row in reading.rows} == {Fate.ARREARS}
    assert (reading.rows[0].postcode, reading.rows[0].city) == ("9999", "Nordby")
    assert reading.rows[0].oldest_due_on == date(2026, 10, 1)


def test_parkkvarterets_ethnicity_and_score_are_dropped() -> None:
    reading = sample(PARKKVARTERET)
    assert reading.dropped_columns == ("Etnicitet", "Intern score")
    assert reading.columns.at[Field.DEMAND_RECEIVED_ON] == (7,)


def test_the_empty_file_is_refused_with_help() -> None:
    with pytest.raises(UnreadableList) as refused:
        read_list((LISTS / "tom.csv").read_bytes(), "tom.csv")
    assert refused.value.code == "empty"


@pytest.mark.parametrize("name", [FJORDPARKEN, LINDEHOEJ, PARKKVARTERET])
def test_a_list_read_twice_has_the_same_fingerprints(name: str) -> None:
    first, second = sample(name), sample(name)
    assert [row.fingerprint for row in first.rows] == [row.fingerprint for row in second.rows]
    assert len({row.identity for row in first.rows}) == len(first.rows)
