"""Raw SQL as the role that pages connect as: every table, verb and actor gives what the oracle says."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.access.actors import HUB, NOBODY, Actor, member
from tests.access.oracle import Oracle
from tests.access.probing import differences, say
from tests.access.rows import TABLES

pytestmark = pytest.mark.django_db
EVERYDAY = ("anne", "ydelse", "fjordparken_clerk", "ended", "officer")


@pytest.fixture(scope="module")
def oracle(copy) -> Oracle:
    return Oracle(copy.world, timezone.now())


def everybody(oracle: Oracle) -> list[Actor]:
    return [*oracle.actors, HUB]


@pytest.mark.parametrize("table", ["case", "entry", "partgrant", "arrearsrecord"])
def test_a_sample_of_the_matrix_equals_the_oracle(copy, oracle, table):
    named = [member(copy.world, copy.stage.cast.person(name).pk, oracle.now) for name in EVERYDAY]
    with copy.connect("web") as driver:
        assert list(differences(driver, oracle, table, [*named, NOBODY], "web")) == []


@pytest.mark.slow
@pytest.mark.parametrize("role", ["web", "worker"])
@pytest.mark.parametrize("table", TABLES)
def test_every_verb_of_every_actor_equals_the_oracle(copy, oracle, table, role):
    with copy.connect(role) as driver:
        assert list(differences(driver, oracle, table, everybody(oracle), role)) == []


@pytest.mark.slow
@pytest.mark.parametrize("table", TABLES)
def test_what_ends_with_time_has_ended_in_the_database_too(copy, table):
    """In 31 days the grace of what is done and closed is over, and the emergency long since."""
    later = Oracle(copy.world, timezone.now() + timedelta(days=31))
    with copy.connect("web") as driver:
        driver.execute("SELECT set_config('hub.clock', %s, true)", [later.now.isoformat()])
        assert list(differences(driver, later, table, everybody(later), "web")) == []


def test_every_rule_of_the_oracle_tells_some_rows_from_others(copy, oracle):
    """A world in which a table is all open or all closed to everybody would prove nothing."""
    for table in TABLES:
        seen = {frozenset(oracle.may("read", table, actor)) for actor in oracle.actors}
        assert table in {"membership", "user_groups"} or len(seen) > 1, table


def test_a_forged_word_is_nobodys(copy, oracle):
    unit = member(copy.world, copy.stage.cast.anne.pk, oracle.now)
    with copy.connect("web") as driver:
        say(driver, unit.word[:-1] + "_")
        found = driver.execute("SELECT count(*) FROM coordination_case").fetchone()
    assert found == (0,)
