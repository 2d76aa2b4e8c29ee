"""Join, share, withdraw, move, merge, close, expire, in any order: oracle, lists, rules and PostgreSQL agree."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.access.state_machine.machine import machine_of

EXAMPLES = settings(derandomize=True, database=None, print_blob=False, suppress_health_check=list(HealthCheck))


def test_after_each_step_everybody_sees_what_they_ought(cast):
    few = settings(EXAMPLES, max_examples=3, stateful_step_count=10)
    run_state_machine_as_test(machine_of(cast), settings=few)


@pytest.mark.slow
def test_after_each_step_of_long_stories_everybody_sees_what_they_ought(cast):
    many = settings(EXAMPLES, max_examples=12, stateful_step_count=20)
    run_state_machine_as_test(machine_of(cast), settings=many)
