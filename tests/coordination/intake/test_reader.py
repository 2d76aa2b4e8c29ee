"""The one way in, as a whole: every line is accounted for, lists come back the same, large ones quickly."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordination.intake import lines
from coordination.intake.fields import Field
from coordination.intake.reader import read_list
from coordination.intake.reading import DebtSign, Profile
from coordination.intake.refusals import UnreadableList
from tests.coordination.intake.making import HEADER, LINE, as_csv, as_xlsx, line, read

ENGLISH = ["Balance", "City", "Postcode", "Oldest due date", "Tenancy number", "Tenant", "Street address"]


def test_english_names_in_another_order_are_read() -> None:
    row = read(
        ["8,169.00", "Nordby", "9999", "2026-02-02", "A-17", "Mette Holm", "Fjordparken 17"], header=ENGLISH
    ).rows[0]
    assert (row.tenancy_number, row.balance, row.tenants) == ("A-17", Decimal("8169.00"), ("Mette Holm",))


def test_the_same_list_as_csv_and_as_workbook_gives_the_same_rows() -> None:
    rows = [HEADER, LINE, line(Lejemålsnr="2", Saldo="500,00")]
    one, other = read_list(as_csv(rows)), read_list(as_xlsx(rows))
    assert [row.fingerprint for row in one.rows] == [row.fingerprint for row in other.rows]


def test_a_missing_column_gives_a_question_and_no_rows() -> None:
    reading = read(["Mette Holm", "500,00", "010170-1234"], header=["Navn", "Saldo", "Cpr"])
    assert (reading.ready, reading.rows) == (False, [])
    assert reading.columns.missing == (Field.TENANCY_NUMBER,)
    assert reading.cpr_removed == 1


def test_a_correction_that_is_no_field_is_not_obeyed() -> None:
    profile = Profile({"Saldo": "balance", "Navn": "password", "": "city"}, DebtSign.PLUS)
    assert profile.corrections == {"saldo": "balance", "=saldo": "balance"}
    assert read(LINE, profile=profile).rows[0].tenants == ("Skovgaard-Holm, Mette",)


def test_a_list_without_due_dates_is_read_and_that_is_said() -> None:
    reading = read(["1", "Mette Holm", "5,00"], header=["Lejemålsnr", "Navn", "Saldo"])
    assert reading.rows[0].identity == ("1", None)
    assert [note.code for note in reading.notes] == ["no_due_date"]


def test_cpr_numbers_in_titles_and_totals_are_counted_and_gone() -> None:
    rows = [["Udskrevet af 010170-1234"], HEADER, LINE, ["I alt 220385-1234", "", "", "", "", "8.169,00"]]
    reading = read_list(as_csv(rows))
    assert reading.cpr_removed == 2
    assert "010170" not in repr(reading)


def test_more_rows_than_any_landlord_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MAX_ROWS", 2)
    with pytest.raises(UnreadableList) as refused:
        read(*(line(Lejemålsnr=str(n)) for n in range(3)))
    assert refused.value.code == "too_many_rows"


CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["", "I alt", "010170-1234", "8.169,00", "-5", "31-11-2026", "01-10-2026", "A / B", "=1+1"]),
)


@given(st.lists(st.lists(CELLS, min_size=7, max_size=7), min_size=1, max_size=8))
def test_every_line_is_a_row_added_up_rejected_or_skipped(cells: list[list[str]]) -> None:
    try:
        reading = read(LINE, *cells)
    except UnreadableList:
        return
    accounted = {number for row in reading.rows for number in row.lines} | {one.line for one in reading.rejected}
    assert len(accounted) == reading.lines_read
    assert not accounted & set(reading.skipped)
    assert "010170-1234" not in repr(reading)


def test_ten_thousand_rows_take_seconds() -> None:
    data = as_csv([HEADER, *(line(Lejemålsnr=f"012-04-{n:05d}-1") for n in range(10_000))], encoding="cp1252")
    before = time.process_time()
    assert len(read_list(data).rows) == 10_000
    assert time.process_time() - before < 20  # about one second on a machine of its own
