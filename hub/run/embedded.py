"""The PostgreSQL that the hub brings along, used where no DATABASE_URL names a server."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from hub.run import locks, passwords, programs, roles
from hub.run.accounts import Account, postgres_account
from hub.run.database_url import DatabaseURL
from hub.run.paths import made, made_data
from hub.run.postgres import SUPERUSER, Postgres

OWNER = DATABASE = "hub"
# Where root keeps a data folder that the unprivileged user cannot reach below the checkout (/root is closed).
ELSEWHERE = Path("/var/lib/boligsocial-hub")


def server(data: Path, *, keep: bool = True) -> Postgres:
    """The embedded server of one data folder, not started."""
    account = postgres_account()
    made_data(data)
    home = _home(data, account)
    found = programs.usable_by(account, home / "postgres-programs")
    return Postgres(home / "postgres", found, account, made(data / "log") / "postgres.log", keep=keep)


def bring_up(postgres: Postgres, data: Path) -> roles.Addresses:
    """Start the server and see to its database and roles. The caller holds the lock and stops it."""
    password = passwords.known_or_made(data, SUPERUSER)
    postgres.initialise(password)
    postgres.start()
    owner = _owner(postgres, data)
    roles.make_owner(postgres.url("postgres", SUPERUSER, password), owner)
    return roles.make_roles(owner, data)


@contextmanager
def running(data: Path, *, keep: bool = True) -> Iterator[roles.Addresses]:
    """The embedded server for as long as the caller needs it: the one that runs, or one of its own.

    Who started it for one command stops it when no other command uses it any more.
    """
    postgres = server(data, keep=keep)
    users = made(data / "locks" / "users")
    with ExitStack() as stack:
        try:
            stack.enter_context(locks.held(made(data / "locks" / "server"), wait=False))
        except locks.Taken:
            with locks.held(users, wait=True, shared=True):
                postgres.wait_until_ready()
                yield roles.make_roles(_owner(postgres, data), data)
            return
        stack.callback(postgres.stop)
        with locks.held(users, wait=True, shared=True):
            yield bring_up(postgres, data)
        with locks.held(users, wait=True):
            pass


def remove(data: Path) -> None:
    """Throw the database away. The caller holds the lock."""
    shutil.rmtree(server(data).folder, ignore_errors=True)


def _owner(postgres: Postgres, data: Path) -> DatabaseURL:
    return postgres.url(DATABASE, OWNER, passwords.known_or_made(data, OWNER))


def _home(data: Path, account: Account | None) -> Path:
    """Where the server's files lie: with everything else, unless the user that runs it cannot get there."""
    note = data / "postgres.elsewhere"
    if account is None or account.can("test -x", data):
        return data
    if note.exists() and Path(note.read_text()).is_dir():
        return Path(note.read_text())
    _forget_lost_folders()
    home = made(ELSEWHERE / secrets.token_hex(6), 0o755)
    (home / "belongs-to").write_text(str(data))
    note.write_text(str(home))
    return home


def _forget_lost_folders() -> None:
    """Remove what belonged to checkouts that are gone, or were made anew."""
    for home in ELSEWHERE.glob("*"):
        note = Path((home / "belongs-to").read_text()) / "postgres.elsewhere"
        if not note.exists() or note.read_text() != str(home):
            shutil.rmtree(home, ignore_errors=True)
