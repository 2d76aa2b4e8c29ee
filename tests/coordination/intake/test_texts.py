"""Text is cleaned of what nobody sees, and neutralised where a spreadsheet would run it."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordination.intake.texts import Cell, as_text, clean, is_blank, neutralise


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (191100014.0, "191100014"),
        (80900044, "80900044"),
        (5244.5, "5244.5"),
        (True, "1"),
        (False, "0"),
        (datetime(2026, 9, 1), "01-09-2026"),
        (datetime(2026, 9, 1, 8, 15), "01-09-2026 08:15"),
        (date(2026, 9, 1), "01-09-2026"),
        ("  Åse   Holm ", "Åse Holm"),
    ],
)
def test_a_cell_as_a_person_reads_it(cell: Cell, text: str) -> None:
    assert as_text(cell) == text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("A\u030ase", "Åse"),  # composed: Å may come as A with a ring
        ("Mette\u202etxt.exe", "Mettetxt.exe"),  # the override that turns reading order
        ("Me\u200btte\ufeff", "Mette"),
        ("Mette\x00\x07 Holm", "Mette Holm"),
        ("Mette\r\nHolm", "Mette Holm"),
        ("Mette_x000D_ Holm", "Mette Holm"),
        ("Mette\u00a0Holm", "Mette Holm"),
        ('="0123"', "0123"),
        ('="Åse"', "Åse"),
        ("ﬁ Łukasz Þóra", "ﬁ Łukasz Þóra"),
    ],
)
def test_what_nobody_sees_is_taken_out(written: str, text: str) -> None:
    assert clean(written) == text


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text) or text.count('="') > 1


@pytest.mark.parametrize("text", ['=HYPERLINK("http://example.invalid")', "+1+cmd", "-2+3", "@SUM(A1)", "\t=1", "＝1"])
def test_a_formula_is_neutralised(text: str) -> None:
    assert neutralise(text) == "'" + text


@pytest.mark.parametrize("text", ["-1.250,00", "Åse Holm", "", "+45200065", "a=b"])
def test_ordinary_text_and_negative_amounts_stay(text: str) -> None:
    assert neutralise(text) == text


@pytest.mark.parametrize(("cell", "blank"), [(None, True), (" \u00a0", True), (0, False), ("0", False)])
def test_blank_is_what_says_nothing(cell: Cell, blank: bool) -> None:
    assert is_blank(cell) is blank
