"""What ends the wait for a deadline, and how."""

from datetime import UTC, date, datetime, timedelta

import pytest

from coordination.answers import ANSWERED_BY, OVER_WITH, SET_DAYS, Answer, Happened, answer_to
from coordination.lifecycle import DEADLINES_OF_EVENT
from coordination.lifecycle import LegalEventKind as Kind

START = date(2026, 3, 2)


def happened(kind: Kind, day: int, written: int | None = None) -> Happened:
    on, at = (START + timedelta(days=number) for number in (day, day if written is None else written))
    return Happened(kind, on, datetime(at.year, at.month, at.day, 12, tzinfo=UTC))


DEMAND = happened(Kind.DEMAND_RECEIVED, 0)
HEARING = happened(Kind.COURT_HEARING, 30, written=5)
DECIDED = happened(Kind.DECISION_RECEIVED, 0)


@pytest.mark.parametrize(
    ("code", "begun", "due", "events", "answer"),
    [
        ("demand_expiry", DEMAND, 14, [], None),
        ("demand_expiry", DEMAND, 14, [(Kind.PAYMENT_RECEIVED, -1)], None),
        ("demand_expiry", DEMAND, 14, [(Kind.PAYMENT_RECEIVED, 14)], Answer.KEPT),
        ("demand_expiry", DEMAND, 14, [(Kind.PAYMENT_RECEIVED, 15)], Answer.OVER),
        ("demand_expiry", DEMAND, 14, [(Kind.TERMINATION_RECEIVED, 15)], Answer.OVER),
        # Too early, it takes no day from the tenant.
        ("demand_expiry", DEMAND, 14, [(Kind.TERMINATION_RECEIVED, 14)], None),
        ("demand_expiry", DEMAND, 14, [(Kind.TERMINATION_RECEIVED, 12), (Kind.PAYMENT_RECEIVED, 13)], Answer.KEPT),
        ("board_decision", happened(Kind.BOARD_FILED, 0), 28, [(Kind.BOARD_DECIDED, 40)], Answer.OVER),
        ("appeal", DECIDED, 28, [(Kind.APPEAL_RECEIVED, 3)], Answer.KEPT),
        # A later decision is what is appealed: the first can still be.
        ("appeal", DECIDED, 28, [(Kind.DECISION_RECEIVED, 2), (Kind.APPEAL_RECEIVED, 3)], None),
        ("court_hearing", HEARING, 30, [(Kind.COURT_WITHDRAWN, 20)], Answer.CALLED_OFF),
        ("court_hearing", HEARING, 30, [(Kind.COURT_WITHDRAWN, 31)], None),
        # Set anew after the first case was withdrawn: this one is not called off.
        ("court_hearing", HEARING, 30, [(Kind.COURT_WITHDRAWN, 4)], None),
        ("court_hearing", HEARING, 30, [(Kind.COURT_ORDER, 30)], Answer.OVER),
        ("rtl5a_decision", happened(Kind.COURT_NOTICE, 0), 14, [(Kind.PAYMENT_RECEIVED, 1)], None),
    ],
)  # fmt: skip
def test_a_deadline_is_answered_by_what_it_is_for_and_by_nothing_else(code, begun, due, events, answer):
    found = [happened(kind, day) for kind, day in events]
    assert answer_to(code, begun, START + timedelta(days=due), [begun, *found]) is answer


def test_every_code_that_can_be_answered_is_one_of_a_case():
    of_cases = {code for codes in DEADLINES_OF_EVENT.values() for code in codes} | SET_DAYS
    assert set(ANSWERED_BY) | set(OVER_WITH) <= of_cases
