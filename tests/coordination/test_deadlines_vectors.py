"""The published examples, the extra vectors and the dates of the acceptance stories."""

from datetime import date

import pytest

from coordination.deadlines import compute, counting_by
from tests.coordination.seeded import law_as_seeded


@pytest.fixture(scope="module", autouse=True)
def _by_the_law_as_seeded():
    with counting_by(law_as_seeded()):
        yield


# All 2026: due, last timely, earliest demand strict and safe, received, expiry, earliest termination
VECTORS = [
    ((1, 1), (1, 2), (1, 7), (1, 7), (1, 8), (1, 22), (1, 23)),
    ((2, 1), (2, 2), (2, 6), (2, 6), (2, 9), (2, 23), (2, 24)),
    ((3, 1), (3, 2), (3, 6), (3, 6), (3, 9), (3, 23), (3, 24)),
    ((5, 1), (5, 1), (5, 6), (5, 6), (5, 7), (5, 21), (5, 22)),
    ((6, 1), (6, 1), (6, 5), (6, 8), (6, 9), (6, 23), (6, 24)),
    ((7, 1), (7, 1), (7, 6), (7, 6), (7, 7), (7, 21), (7, 22)),
    ((9, 1), (9, 1), (9, 5), (9, 7), (9, 8), (9, 22), (9, 23)),
    ((11, 1), (11, 2), (11, 6), (11, 6), (11, 9), (11, 23), (11, 24)),
    ((12, 1), (12, 1), (12, 5), (12, 7), (12, 8), (12, 22), (12, 23)),
]


@pytest.mark.parametrize("vector", VECTORS)
def test_published_vector_is_reproduced_step_by_step(vector: tuple[tuple[int, int], ...]) -> None:
    due, timely, strict, safe, received, expiry, termination = (date(2026, *day) for day in vector)

    assert compute("rent_due_shift", due) == timely
    assert compute("rent_due_shift", due, mode="strict") == timely
    assert compute("earliest_demand", timely, mode="strict") == strict
    assert compute("earliest_demand", timely, mode="safe") == safe
    assert compute("demand_expiry", received) == expiry
    assert compute("demand_expiry", received, mode="strict") == expiry
    assert compute("earliest_termination", expiry) == termination


@pytest.mark.parametrize("vector", VECTORS)
def test_earliest_demand_is_the_same_counted_from_the_due_date(vector: tuple[tuple[int, int], ...]) -> None:
    due, _timely, strict, safe = (date(2026, *day) for day in vector[:4])

    assert compute("earliest_demand", due, mode="strict") == strict
    assert compute("earliest_demand", due) == safe


def test_the_case_of_ufr_2022_1586_counts_the_saturday() -> None:
    due = date(2021, 10, 1)

    assert compute("earliest_demand", compute("rent_due_shift", due)) == date(2021, 10, 6)
    assert compute("earliest_termination", compute("demand_expiry", date(2021, 10, 7))) == date(2021, 10, 22)


