"""Whether a database already has the tables and the demo of this code, noted in the database itself.

The note lives as long as the tables do, so a database that was emptied, restored or exchanged is never taken for ready;
and a start that finds it saves the seconds that Django needs to find out.
"""

import hashlib
import os

import psycopg
from psycopg import sql

from hub.run.database_url import DatabaseURL
from hub.run.paths import CHECKOUT
from hub.run.roles import Addresses, connected
from hub.run.say import CannotGoOn

NOTE = "Demo of the hub, made by "
# What tables, rights and demo are made from.
SOURCES = ("constraints.txt", "hub/database.py", "hub/accounts/identity.py", "hub/accounts/row_security.py",
           "*/migrations/*.py", "*/*/migrations/*.py", "*/management/**/*.py", "*/demo/**/*")  # fmt: skip


def is_prepared(addresses: Addresses) -> bool:
    with connected(addresses.owner, "The database") as connection:
        return _noted(connection) == NOTE + _code(addresses)


def note(addresses: Addresses) -> None:
    comment = sql.SQL("COMMENT ON TABLE django_migrations IS {}").format(sql.Literal(NOTE + _code(addresses)))
    with connected(addresses.owner, "The database") as connection:
        connection.execute(comment)


def empty(owner: DatabaseURL) -> None:
    """Throw away every table of a database that DATABASE_URL names, if it holds nothing but a demo."""
    with connected(owner, "The database of DATABASE_URL") as connection:
        tables = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
        if tables == (0,):
            return
        if not _noted(connection).startswith(NOTE):
            raise CannotGoOn(f"The database {owner.name} was not made by `make run`: empty it yourself if you mean it.")
        try:
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")
        except psycopg.errors.InsufficientPrivilege as error:
            why = error.diag.message_primary
            raise CannotGoOn(f"The role of DATABASE_URL may not empty {owner.name}: {why}.") from error


def _noted(connection: psycopg.Connection) -> str:
    row = connection.execute("SELECT obj_description(to_regclass('public.django_migrations'), 'pg_class')").fetchone()
    return row[0] or "" if row else ""


def _code(addresses: Addresses) -> str:
    """What changes when anything changes that tables, rights or demo are made from."""
    digest = hashlib.sha256(" ".join([addresses.web.user, *(url.user for url in addresses.others.values())]).encode())
    # The database verifies what pages sign with a key made from it (hub.accounts.identity).
    digest.update(hashlib.sha256(os.environ.get("SECRET_KEY", "").encode()).digest())
    for pattern in SOURCES:
        for path in sorted(CHECKOUT.glob(pattern)):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(str(path.relative_to(CHECKOUT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
