"""The owner shapes the database; the web role only gets in."""

from dataclasses import replace

import psycopg
import pytest
from psycopg import errors

from hub.run import prepared, roles
from hub.run.database_url import DatabaseURL
from hub.run.say import CannotGoOn


def run(url: DatabaseURL, *statements: str) -> None:
    with psycopg.connect(**url.connect_arguments(), autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize(
    "statement",
    ["CREATE TABLE mine ()", "CREATE TEMP TABLE mine ()", "CREATE SCHEMA mine", "ALTER TABLE theirs ADD x int"],
)
def test_the_web_role_cannot_change_the_shape_of_the_database(scratch, tmp_path, statement):
    run(scratch, "CREATE TABLE theirs ()")
    web = roles.make_web_role(scratch, tmp_path).web
    with pytest.raises(errors.InsufficientPrivilege):
        run(web, statement)


def test_making_it_again_keeps_its_password(scratch, tmp_path):
    made = roles.make_web_role(scratch, tmp_path)
    assert made.web.user == f"{scratch.name}_web"
    assert roles.make_web_role(scratch, tmp_path) == made


def test_a_role_whose_password_was_lost_gets_a_new_one(scratch, tmp_path):
    roles.make_web_role(scratch, tmp_path / "lost")
    run(roles.make_web_role(scratch, tmp_path).web, "SELECT 1")


def test_a_role_that_vanished_is_made_again(scratch, tmp_path):
    web = roles.make_web_role(scratch, tmp_path).web
    run(
        scratch,
        f"REVOKE ALL ON DATABASE {scratch.name} FROM {web.user}",
        f"REVOKE ALL ON SCHEMA public FROM {web.user}",
    )
    run(scratch, f"DROP ROLE {web.user}")
    assert roles.make_web_role(scratch, tmp_path).web == web


def test_nobody_else_gets_into_the_database(scratch, tmp_path):
    roles.make_web_role(scratch, tmp_path)
    with psycopg.connect(**scratch.connect_arguments()) as connection:
        row = connection.execute("SELECT datacl::text FROM pg_database WHERE datname = current_database()").fetchone()
    assert not any(entry.startswith(("{=", "=")) for entry in row[0].split(","))


def test_an_owner_who_may_make_no_roles_is_told_of_web_database_url(scratch, tmp_path):
    web = roles.make_web_role(scratch, tmp_path).web
    run(scratch, f"GRANT CREATE ON SCHEMA public TO {web.user}")
    with pytest.raises(CannotGoOn, match=f"{web.user} of DATABASE_URL may not make .* name it in WEB_DATABASE_URL"):
        roles.make_web_role(web, tmp_path / "elsewhere")


def test_a_web_role_that_could_change_the_shape_is_refused(scratch, tmp_path):
    with pytest.raises(CannotGoOn, match="may change the shape of the database"):
        roles.make_web_role(scratch, tmp_path, given=str(scratch))


def test_a_web_role_given_by_name_is_let_in(scratch, tmp_path):
    web = roles.make_web_role(scratch, tmp_path).web
    run(scratch, f"REVOKE ALL ON DATABASE {scratch.name} FROM {web.user}")
    assert roles.make_web_role(scratch, tmp_path / "elsewhere", given=str(web)).web == web
    run(web, "SELECT 1")


def test_a_server_that_refuses_is_told_in_one_line_without_the_password(scratch):
    wrong = replace(scratch, name="nowhere", password=scratch.password or "geheim")
    missing = pytest.raises(CannotGoOn, match=r'cannot be reached .*database "nowhere" does not exist')
    with missing as refusal, roles.connected(wrong, "It"):
        pass
    assert "\n" not in str(refusal.value)
    assert wrong.password not in str(refusal.value)


def test_a_database_is_ready_for_the_code_that_filled_it_only(scratch, tmp_path, monkeypatch):
    addresses = roles.make_web_role(scratch, tmp_path)
    assert not prepared.is_prepared(addresses)
    run(scratch, "CREATE TABLE django_migrations ()")
    prepared.note(addresses)
    assert prepared.is_prepared(addresses)
    monkeypatch.setattr(prepared, "SOURCES", ("constraints.txt",))
    assert not prepared.is_prepared(addresses)


def test_starting_over_empties_a_demo_and_nothing_else(scratch, tmp_path):
    addresses = roles.make_web_role(scratch, tmp_path)
    prepared.empty(scratch)
    run(scratch, "CREATE TABLE django_migrations ()")
    with pytest.raises(CannotGoOn, match="was not made by `make run`"):
        prepared.empty(scratch)
    prepared.note(addresses)
    with pytest.raises(CannotGoOn, match="may not empty"):
        prepared.empty(addresses.web)
    prepared.empty(scratch)
    with pytest.raises(errors.UndefinedTable):
        run(scratch, "SELECT FROM django_migrations")
