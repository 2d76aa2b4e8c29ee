"""The checks of tests/access, at once and inside one transaction of the owner: what a mutant has to get past."""

from collections.abc import Iterator

import psycopg
from django.conf import settings
from psycopg import sql

from tests.access.actors import HUB, Actor
from tests.access.attempts import actor, came_of
from tests.access.copied import Copy
from tests.access.forgeries import FORGERIES
from tests.access.money_rules import runs
from tests.access.moving import columns_of, wrong_additions, wrong_moves, wrong_wipes
from tests.access.mutants import Mutant
from tests.access.naming import names
from tests.access.oracle import VERBS, Oracle
from tests.access.probing import differences, let_through, say, telling_rows
from tests.access.prying import PRYING
from tests.access.rows import TABLES, key_of
from tests.access.sharing import LEDGER

# policy -> the columns it mentions
Columns = dict[str, list[str]]
FIRST = ("case", "entry", "partgrant", "arrearsrecord", "membership", "audit", "disclosure", "planpart", "consent")


def as_web(driver: psycopg.Connection) -> None:
    driver.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(settings.WEB_ROLE)))


def wrong_in(driver: psycopg.Connection, oracle: Oracle, table: str, columns: Columns) -> Iterator[str]:
    """Everything that is wrong with one table's rows, for everybody and for the owner."""
    as_web(driver)
    actors = telling_actors(oracle, table)
    yield from differences(driver, oracle, table, actors)
    yield from wrong_moves(driver, oracle, table, columns["changing"], actors)
    yield from wrong_wipes(driver, oracle, table, actors)
    yield from wrong_additions(driver, oracle, table, columns["adding"], actors)
    driver.execute("RESET ROLE")
    say(driver, "")
    yield from _wrong_for_owner(driver, oracle, table)


# The functions that look past the policies -> what to ask them of a line of the ledger: nobody gets a yes.
ASKED = {
    "coordination_in_ledger": "{part}, {group}, {permission}, {ends}, {member}",
    "coordination_lawful": "{part}, {agency}, {member}, {ground}, {consent}, {ends}",
    "coordination_consent_of": "{consent}, {case}",
    "coordination_guarantee_runs": "{guarantee}",
    "coordination_plans_part": "{part}",
    "coordination_plans": "{case}",
    "coordination_plans_uuid": "{uuid}",
}


def wrong_answers(driver: psycopg.Connection, oracle: Oracle) -> Iterator[str]:
    """What the functions that look past the policies tell somebody whom it does not concern."""
    as_web(driver)
    say(driver, "")
    levels = {row["codename"]: key for key, row in oracle.world["permission"].items()}
    guarantees = {row["case_id"]: row["id"] for row in oracle.world.rows("guarantee") if runs(oracle, row)}
    for line in oracle.world.rows("disclosure"):
        case = oracle.world["case"][oracle.world["planpart"][line["part_id"]]["case_id"]]
        of_line = {name: line[f"{name}_id"] for name in ("part", "agency", "member", "ground")}
        given = {
            **{name: sql.Literal(value) for name, value in of_line.items()},
            "consent": sql.Literal(line["consent_id"] or 0),
            "group": sql.Literal(oracle.world["agency"][line["agency_id"]]["group_id"]),
            "permission": sql.Literal(levels[line["level"]]),
            "ends": sql.SQL("{}::timestamptz").format(sql.Literal(line["ends_at"])),
            "case": sql.Literal(case["id"]),
            "guarantee": sql.Literal(guarantees.get(case["id"], 0)),
            "uuid": sql.SQL("{}::uuid").format(sql.Literal(case["public_id"])),
        }
        for function, arguments in ASKED.items():
            asked = sql.SQL("SELECT {}(" + arguments + ")").format(sql.Identifier(function), **given)
            if driver.execute(asked).fetchone() != (False,):
                yield f"{function} answers nobody yes"
    driver.execute("RESET ROLE")


def wrong_anywhere(driver: psycopg.Connection, oracle: Oracle, columns: dict[str, Columns]) -> Iterator[str]:
    yield from wrong_answers(driver, oracle)
    for table in (*FIRST, *(name for name in TABLES if name not in FIRST)):
        yield from wrong_in(driver, oracle, table, columns[table])


def telling_actors(oracle: Oracle, table: str, each: int = 2) -> list[Actor]:
    """At most so many of all for whom the oracle says the same of all rows of the table, and a unit among them if there
    is one: a policy that asks less than it should lets another unit in before anybody else."""
    kept: dict[tuple[frozenset[int], ...], list[Actor]] = {}
    for who in (*oracle.actors, HUB):
        kept.setdefault(tuple(frozenset(oracle.may(verb, table, who)) for verb in VERBS), []).append(who)
    units = {alike: [who for who in found if who.unit is not None][:1] for alike, found in kept.items()}
    return [who for alike, found in kept.items() for who in dict.fromkeys([*units[alike], *found[:each]])]


def _wrong_for_owner(driver: psycopg.Connection, oracle: Oracle, table: str) -> Iterator[str]:
    """At work on the tables it does everything; otherwise it is nobody."""
    rows = telling_rows(oracle, table)
    everything = {row[key_of(table)] for row in rows}
    found = let_through(driver, table, rows)
    for verb in VERBS:
        if found[verb] != everything:
            yield f"{verb} {table} as the owner at work"
    driver.execute("SET LOCAL hub.upkeep = 'off'")
    yield from differences(driver, oracle, table, [oracle.nobody])
    driver.execute("SET LOCAL hub.upkeep = 'on'")


def columns_asked_for(driver: psycopg.Connection) -> dict[str, Columns]:
    return {table: {each: columns_of(driver, table, each) for each in ("changing", "adding")} for table in TABLES}


def outcomes(driver: psycopg.Connection, copy: Copy, mutant: Mutant | None = None) -> dict[str, str]:
    """What comes of every attempt at the ledger and at prying, with the mutant or as things are."""
    driver.execute("SAVEPOINT mutant")
    if mutant:
        driver.execute(mutant.statement.encode())
    as_web(driver)
    called = names(copy)
    found = {each.name: came_of(driver, each, actor(copy, each.by), called) for each in (*FORGERIES, *LEDGER, *PRYING)}
    driver.execute("ROLLBACK TO SAVEPOINT mutant")
    return found


def noticed(driver: psycopg.Connection, oracle: Oracle, mutant: Mutant, columns: dict[str, Columns]) -> str:
    """What the checks say of the mutant, and nothing when they say nothing. The database is as before."""
    driver.execute("SAVEPOINT mutant")
    try:
        driver.execute(mutant.statement.encode())
        found = (
            wrong_in(driver, oracle, mutant.table, columns[mutant.table])
            if mutant.table
            else wrong_anywhere(driver, oracle, columns)
        )
        return next(found, "")
    except psycopg.Error as error:
        return f"it fails: {error.diag.message_primary}"
    finally:
        driver.execute("ROLLBACK TO SAVEPOINT mutant")
