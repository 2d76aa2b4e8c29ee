"""The embedded PostgreSQL, started for real on a folder of its own."""

import os
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest
from psycopg import errors

from hub.run import embedded, postgres, programs, roles
from hub.run.accounts import Account, postgres_account
from hub.run.say import DISK_FULL, CannotGoOn

NOBODY = postgres_account()


def asked(addresses: roles.Addresses, query: str) -> object:
    with roles.connected(addresses.web, "It") as connection:
        row = connection.execute(query.encode()).fetchone()
    return row[0] if row else None


def test_it_keeps_its_data_and_knows_danish(folder):
    with embedded.running(folder) as addresses, roles.connected(addresses.owner, "It") as connection:
        connection.execute("CREATE TABLE kept AS SELECT to_tsvector('danish', 'udsættelser')::text AS word")
        connection.execute(f"GRANT SELECT ON kept TO {addresses.web.user}")
    with embedded.running(folder) as addresses:
        assert asked(addresses, "SELECT word FROM kept") == "'udsæt':1"
    with pytest.raises(CannotGoOn, match="cannot be reached"):
        asked(addresses, "SELECT 1")


def test_a_second_command_joins_the_server_that_runs(folder):
    with embedded.running(folder, keep=False) as first:
        with embedded.running(folder, keep=False) as second:
            assert asked(second, "SELECT current_user::text") == "hub_web"
        assert asked(first, "SELECT 1") == 1


def test_it_listens_on_a_closed_socket_only(folder):
    with embedded.running(folder) as addresses:
        assert asked(addresses, "SELECT current_setting('listen_addresses')") == ""
        assert Path(addresses.web.host).stat().st_mode & 0o077 == 0
    assert not Path(addresses.web.host).exists()


def test_what_failed_is_logged_without_what_was_to_be_stored(folder):
    with embedded.running(folder, keep=False) as addresses, roles.connected(addresses.owner, "It") as connection:
        connection.execute("CREATE TABLE told (words text UNIQUE)")
        for _ in range(2):
            with suppress(errors.UniqueViolation):
                connection.execute("INSERT INTO told VALUES ('Mette Sommerlund')")
    log = (folder / "log" / "postgres.log").read_text()
    assert "duplicate key" in log
    assert "Mette" not in log


def test_a_note_of_a_server_that_is_gone_does_not_hinder(folder):
    with embedded.running(folder, keep=False):
        notes = (folder / "postgres/postmaster.pid").read_text().splitlines()
    notes[0] = str(os.getpid())
    (folder / "postgres/postmaster.pid").write_text("\n".join(notes))
    with embedded.running(folder, keep=False) as addresses:
        assert asked(addresses, "SELECT 1") == 1


def test_a_server_whose_starter_vanished_is_ended_first(folder):
    with embedded.running(folder, keep=False):
        left = embedded.server(folder, keep=False)
        left._end_leftover()
        left.start()
        left.stop()


def test_an_interrupted_beginning_is_begun_again(folder):
    (folder / "postgres.new").mkdir(parents=True)
    (folder / "postgres.new/half").write_text("made")
    folder.chmod(0o711)
    with embedded.running(folder, keep=False) as addresses:
        assert asked(addresses, "SELECT 1") == 1


def test_a_socket_folder_of_somebody_else_is_not_used(folder, monkeypatch, tmp_path):
    monkeypatch.setattr(postgres, "SOCKETS", tmp_path)
    server = embedded.server(folder)
    squatted = server._socket_folder()
    squatted.chmod(0o755)
    with pytest.raises(CannotGoOn, match="belongs to somebody else"):
        server._socket_folder()


@pytest.mark.parametrize(
    ("log", "why"),
    [
        ("PANIC:  could not write to file: No space left on device\n", DISK_FULL),
        ("2026 UTC [7] FATAL:  data directory has wrong ownership\n", "FATAL:  data directory has wrong ownership"),
    ],
)
def test_it_tells_why_it_did_not_start(folder, log, why):
    server = embedded.server(folder)
    server.log.write_text(log)
    assert server._complaint() == why


def test_data_of_no_server_at_all_is_told(folder):
    server = embedded.server(folder)
    (folder / "postgres").mkdir()
    (folder / "postgres/PG_VERSION").write_text("9.6")
    if NOBODY:
        NOBODY.own(folder / "postgres")
    with pytest.raises(CannotGoOn, match="PostgreSQL did not start: "):
        embedded.bring_up(server, folder)


def test_an_ordinary_user_runs_it_as_themselves(monkeypatch, tmp_path):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert postgres_account() is None
    assert programs.usable_by(None, tmp_path) == programs.installed() / programs.PACKAGE / programs.VERSION / "bin"


def test_root_that_may_not_become_another_user_is_told_what_to_do(monkeypatch):
    def refuse(*arguments: object, **options: object) -> None:
        raise PermissionError

    monkeypatch.setattr(subprocess, "run", refuse)
    with pytest.raises(CannotGoOn, match="start as an ordinary user, or name a server in DATABASE_URL"):
        Account(65534, 65534).can("test -x", Path("/"))


def test_a_machine_without_an_unprivileged_user_is_told(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr("hub.run.accounts.UNPRIVILEGED", "no-such-user")
    with pytest.raises(CannotGoOn, match="no user `no-such-user`"):
        postgres_account()


def test_a_missing_wheel_is_told(monkeypatch):
    monkeypatch.setattr(programs, "PACKAGE", "no_such_wheel")
    with pytest.raises(CannotGoOn, match="PostgreSQL is not installed here"):
        programs.installed()
