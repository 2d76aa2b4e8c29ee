"""Changes that would make a row another's: each column that a policy asks for is set to what other rows have in it.

Without WHERE, so that a policy on reading does not stand in for the one on changing.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import psycopg
from psycopg import sql

from tests.access import law
from tests.access.actors import Actor
from tests.access.oracle import Oracle
from tests.access.probing import say
from tests.access.rows import TABLES, Row

# value by value: how many rows it reached; -1 when it was refused, -2 when another constraint spoke first.
MOVE = """
DO $move$
DECLARE
    value jsonb;
    reached integer;
    found jsonb := '[]';
BEGIN
    FOR value IN SELECT jsonb_array_elements({values}::jsonb) LOOP
        BEGIN
            UPDATE {table} SET {column} = {said};
            GET DIAGNOSTICS reached = ROW_COUNT;
            RAISE EXCEPTION 'undone' USING ERRCODE = 'HUB00';
        EXCEPTION WHEN insufficient_privilege THEN reached := -1;
            WHEN SQLSTATE 'HUB00' THEN NULL;
            WHEN OTHERS THEN reached := -2;
        END;
        found := found || to_jsonb(reached);
    END LOOP;
    PERFORM set_config('probe.found', found::text, true);
END $move$
"""
WIPE = """
DO $wipe$
DECLARE
    reached integer;
BEGIN
    BEGIN
        DELETE FROM {table};
        GET DIAGNOSTICS reached = ROW_COUNT;
        RAISE EXCEPTION 'undone' USING ERRCODE = 'HUB00';
    EXCEPTION WHEN SQLSTATE 'HUB00' THEN NULL;
    END;
    PERFORM set_config('probe.found', jsonb_build_array(reached)::text, true);
END $wipe$
"""
ADD = """
DO $add$
DECLARE
    attempt jsonb;
    found jsonb := '[]';
BEGIN
    FOR attempt IN SELECT jsonb_array_elements({rows}::jsonb) LOOP
        BEGIN
            INSERT INTO {table} SELECT * FROM jsonb_populate_record(NULL::{table}, attempt);
            RAISE EXCEPTION 'undone';
        EXCEPTION WHEN insufficient_privilege THEN found := found || to_jsonb(false);
            WHEN OTHERS THEN found := found || to_jsonb(true);
        END;
    END LOOP;
    PERFORM set_config('probe.found', found::text, true);
END $add$
"""
# What a column refers to, beside what other rows have in it.
REFERS = {
    "part_id": "planpart", "content_object_id": "planpart", "case_id": "case", "consent_id": "consent",
    "replaces_id": "consent", "tenancy_id": "tenancy", "last_list_id": "arrearslist", "event_id": "legalevent",
    "agency_id": "agency", "to_agency_id": "agency", "landlord_id": "agency", "unit_id": "agency",
    "tenant_id": "tenant", "user_id": "user", "author_id": "user", "recipient_id": "membership",
    "disclosed_by_id": "membership", "moved_by_id": "membership", "closed_by_id": "membership",
    "closing_id": "closing", "by_id": "membership",
    "other_id": "case", "linked_by_id": "membership", "added_by_id": "membership", "withdrawn_by_id": "membership",
    "answered_by_id": "membership", "undone_by_id": "membership", "handled_by_id": "membership",
    "recorded_by_id": "membership", "to_id": "membership", "who_id": "user", "guarantee_id": "guarantee",
    "ground_id": "ground",
}  # fmt: skip
MOST = 6
# A column that is no policy's business, given its default; of most tables the id.
NEUTRAL = {"tenantnumber": "recorded_at"}


def columns_of(driver: psycopg.Connection, table: str, policy: str) -> list[str]:
    """The columns that the table's policy mentions."""
    said = driver.execute(
        "SELECT coalesce(qual, '') || coalesce(with_check, '') FROM pg_policies"
        " WHERE tablename = %s AND policyname = %s",
        [TABLES[table], policy],
    ).fetchone()
    columns = driver.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND column_name LIKE '%%\\_id'",
        [TABLES[table]],
    )
    return [column for (column,) in columns.fetchall() if said and re.search(rf"\b{column}\b", said[0])]


