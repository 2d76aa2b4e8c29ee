"""Small closed vocabularies; what is not in them is not kept."""

import pytest

from coordination.intake.flags import (
    read_delivery,
    read_flag,
    read_months,
    read_stage,
)
from coordination.intake.texts import Cell


@pytest.mark.parametrize(
    ("cell", "flag"),
    [
        ("J", True),
        ("ja", True),
        ("X", True),
        (1, True),
        (True, True),
        ("Yes", True),
        ("N", False),
        ("nej.", False),
        (0, False),
        (False, False),
        ("", None),
        (None, None),
        ("måske", None),
    ],
)
def test_yes_and_no(cell: Cell, flag: bool | None) -> None:
    assert read_flag(cell) is flag


@pytest.mark.parametrize(
    ("cell", "method"),
    [
        ("Digital Post", "digital_post"),
        ("e-Boks", "digital_post"),
        ("Brev", "letter"),
        ("Almindelig post", "letter"),
        ("E-mail", "email"),
        ("Anbefalet brev", "registered_letter"),
        ("Postkasse", "letterbox"),
        ("Stævningsmand", "process_server"),
        ("due", "other"),
        ("", ""),
        (None, ""),
    ],
)
def test_delivery_methods(cell: Cell, method: str) -> None:
    assert read_delivery(cell) == method


@pytest.mark.parametrize(
    ("cell", "stage"),
    [
        ("Rykker", "reminder"),
        ("Påkrav", "demand"),
        ("Påkrav sendt", "demand"),
        ("Inkasso", "debt_collection"),
        ("Ophævet", "terminated"),
        ("Hos advokat", "lawyer"),
        ("Fogedsag", "filed"),
        ("Udsættelse", "eviction"),
        ("Afdragsordning", "instalments"),
        ("Betalt", "paid"),
        ("Fraflyttet", "moved_out"),
        ("psykisk syg", "other"),
        ("", ""),
    ],
)
def test_stages_say_no_more_than_their_code(cell: Cell, stage: str) -> None:
    assert read_stage(cell) == stage


@pytest.mark.parametrize(
    ("cell", "months"),
    [
        ("2", 2),
        ("2 md.", 2),
        (3.0, 3),
        ("1,5", 1),
        ("", None),
        ("ukendt", None),
        (-1, None),
        ("999", None),
        (True, None),
    ],
)
def test_months(cell: Cell, months: int | None) -> None:
    assert read_months(cell) == months
