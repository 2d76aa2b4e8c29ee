"""What names a row's place in the world stands, what has ended stays ended, and the record stands as it was written."""

import psycopg
import pytest
from django.conf import settings
from psycopg import sql

from tests.access.actors import HUB
from tests.access.mutants import of_triggers
from tests.access.probing import say
from tests.access.rows import TABLES

pytestmark = pytest.mark.django_db

# table -> the columns in which no row ever changes. Another line here wants another line in a migration.
STANDS: dict[str, tuple[str, ...]] = {
    # Of these, tenancy and landlord are filled once where they were empty.
    "case": ("public_id", "tenancy_id", "landlord_id", "opened_at"),
    "tenant": ("case_id",),
    "legalevent": ("case_id",),
    "deadline": ("case_id", "event_id"),
    "clockchange": ("case_id", "event_id"),
    "followup": ("case_id", "closing_id", "months", "due_on"),
    "consent": (
        "case_id", "from_agency_id", "to_agency_id", "tenant_id", "categories", "given_on", "purpose", "expires_on",
    ),
    "planpart": ("public_id", "case_id", "agency_id", "ground_id"),
    "disclosure": (
        "part_id", "agency_id", "member_id", "level", "ground_id", "consent_id", "valid_from", "ends_at",
    ),
    "partgrant": ("content_object_id", "group_id", "member_id"),
    "inboxrow": ("agency_id", "part_id"),
    "readmark": ("user_id", "part_id"),
    "representative": ("public_id", "case_id", "from_on", "added_by_id"),
    "caselink": ("public_id", "case_id", "other_id", "kind", "linked_by_id", "linked_at"),
    "tenancy": ("landlord_id",),
    "arrearsrecord": ("landlord_id", "tenancy_id"),
    "arrearslist": ("landlord_id",),
    "tenantnumber": ("tenant_id",),
    "accessrequest": ("public_id", "case_id", "asked_by_id", "purpose", "reason", "asked_at", "expires_at"),
    "emergency": ("public_id", "part_id", "member_id", "purpose", "reason", "begun_at", "ends_at"),
    "pause": ("public_id", "case_id", "reason", "note", "until", "begun_at", "begun_by_id"),
    "visit": ("public_id", "case_id", "planned_by_id", "planned_at"),
    "contactattempt": (
        "public_id", "case_id", "at", "channel", "result", "met_whom", "note", "next_try_on", "by_id", "visit_id",
        "key", "recorded_at", "corrects",
    ),
    "savedfilter": ("public_id", "agency_id", "owner_id", "chosen"),
    "booking": ("public_id", "unit_id", "name", "phone", "wanted_on", "daypart", "about", "booked_by_id", "booked_at"),
    "application": ("public_id", "part_id"),
    "rehousingneed": ("public_id", "case_id"),
    "housingoffer": ("public_id", "case_id"),
    "instalment": ("public_id", "plan_id", "number", "due_on", "amount"),
    "membership": ("user_id", "agency_id", "valid_from"),
    "outbox": ("key", "channel", "recipient_id", "topic", "path", "authorise", "subject_id"),
    "notice": ("recipient_id", "path", "subject_id"),
}  # fmt: skip
ENDED = {
    "legalevent": "withdrawn_at", "deadline": "withdrawn_at", "disclosure": "withdrawn_at",
    "consent": "withdrawn_at", "emergency": "ended_at", "contactattempt": "withdrawn_at", "caselink": "undone_at",
    "representative": "ended_on", "pause": "ended_at",
}  # fmt: skip
# Law that editors word: what the program names in it stands.
LAW: dict[str, tuple[str, ...]] = {
    "legalground": ("code", "needs_consent", "opens_case", "recipients"),
    "deadlinerule": ("code", "trigger", "variant"),
    "processingtime": ("measure",),
    "nextsteprule": ("code",),
}
OTHERWISE = {
    "boolean": "NOT {}", "uuid": "gen_random_uuid()", "date": "{} - 1", "bigint": "coalesce({}, 0) + 1",
    "integer": "coalesce({}, 0) + 1", "timestamp with time zone": "coalesce({}, now()) - interval '1 day'",
    "numeric": "{} + 1", "smallint": "coalesce({}, 0) + 1",
    "character varying": "{} || 'x'", "text": "{} || 'x'", "ARRAY": "'{{other}}'",
}  # fmt: skip


