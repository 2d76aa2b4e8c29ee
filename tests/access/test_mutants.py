"""Whatever becomes a little weaker, goes, or is taken for another, is noticed."""

import pytest
from django.conf import settings
from django.utils import timezone
from psycopg import sql

from tests.access import mutants
from tests.access.checking import columns_asked_for, noticed, outcomes, wrong_anywhere
from tests.access.oracle import Oracle
from tests.access.rows import TABLES

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def laboratory(copy):
    """The owner's connection, in which the web role has every verb on every table: the policies stand alone."""
    with copy.connect() as driver:
        driver.execute(
            sql.SQL("GRANT ALL ON ALL TABLES IN SCHEMA public TO {}").format(sql.Identifier(settings.WEB_ROLE))
        )
        for table in TABLES.values():
            for trigger in ("keys_stand", "filled_stands", "audit_stands", "ended_stands"):
                drop = sql.SQL("DROP TRIGGER IF EXISTS {} ON {}")
                driver.execute(drop.format(sql.Identifier(trigger), sql.Identifier(table)))
        yield driver


@pytest.fixture(scope="module")
def oracle(copy) -> Oracle:
    return Oracle(copy.world, timezone.now(), record_stands=False)


def test_with_every_verb_the_policies_alone_are_what_the_oracle_says(laboratory, oracle):
    assert list(wrong_anywhere(laboratory, oracle, columns_asked_for(laboratory))) == []


@pytest.mark.parametrize("part", range(4))
def test_no_mutant_of_a_policy_survives(laboratory, oracle, part):
    made = [*mutants.of_policies(mutants.policies(laboratory)), *mutants.of_tables()]
    columns = columns_asked_for(laboratory)
    assert [each.name for each in made[part::4] if not noticed(laboratory, oracle, each, columns)] == []


def test_no_mutant_of_a_function_survives(copy, laboratory, oracle):
    """What the rows of the world do not show, an attempt does: it comes to something else than before."""
    columns = columns_asked_for(laboratory)
    before = outcomes(laboratory, copy)
    survivors = [
        each.name
        for each in mutants.of_functions(laboratory)
        if outcomes(laboratory, copy, each) == before and not noticed(laboratory, oracle, each, columns)
    ]
    assert survivors == []
