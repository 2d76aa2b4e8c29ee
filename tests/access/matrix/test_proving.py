"""Before what cannot be undone, who signed in hours ago proves it anew, whatever is named."""

import pytest

from tests.access.matrix.driving import address, sent, undone
from tests.access.matrix.expected import ROWS, Call
from tests.access.matrix.facts import PERSONAS
from tests.access.matrix.oracle import RANDOM
from tests.access.matrix.walking import Cell, walk

STALE = PERSONAS["coordinator_of_hours_ago"]
WITHDRAW = ROWS["coordination:withdraw_consent"]


def test_withdrawing_a_consent_is_proved(browsers):
    at, call = {"case": "mine", "consent": "to_landlord"}, Call("POST", sent=True)
    with undone():
        where = address(browsers.world, WITHDRAW, at)
        answer = browsers.ask(STALE.name, where, call, sent(browsers.world, WITHDRAW, at, call))
    assert "reauthenticate" in answer["Location"]


@pytest.mark.parametrize("case", ["foreign", RANDOM])
def test_whoever_must_prove_it_learns_nothing_of_a_hidden_case(browsers, case):
    at = {"case": case, "consent": RANDOM}
    assert walk(browsers, [Cell(WITHDRAW, STALE, at, Call("POST"))]) == []


@pytest.mark.parametrize("name", ["access_logs", "close", "reopen"])
def test_a_page_sent_twice_is_on_record_and_no_error(browsers, name):
    row = ROWS[f"coordination:{name}"]
    named = {} if not row.names else {"case": "closed" if name == "close" else "mine"}
    who = PERSONAS["officer" if name == "access_logs" else "coordinator"]
    assert walk(browsers, [Cell(row, who, named, Call("POST", sent=True))]) == []