def wrong_moves(
    driver: psycopg.Connection, oracle: Oracle, table: str, columns: Iterable[str], actors: Iterable[Actor]
) -> Iterator[str]:
    """Where an UPDATE of one column reaches other rows than the oracle says, or is refused otherwise."""
    for actor in actors:
        say(driver, actor.word)
        rows = [row for row in oracle.world.rows(table) if oracle.changes(table, actor, row)]
        for column in (NEUTRAL.get(table, "id"), *columns):
            values = _values(oracle, table, column) if column in columns else [None]
            for value, found in zip(values, _moved(driver, table, column, values), strict=True):
                fine = _fine(oracle, table, actor, rows, {column: value} if column in columns else {})
                # Another constraint speaks first only where a row has got past the policies.
                if found != (len(rows) if fine == len(rows) else -1) and not (found == -2 and fine):
                    yield f"{table}.{column} := {value} as {actor.who}: {found}, should be {fine} of {len(rows)}"


def wrong_additions(
    driver: psycopg.Connection, oracle: Oracle, table: str, columns: Iterable[str], actors: Iterable[Actor]
) -> Iterator[str]:
    """Where an INSERT of a row that refers to others is let through against the oracle, or refused."""
    first = list({str(oracle.treatment(table, row)): row for row in oracle.world.rows(table)}.values())[:4]
    rows = [{**row, column: v} for row in first for column in columns for v in _values(oracle, table, column)]
    for actor in actors if rows else ():
        say(driver, actor.word)
        _run(driver, ADD, table, rows=json.dumps(rows))
        for row, found in zip(rows, _found(driver), strict=True):
            if found != oracle.allows("insert", table, actor, row):
                yield f"insert {table} as {actor.who}: {found} for {row}"


def wrong_wipes(driver: psycopg.Connection, oracle: Oracle, table: str, actors: Iterable[Actor]) -> Iterator[str]:
    """Where a DELETE of everything reaches other rows than the oracle says."""
    for actor in actors:
        say(driver, actor.word)
        _run(driver, WIPE, table)
        should = sum(oracle.deletes(table, actor, row) for row in oracle.world.rows(table))
        if _found(driver) != [should]:
            yield f"delete all of {table} as {actor.who}: {_found(driver)}, should be {should}"


def _fine(oracle: Oracle, table: str, actor: Actor, rows: list[Row], changed: Row) -> int:
    """How many of the rows may become what they would."""
    become = [{**row, **changed} for row in rows]
    return sum(
        not law.is_broken(oracle.world, "update", table, row) and oracle.becomes(table, actor, row) for row in become
    )


def _values(oracle: Oracle, table: str, column: str) -> list[Any]:
    """Some of what there is, from both ends: the first and the last are seldom the same agency's."""
    seen = {row[column]: None for row in oracle.world.rows(table)} | dict.fromkeys(
        oracle.world.tables.get(REFERS.get(column, ""), ())
    )
    values = list(seen)
    return values if len(values) <= MOST else [*values[: MOST // 2], *values[-MOST // 2 :]]


def _moved(driver: psycopg.Connection, table: str, column: str, values: list[Any]) -> list[int]:
    # Without a look at the row, which a policy on reading would have to allow.
    fresh = sql.SQL("DEFAULT")
    said = sql.SQL("(jsonb_populate_record(NULL::{table}, jsonb_build_object({name}, value))).{column}").format(
        table=sql.Identifier(TABLES[table]), name=sql.Literal(column), column=sql.Identifier(column)
    )
    _run(driver, MOVE, table, values=json.dumps(values), column=column, said=fresh if values == [None] else said)
    return _found(driver)


def _run(driver: psycopg.Connection, block: str, table: str, column: str = "", said: Any = None, **data: str) -> None:
    names = {"table": sql.Identifier(TABLES[table]), "said": said, "column": sql.Identifier(column or "id")}
    literals = {name: sql.Literal(text) for name, text in data.items()}
    driver.execute(sql.SQL(block).format(**names, **literals))


def _found(driver: psycopg.Connection) -> list[Any]:
    told = driver.execute("SELECT current_setting('probe.found')::jsonb").fetchone()
    assert told is not None
    return list(told[0])
