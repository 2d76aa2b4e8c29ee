"""Which database, and as whom, a command run by hand gets."""

import contextlib
import os

import pytest

from hub.run import by_hand, embedded, passwords, roles
from hub.run.database_url import DatabaseURL

OWNER = DatabaseURL.parse("postgresql://hub:o@db/hub")
WEB = DatabaseURL.parse("postgresql://hub_web:w@db/hub")


@pytest.fixture(autouse=True)
def environment(monkeypatch, tmp_path):
    for name in ("DATABASE_URL", "WEB_DATABASE_URL", "HUB_WEB_ROLE", "HUB_DATABASE_CHOSEN"):
        # Set first, so that what the command sets is put back too.
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("HUB_DATA", str(tmp_path))
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "hub.settings.development")
    monkeypatch.setattr(embedded, "running", lambda data: contextlib.nullcontext(roles.Addresses(OWNER, WEB)))
    monkeypatch.setattr(by_hand.signal, "signal", lambda *_: None)
    return monkeypatch


def chosen(*argv: str) -> str:
    with by_hand.database_for(["manage.py", *argv]):
        return os.environ["DATABASE_URL"]


def test_most_commands_connect_as_the_web_role():
    assert chosen("import_arrears", "list.csv") == str(WEB)
    assert os.environ["HUB_WEB_ROLE"] == "hub_web"


def test_what_changes_the_shape_connects_as_the_owner():
    assert chosen("migrate") == str(OWNER)


@pytest.mark.parametrize("argv", [("check",), ("migrate", "--help"), ()])
def test_what_needs_no_database_starts_none(argv):
    assert chosen(*argv) == ""


def test_a_named_database_is_used_as_the_web_role_that_the_set_up_made(environment, tmp_path):
    environment.setenv("DATABASE_URL", str(OWNER))
    word = passwords.made(tmp_path, roles.password_key(OWNER))
    assert chosen("import_arrears") == str(OWNER.as_role("hub_web", word))
    environment.setenv("DATABASE_URL", str(OWNER))
    assert chosen("migrate") == str(OWNER)


def test_a_named_database_without_a_web_role_yet_is_used_as_it_is(environment):
    environment.setenv("DATABASE_URL", str(OWNER))
    assert chosen("import_arrears") == str(OWNER)


@pytest.mark.parametrize(
    ("name", "value"), [("HUB_DATABASE_CHOSEN", "1"), ("DJANGO_SETTINGS_MODULE", "hub.settings.production")]
)
def test_an_address_chosen_for_the_process_and_productions_stay(environment, name, value):
    environment.setenv("DATABASE_URL", str(OWNER))
    environment.setenv("WEB_DATABASE_URL", str(WEB))
    environment.setenv(name, value)
    assert chosen("import_arrears") == str(OWNER)