EXAMPLES = [
    # The extra vectors
    ("demand_expiry", date(2026, 5, 22), date(2026, 6, 8)),
    ("file_access", date(2026, 3, 27), date(2026, 4, 10)),
    # S1 Mette
    ("rent_due_shift", date(2026, 2, 1), date(2026, 2, 2)),
    ("earliest_demand", date(2026, 2, 2), date(2026, 2, 6)),
    ("demand_expiry", date(2026, 2, 6), date(2026, 2, 20)),
    ("consent_review", date(2026, 2, 9), date(2026, 8, 9)),
    # S2 Tariq: the demand came on 8 April, a day too early
    ("rent_due_shift", date(2026, 4, 1), date(2026, 4, 1)),
    ("earliest_demand", date(2026, 4, 1), date(2026, 4, 9)),
    ("earliest_termination", date(2026, 4, 22), date(2026, 4, 23)),
    # S5 Svend Aage
    ("rent_due_shift", date(2026, 1, 1), date(2026, 1, 2)),
    ("demand_expiry", date(2026, 1, 9), date(2026, 1, 23)),
    # S7 Nivi
    ("rent_due_shift", date(2026, 8, 1), date(2026, 8, 3)),
    ("earliest_demand", date(2026, 8, 3), date(2026, 8, 7)),
    ("demand_expiry", date(2026, 8, 7), date(2026, 8, 21)),
    # S8 Kurt
    ("demand_expiry", date(2026, 4, 9), date(2026, 4, 23)),
    ("landlord_notice", date(2026, 5, 4), date(2026, 5, 4)),
    ("rtl5a_decision", date(2026, 5, 12), date(2026, 5, 26)),
    ("appeal", date(2026, 5, 22), date(2026, 6, 19)),
    ("shelter_notice", date(2026, 6, 9), date(2026, 6, 12)),
    # S10 Haddad-Brogaard
    ("earliest_demand", date(2026, 7, 1), date(2026, 7, 6)),
    ("demand_expiry", date(2026, 7, 6), date(2026, 7, 20)),
    ("child_report_assessment", date(2026, 8, 3), date(2026, 8, 4)),
    ("rtl5a_decision", date(2026, 8, 10), date(2026, 8, 24)),
    # S11 Flemming
    ("earliest_demand", date(2026, 1, 2), date(2026, 1, 7)),
    ("demand_expiry", date(2026, 1, 7), date(2026, 1, 21)),
    ("shelter_notice", date(2026, 3, 10), date(2026, 3, 13)),
    ("retention_end", date(2026, 10, 1), date(2031, 10, 1)),
    # The rest of the table
    ("rtl5a_immediate", date(2026, 5, 8), date(2026, 5, 11)),
    ("court_appeal", date(2026, 5, 8), date(2026, 6, 8)),
    ("reassessment", date(2026, 4, 16), date(2026, 5, 15)),
    ("breach_report", date(2026, 5, 8), date(2026, 5, 11)),
    ("dsar", date(2026, 1, 31), date(2026, 2, 28)),
    ("board_decision", date(2026, 4, 16), date(2026, 5, 14)),
    ("housing_court_filing", date(2026, 4, 16), date(2026, 5, 14)),
    ("conditional_tenancy_end", date(2024, 2, 29), date(2025, 2, 28)),
    ("notice_objection", date(2026, 4, 2), date(2026, 5, 14)),
    ("landlord_suit", date(2026, 4, 2), date(2026, 5, 14)),
    ("deposit_loan_before_move_in", date(2026, 3, 1), date(2026, 2, 28)),
    ("address_protection_expiry", date(2026, 12, 24), date(2027, 12, 24)),
]


@pytest.mark.parametrize(("code", "on", "expected"), EXAMPLES)
def test_deadline_of_a_story_falls_on_its_day(code: str, on: date, expected: date) -> None:
    assert compute(code, on) == expected


# Where strict and safe part: the days on which banks are closed, and the ranges that practice leaves open.
PARTING = [
    ("rent_due_shift", date(2026, 12, 24), date(2026, 12, 24), date(2026, 12, 28)),
    ("rent_due_shift", date(2026, 12, 31), date(2026, 12, 31), date(2027, 1, 4)),
    ("demand_expiry", date(2026, 12, 10), date(2026, 12, 24), date(2026, 12, 28)),
    ("demand_expiry", date(2026, 12, 17), date(2026, 12, 31), date(2027, 1, 4)),
    ("earliest_demand", date(2026, 12, 22), date(2026, 12, 29), date(2026, 12, 30)),
    ("earliest_demand", date(2026, 6, 2), date(2026, 6, 6), date(2026, 6, 8)),
    ("move_out_requested", date(2026, 5, 4), date(2026, 5, 7), date(2026, 5, 11)),
    ("party_hearing_reply", date(2026, 5, 26), date(2026, 6, 2), date(2026, 6, 8)),
    # Not about money: 24 December is a day like any other
    ("appeal", date(2026, 11, 26), date(2026, 12, 24), date(2026, 12, 24)),
    ("shelter_notice", date(2026, 12, 22), date(2026, 12, 28), date(2026, 12, 28)),
]


@pytest.mark.parametrize(("code", "on", "strict", "safe"), PARTING)
def test_strict_and_safe_part_where_the_law_is_not_the_whole_story(
    code: str, on: date, strict: date, safe: date
) -> None:
    assert compute(code, on, mode="strict") == strict
    assert compute(code, on, mode="safe") == safe


def test_store_bededag_moves_a_deadline_until_2023_only() -> None:
    fourth_friday_after_easter = {2023: date(2023, 5, 5), 2024: date(2024, 4, 26)}

    assert compute("rent_due_shift", fourth_friday_after_easter[2023]) == date(2023, 5, 8)
    assert compute("rent_due_shift", fourth_friday_after_easter[2024]) == date(2024, 4, 26)
