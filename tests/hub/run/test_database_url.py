"""Reading DATABASE_URL, and writing one for a child process."""

import pytest

from hub.run.database_url import DatabaseURL
from hub.run.say import CannotGoOn
from hub.settings.databases import WHEN_ASKED, databases


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://hub:s%40cret%2F@db.example.invalid:6432/hub_live?sslmode=require",
        "postgresql://hub@localhost/hub",
        "postgresql://hub@[::1]:5432/hub",
        "postgresql://hub:word@/hub?host=%2Ftmp%2Fhub-1",
    ],
)
def test_an_address_survives_reading_and_writing(text):
    assert str(DatabaseURL.parse(text)) == text


def test_every_piece_is_read():
    url = DatabaseURL.parse("postgres://o%40k:p%3Aw@db:6432/hub?sslmode=require&host=/run/pg")
    assert (url.user, url.password, url.host, url.port, url.name) == ("o@k", "p:w", "/run/pg", 6432, "hub")
    assert url.connect_arguments() == {
        "connect_timeout": "5",
        "dbname": "hub",
        "user": "o@k",
        "password": "p:w",
        "host": "/run/pg",
        "port": "6432",
        "sslmode": "require",
    }


@pytest.mark.parametrize("text", ["mysql://a/b", "postgresql://host", "hub", "postgresql://u:geheim@h:port/x"])
def test_what_is_no_postgresql_address_is_refused_without_repeating_it(text):
    with pytest.raises(CannotGoOn) as refusal:
        DatabaseURL.parse(text)
    assert "geheim" not in str(refusal.value)


def test_the_password_stays_out_of_messages():
    url = DatabaseURL.parse("postgresql://hub:geheim@db/hub")
    assert "geheim" not in url.without_password() + repr(url)


def test_django_connects_to_the_address_of_its_process(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://web:word@db:6432/hub?sslmode=require")
    monkeypatch.delenv("HUB_UPKEEP", raising=False)
    default = databases()["default"]
    assert [default[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "hub",
        "web",
        "word",
        "db",
        "6432",
    ]
    assert default["OPTIONS"] == {"sslmode": "require", "connect_timeout": "5", "prepare_threshold": WHEN_ASKED}


def test_the_owner_at_work_on_the_tables_says_so_to_the_policies(monkeypatch):
    monkeypatch.setenv("HUB_UPKEEP", "1")
    assert databases()["default"]["OPTIONS"]["options"].endswith("-c hub.upkeep=on")


def test_without_an_address_django_starts_and_finds_no_server(monkeypatch):
    monkeypatch.delenv("DATABASE_URL")
    assert databases()["default"]["HOST"] == "/nonexistent"


@pytest.mark.parametrize(("said", "prepares"), [(None, True), ("1", True), ("0", False)])
def test_a_pooler_that_loses_prepared_statements_is_spared_them(monkeypatch, said, prepares):
    monkeypatch.delenv("HUB_PREPARE", raising=False)
    if said is not None:
        monkeypatch.setenv("HUB_PREPARE", said)
    assert ("prepare_threshold" in databases()["default"]["OPTIONS"]) is prepares