def attempts() -> list[tuple[str, str]]:
    """(table, column) of every change that must be refused: of the row's own number too, for which it is found."""
    columns = [(TABLES[table], column) for table, held in STANDS.items() for column in ("id", *held)]
    columns.remove((TABLES["tenantnumber"], "id"))  # named by its tenant
    return [*columns, *((f"coordination_{table}", column) for table, held in LAW.items() for column in held)]


def undone(driver: psycopg.Connection, statement: sql.Composed) -> str:
    """The SQLSTATE with which it was refused; nothing when it went through."""
    driver.execute("SAVEPOINT attempt")
    try:
        driver.execute(statement)
    except psycopg.Error as error:
        return error.sqlstate or "broken"
    finally:
        driver.execute("ROLLBACK TO SAVEPOINT attempt")
    return ""


def not_held(driver: psycopg.Connection) -> list[str]:
    """What the hub itself, with every verb, could still do to what must stand."""
    driver.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(settings.WEB_ROLE)))
    say(driver, HUB.word)
    found = [
        f"{table}.{column}" for table, column in attempts() if undone(driver, changed(driver, table, column)) != "23514"
    ]
    for table, column in ENDED.items():
        again = sql.SQL("UPDATE {} SET {column} = NULL WHERE {column} IS NOT NULL")
        if undone(driver, again.format(sql.Identifier(TABLES[table]), column=sql.Identifier(column))) != "23514":
            found.append(f"{table}.{column} is undone")
    for statement in ("UPDATE audit_auditevent SET why = why", "DELETE FROM audit_auditevent"):
        found += [statement] if undone(driver, sql.SQL(statement).format()) != "42501" else []
    found += _told_otherwise(driver)
    driver.execute("RESET ROLE")
    return found


def changed(driver: psycopg.Connection, table: str, column: str) -> sql.Composed:
    kind = driver.execute(
        "SELECT data_type FROM information_schema.columns WHERE table_name = %s AND column_name = %s", [table, column]
    ).fetchone()
    assert kind is not None, (table, column)
    named = sql.Identifier(column)
    return sql.SQL("UPDATE {} SET {} = {}").format(
        sql.Identifier(table), named, sql.SQL(OTHERWISE[kind[0]]).format(named)
    )


def _told_otherwise(driver: psycopg.Connection) -> list[str]:
    """The record's clock is the database's; a superuser is made by the owner alone, and no account takes another's
    number."""
    driver.execute("SAVEPOINT attempt")
    driver.execute(
        "INSERT INTO audit_auditevent (at, verb, object_type, details, persons, why)"
        " VALUES ('2000-01-01', 'read', 'x', '{}', '{}', '')"
    )
    backdated = driver.execute("SELECT 1 FROM audit_auditevent WHERE at < '2001-01-01'").fetchone()
    driver.execute("ROLLBACK TO SAVEPOINT attempt")
    crowned = undone(driver, sql.SQL("UPDATE accounts_user SET is_superuser = true").format()) != "42501"
    changed_places = undone(driver, sql.SQL("UPDATE accounts_user SET id = -id").format()) != "42501"
    found = {"the record's clock": backdated, "a superuser": crowned, "another's account": changed_places}
    return [what for what, is_so in found.items() if is_so]


@pytest.fixture
def laboratory(copy):
    """The owner's connection, in which the web role has every verb on every table: the triggers stand alone."""
    with copy.connect() as driver:
        # Something must have ended, in every table where it can.
        for table in ("coordination_emergency", "coordination_pause"):
            driver.execute(f"UPDATE {table} SET ended_at = now() WHERE ended_at IS NULL")
        driver.execute(
            sql.SQL("GRANT ALL ON ALL TABLES IN SCHEMA public TO {}").format(sql.Identifier(settings.WEB_ROLE))
        )
        yield driver


def test_what_stands_is_changed_by_nobody(laboratory):
    assert not_held(laboratory) == []


@pytest.mark.slow
def test_no_mutant_of_a_trigger_survives(laboratory):
    survivors = []
    for mutant in of_triggers(laboratory):
        laboratory.execute("SAVEPOINT mutant")
        laboratory.execute(mutant.statement.encode())
        survivors += [] if not_held(laboratory) else [mutant.name]
        laboratory.execute("ROLLBACK TO SAVEPOINT mutant")
    assert survivors == []
