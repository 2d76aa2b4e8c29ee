"""A restored dump holds what the database held: closed before the last step, and just as open as it after."""

import psycopg
import pytest
from django.conf import settings
from django.utils import timezone

from tests.access.actors import HUB
from tests.access.catalogue import found_open
from tests.access.oracle import Oracle
from tests.access.probing import differences
from tests.access.restoring import give_rights, restored
from tests.access.rows import TABLES, Snapshot
from tests.access.test_attempts import ATTEMPTS, succeeded

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module")
def second(copy, tmp_path_factory):
    with restored(copy, tmp_path_factory.mktemp("dump")) as made:
        _closed_before_the_last_step(made)
        give_rights(made)
        yield made


def _closed_before_the_last_step(made) -> None:
    for work in ("web", "worker", "report"):
        with pytest.raises(psycopg.OperationalError, match="permission denied"), made.connect(work):
            pass


def test_it_holds_every_row(copy, second):
    with second.connect() as driver:
        found = Snapshot.read(lambda query: driver.execute(query.encode()).fetchall())
    assert found == copy.world


def test_nothing_in_it_is_open_that_is_not_listed(second):
    with second.connect() as driver:
        assert found_open(driver, settings.ROLES) == []


@pytest.mark.parametrize("role", ["web", "worker"])
def test_no_attempt_succeeds_on_it(second, role):
    assert succeeded(second, ATTEMPTS, role) == []


@pytest.mark.parametrize("table", TABLES)
def test_every_verb_of_every_actor_equals_the_oracle(second, table):
    oracle = Oracle(second.world, timezone.now())
    with second.connect("web") as driver:
        assert list(differences(driver, oracle, table, [*oracle.actors, HUB], "web")) == []
