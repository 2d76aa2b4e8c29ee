"""None of the attempts succeeds: not as the web role, not as the worker."""

import pytest

from tests.access.attempts import Attempt, actor, came_of, is_safe
from tests.access.escalations import ESCALATIONS
from tests.access.forgeries import FORGERIES
from tests.access.naming import names
from tests.access.prying import PRYING
from tests.access.sharing import LEDGER, WRITING

pytestmark = pytest.mark.django_db
ATTEMPTS: tuple[Attempt, ...] = (*FORGERIES, *ESCALATIONS, *WRITING, *LEDGER, *PRYING)
SETS = {"forgeries": FORGERIES, "escalations": ESCALATIONS, "writing": WRITING, "ledger": LEDGER, "prying": PRYING}


def succeeded(copy, attempts, role: str) -> list[tuple[str, str]]:
    """Those that were not refused as they should be, and what came of them."""
    called = names(copy)
    with copy.connect("owner"), copy.connect(role) as driver:
        found = [(each, came_of(driver, each, actor(copy, each.by), called)) for each in attempts]
    return [(each.name, came) for each, came in found if not is_safe(came, each, role)]


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("role", ["web", pytest.param("worker", marks=pytest.mark.slow)])
def test_no_attempt_succeeds(copy, role, name):
    assert succeeded(copy, SETS[name], role) == []


@pytest.mark.parametrize("name", SETS)
def test_each_attempt_that_comes_to_nothing_comes_to_something_for_another(copy, name):
    """Else a slip of the pen in the statement would pass for safety."""
    called = names(copy)
    with copy.connect("web") as driver:
        for each in filter(lambda attempt: attempt.control, SETS[name]):
            came = came_of(driver, each, actor(copy, each.control), called)
            assert came not in {"nothing", "42501", "42601", "42P01", "42703", "42883"}, (each.name, came)


def test_there_are_enough_and_each_has_its_own_name():
    assert len({attempt.name for attempt in ATTEMPTS}) == len(ATTEMPTS) >= 100
