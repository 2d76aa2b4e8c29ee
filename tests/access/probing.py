"""Trying every verb on every row, as an actor, in the database itself: to hold against the oracle.

Each attempt is undone before the next. A row counts as let through unless the database refuses it for want of a right,
or does not find it: that an id is taken, say, is found out after the policies have let the row pass.
"""

import json
from collections.abc import Iterable, Iterator

import psycopg
from psycopg import sql

from tests.access.actors import Actor
from tests.access.oracle import VERBS, Oracle
from tests.access.rows import TABLES, Row, key_of

TRY = """
DO $try$
DECLARE
    attempt jsonb;
    found integer;
    inserted bigint[] := '{{}}';
    updated bigint[] := '{{}}';
    deleted bigint[] := '{{}}';
BEGIN
    FOR attempt IN SELECT jsonb_array_elements({rows}::jsonb) LOOP
        BEGIN
            INSERT INTO {table} SELECT * FROM jsonb_populate_record(NULL::{table}, attempt);
            RAISE EXCEPTION 'undone';
        EXCEPTION WHEN insufficient_privilege THEN NULL;
            WHEN OTHERS THEN inserted := inserted || (attempt ->> {key_name})::bigint;
        END;
        BEGIN
            UPDATE {table} SET {key} = {key} WHERE {key} = (attempt ->> {key_name})::bigint;
            GET DIAGNOSTICS found = ROW_COUNT;
            IF found > 0 THEN RAISE EXCEPTION 'undone'; END IF;
        EXCEPTION WHEN insufficient_privilege THEN NULL;
            WHEN OTHERS THEN updated := updated || (attempt ->> {key_name})::bigint;
        END;
        BEGIN
            DELETE FROM {table} WHERE {key} = (attempt ->> {key_name})::bigint;
            GET DIAGNOSTICS found = ROW_COUNT;
            IF found > 0 THEN RAISE EXCEPTION 'undone'; END IF;
        EXCEPTION WHEN insufficient_privilege THEN NULL;
            WHEN OTHERS THEN deleted := deleted || (attempt ->> {key_name})::bigint;
        END;
    END LOOP;
    PERFORM set_config('probe.found', jsonb_build_object(
        'insert', inserted, 'update', updated, 'delete', deleted)::text, true);
END $try$
"""


def say(driver: psycopg.Connection, word: str) -> None:
    """From here on the transaction acts as whom the word names."""
    driver.execute("SELECT set_config('hub.identity', %s, true)", [word])


def let_through(driver: psycopg.Connection, table: str, rows: Iterable[Row]) -> dict[str, set[int]]:
    """verb -> ids of the rows that whoever the connection acts as may read, add again, store again, delete."""
    named, key = sql.Identifier(TABLES[table]), key_of(table)
    asked = {row[key] for row in rows}
    read = driver.execute(sql.SQL("SELECT {} FROM {}").format(sql.Identifier(key), named)).fetchall()
    attempt = sql.SQL(TRY).format(
        rows=sql.Literal(json.dumps(list(rows))), table=named, key=sql.Identifier(key), key_name=sql.Literal(key)
    )
    driver.execute(attempt)
    told = driver.execute("SELECT current_setting('probe.found')::jsonb").fetchone()
    assert told is not None
    return {"read": {row[0] for row in read} & asked, **{verb: set(ids) for verb, ids in told[0].items()}}


def differences(
    driver: psycopg.Connection, oracle: Oracle, table: str, actors: Iterable[Actor], role: str = ""
) -> Iterator[str]:
    """Where database and oracle disagree; `role`: "web" or "worker", for its verbs. Else all of them."""
    rows = telling_rows(oracle, table)
    ids = {row[key_of(table)] for row in rows}
    for actor in actors:
        say(driver, actor.word)
        found = let_through(driver, table, rows)
        for verb in VERBS:
            wanted = oracle.as_role(role, verb, table, actor) if role else oracle.may(verb, table, actor)
            if found[verb] != wanted & ids:
                more, fewer = found[verb] - wanted, wanted & ids - found[verb]
                yield f"{verb} {table} as {actor}: {more} too many, {fewer} too few"


def telling_rows(oracle: Oracle, table: str, each: int = 2) -> list[Row]:
    """At most so many of all rows that the oracle treats alike, whoever comes: the rest would tell nothing more."""
    kept: dict[tuple[object, ...], list[Row]] = {}
    for row in oracle.world.rows(table):
        kept.setdefault(oracle.treatment(table, row), []).append(row)
    return [row for alike in kept.values() for row in alike[:each]]
