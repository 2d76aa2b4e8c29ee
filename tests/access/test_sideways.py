"""What takes two questions or two connections: does the answer differ where it must not?"""

import psycopg
import pytest
from django.conf import settings
from psycopg import sql

from tests.access.attempts import actor
from tests.access.naming import names
from tests.access.probing import say

pytestmark = pytest.mark.django_db
MISSING = 999_999
# An INSERT or UPDATE that names an id, by whom, and an id that there is and is not theirs to know.
GUESSES: dict[str, tuple[str, str, str]] = {
    "a part, by a mark that one has read it": (
        "kmp",
        "INSERT INTO coordination_readmark (user_id, part_id, read_until) VALUES ({kmp_user}, {guess}, now())",
        "their_part",
    ),
    "a tenancy, by arrears on it": (
        "fjordparken_clerk",
        ("INSERT INTO coordination_arrearsrecord (public_id, tenants, phone, email, balance, delivery_method, status,"
        " fingerprint, created_at, changed_at, landlord_id, tenancy_id) VALUES (gen_random_uuid(), '{{}}', '', '', 1,"
        " '', '', '', now(), now(), {fjordparken_clerk_agency}, {guess})"),
        "their_tenancy",
    ),
    "a consent, by a part that rests on it": (
        "ydelse",
        "UPDATE coordination_planpart SET consent_id = {guess} WHERE id = {help_part}",
        "outlived",
    ),
    "a part, by an entry in it": (
        "ydelse",
        ("INSERT INTO coordination_entry (public_id, kind, audience, body, event, created_at, agency_id, author_id,"
        " part_id) VALUES (gen_random_uuid(), 'message', 'part', '', '', now(),"
            " {ydelse_agency}, {ydelse_user}, {guess})"),
        "landlord_part",
    ),
    "a case, by a part in it": (
        "other_unit",
        ("INSERT INTO coordination_planpart (public_id, measure, asked, status, decline_reason, decline_note, result,"
        " result_note, created_at, version, agency_id, case_id, ground_id) VALUES (gen_random_uuid(), 'other', '',"
        " 'asked', '', '', '', '', now(), 1, {ydelse_agency}, {guess}, {coordination})"),
        "mine",
    ),
    "a consent, by a line on it": (
        "anne",
        ("INSERT INTO coordination_disclosure (public_id, level, valid_from, agency_id, consent_id, ground_id, part_id,"
        " ended_because, ends_at) VALUES (gen_random_uuid(), 'read_planpart', now(), {lindehoej_clerk_agency}, {guess},"
        " {consent_ground}, {their_part}, '', now())"),
        "held",
    ),
}  # fmt: skip


def said_of(driver: psycopg.Connection, statement: str) -> tuple[str | None, str | None]:
    """What the server says of it, with the foreign keys asked at once."""
    try:
        driver.execute("SET CONSTRAINTS ALL IMMEDIATE")
        driver.execute(statement.encode())
    except psycopg.Error as error:
        return error.sqlstate, error.diag.message_primary
    finally:
        driver.rollback()
    return None, None


@pytest.mark.parametrize("guess", GUESSES)
def test_an_id_that_is_another_s_fails_as_one_that_is_nobody_s(copy, guess):
    by, statement, existing = GUESSES[guess]
    called = names(copy)
    answers = []
    with copy.connect("web") as driver:
        for number in (called[existing], MISSING):
            say(driver, actor(copy, by).word)
            answers.append(said_of(driver, statement.format(**{**called, "guess": number})))
    assert answers[0] == answers[1]
    assert answers[0][0] == "42501"


def test_a_word_that_another_session_has_said_is_not_shown_to_this_one(copy):
    word = actor(copy, "anne").word
    with copy.connect("web") as one, copy.connect("web") as other:
        say(one, word)
        one.execute("SELECT count(*) FROM coordination_case")
        shown = other.execute("SELECT coalesce(string_agg(query, ' '), '') FROM pg_stat_activity").fetchone()
        kept = other.execute("SELECT count(*) FROM pg_prepared_statements").fetchone()
    assert shown is not None
    assert word.rsplit(":", 1)[1] not in shown[0]
    assert kept == (0,)


def test_a_word_that_was_said_ends_with_the_transaction(copy):
    with copy.connect("web") as driver:
        say(driver, actor(copy, "anne").word)
        driver.commit()
        assert driver.execute("SELECT count(*) FROM coordination_case").fetchone() == (0,)


@pytest.mark.parametrize("statement", ["CREATE DATABASE own", "ALTER SYSTEM SET log_statement = 'all'"])
@pytest.mark.parametrize("role", ["web", "worker"])
def test_what_runs_outside_transactions_is_refused_too(copy, role, statement):
    with copy.connect(role) as driver:
        driver.autocommit = True
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            driver.execute(statement.encode())
        driver.autocommit = False


def test_the_worker_deletes_as_retention_nothing_that_the_hub_has_not_told_it_to(copy):
    with copy.connect("worker") as driver:
        say(driver, actor(copy, "anne").word)
        driver.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(settings.ROLES["retention"])))
        for table in ("coordination_entry", "audit_auditevent", "coordination_case"):
            assert driver.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table))).rowcount == 0
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            driver.execute("SELECT count(*) FROM django_session")


@pytest.mark.parametrize(
    ("column", "low", "high"), [("name", "A", "Z"), ("name", "Mette Skovgaard-Holm", "Xenia Xu"), ("phone", "1", "3")]
)
@pytest.mark.parametrize("compared", ["<", "=", "LIKE"])
def test_the_planner_s_estimate_tells_nothing_of_names(copy, column, low, high, compared):
    with copy.connect("web") as driver:
        estimates = [
            driver.execute(
                f"EXPLAIN (FORMAT JSON) SELECT 1 FROM coordination_tenant WHERE {column} {compared} '{value}'".encode()
            ).fetchone()
            for value in (low, high)
        ]
    rows = [found[0][0]["Plan"]["Plan Rows"] for found in estimates if found]
    assert rows[0] == rows[1]
