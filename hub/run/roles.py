"""Roles: the owner changes the shape of the database; the others only read and write rows, each for its own work.

Which table a role may do what with is `hub.database`; here they get a login and the way in.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import psycopg
from psycopg import sql

from hub.run import passwords
from hub.run.database_url import DatabaseURL
from hub.run.say import CannotGoOn

# Beside the web role: the background worker, the nightly deletion, figures, and backups.
OTHERS = ("worker", "retention", "report", "backup")


@dataclass(frozen=True)
class Addresses:
    """One database, as its owner, as the web role, and as the others by name.

    Where only a web role is given, the operator keeps the others, and the worker connects as the web role.
    """

    owner: DatabaseURL
    web: DatabaseURL
    others: dict[str, DatabaseURL] = field(default_factory=dict)

    @property
    def worker(self) -> DatabaseURL:
        return self.others.get("worker", self.web)

    @property
    def environment(self) -> dict[str, str]:
        """Names the roles to the settings, for the rights that migrations give (hub.database)."""
        return {"HUB_WEB_ROLE": self.web.user} | {
            f"HUB_{name.upper()}_ROLE": url.user for name, url in self.others.items()
        }


@contextmanager
def connected(url: DatabaseURL, called: str) -> Iterator[psycopg.Connection]:
    """An autocommitting connection; raises CannotGoOn with the first line of what the server said."""
    try:
        connection = psycopg.connect(**url.connect_arguments(), autocommit=True)  # type: ignore[arg-type]  # strings are what libpq takes
    except psycopg.OperationalError as error:
        raise CannotGoOn(f"{called} cannot be reached ({url.without_password()}): {_why(error)}") from error
    with connection:
        yield connection


def _why(error: psycopg.OperationalError) -> str:
    """The first line of libpq's answer that tells something."""
    said = [line.strip(" -") for line in str(error).splitlines() if line.strip()]
    telling = [line for line in said if not line.startswith(("Multiple connection", "connection is bad"))]
    return (telling or said or ["no answer"])[0].removeprefix("connection failed: ")


def make_owner(admin: DatabaseURL, owner: DatabaseURL) -> None:
    """On a server of our own: the owner's login and its database, once.

    The owner may make roles (the web role) and databases (the tests' own), and is no superuser: row-level security
    would not hold one. The backup role reads past it, which only a superuser may let it.
    """
    role, database = sql.Identifier(owner.user), sql.Identifier(owner.name)
    with connected(admin, "The embedded PostgreSQL") as connection:
        if not _exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", owner.user):
            make = sql.SQL("CREATE ROLE {} LOGIN CREATEROLE CREATEDB PASSWORD {}")
            connection.execute(make.format(role, sql.Literal(owner.password)))
        if not _exists(connection, "SELECT 1 FROM pg_database WHERE datname = %s", owner.name):
            connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(database, role))
        backup = role_name(owner, "backup")
        if not _exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", backup):
            named = {"backup": sql.Identifier(backup), "owner": role}
            connection.execute(sql.SQL("CREATE ROLE {backup} BYPASSRLS NOLOGIN").format(**named))
            connection.execute(sql.SQL("GRANT {backup} TO {owner} WITH ADMIN OPTION").format(**named))


def role_name(owner: DatabaseURL, name: str) -> str:
    return f"{owner.name}_{name}"


def web_address(owner: DatabaseURL, data: Path, given: str = "") -> DatabaseURL:
    """The web role's address: the one given, or `<database>_web` with the password kept from the set-up."""
    if given:
        return DatabaseURL.parse(given)
    return owner.as_role(role_name(owner, "web"), passwords.known(data, password_key(owner)) or "")


def password_key(owner: DatabaseURL, role: str = "web") -> str:
    """Under what a role's password is kept. The embedded server has no port, and its socket may move."""
    where = f"{owner.host}:{owner.port or 5432}" if not owner.host.startswith("/") else "socket"
    return f"{role} role of {where}/{owner.name}"


def make_roles(owner: DatabaseURL, data: Path, given: str = "") -> Addresses:
    """The web role and, unless one is given, the others, each with its way in. Safe to repeat."""
    made = make_web_role(owner, data, given)
    if given:
        return made
    with connected(owner, "The database of DATABASE_URL") as connection:
        others = {name: _other(connection, owner, data, name) for name in OTHERS}
        # The worker deletes at night as retention, and has none of its rights while it works.
        names = {name: sql.Identifier(url.user) for name, url in others.items()}
        connection.execute(sql.SQL("ALTER ROLE {worker} NOINHERIT").format(**names))
        connection.execute(sql.SQL("GRANT {retention} TO {worker}").format(**names))
    return replace(made, others=others)


def known(owner: DatabaseURL, data: Path) -> Addresses:
    """The roles as an earlier set-up made them, without asking the server."""
    words = {name: passwords.known(data, password_key(owner, name)) for name in OTHERS}
    others = {name: owner.as_role(role_name(owner, name), word) for name, word in words.items() if word}
    return Addresses(owner, web_address(owner, data), others)


def _other(connection: psycopg.Connection, owner: DatabaseURL, data: Path, name: str) -> DatabaseURL:
    known = passwords.known(data, password_key(owner, name)) or ""
    found = _with_login(connection, owner, owner.as_role(role_name(owner, name), known), data, name)
    for statement in way_in(owner.name, found.user):
        connection.execute(statement)
    return found


def make_web_role(owner: DatabaseURL, data: Path, given: str = "") -> Addresses:
    """The web role's login, unless one is given, and its way into the database. Safe to repeat."""
    web = web_address(owner, data, given)
    with connected(owner, "The database of DATABASE_URL") as connection:
        try:
            if not given:
                web = _with_login(connection, owner, web, data)
            for statement in way_in(owner.name, web.user):
                connection.execute(statement)
        except psycopg.errors.InsufficientPrivilege as error:
            raise CannotGoOn(
                f"The role {owner.user} of DATABASE_URL may not make the role {web.user} or let it in: make one that "
                f"owns nothing, and name it in WEB_DATABASE_URL ({error.diag.message_primary})."
            ) from error
    _check(web)
    return Addresses(owner, web)


def way_in(database: str, role: str) -> list[sql.Composed]:
    """What lets a role into a database and nobody else, without letting it make tables, temporary ones included."""
    names = {"database": sql.Identifier(database), "role": sql.Identifier(role)}
    statements = (
        "REVOKE ALL ON DATABASE {database} FROM PUBLIC",
        "GRANT CONNECT ON DATABASE {database} TO {role}",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE ON SCHEMA public TO {role}",
    )
    return [sql.SQL(statement).format(**names) for statement in statements]


def _with_login(
    connection: psycopg.Connection, owner: DatabaseURL, role: DatabaseURL, data: Path, name: str = "web"
) -> DatabaseURL:
    """The role as it can log in: made when it is missing, with a new password when its own was lost."""
    exists = _exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s AND rolcanlogin", role.user)
    if exists and role.password:
        return role
    exists = _exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", role.user)
    word = passwords.known_or_made(data, password_key(owner, name))
    verb = sql.SQL("ALTER ROLE" if exists else "CREATE ROLE")
    make = sql.SQL("{} {} LOGIN NOCREATEDB NOCREATEROLE PASSWORD {}")
    connection.execute(make.format(verb, sql.Identifier(role.user), sql.Literal(word)))
    return owner.as_role(role.user, word)


def _check(web: DatabaseURL) -> None:
    """The web role gets in, and could not change the shape of the database if it tried."""
    with connected(web, "The database, as the web role,") as connection:
        row = connection.execute(
            "SELECT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)"
            " OR has_schema_privilege('public', 'CREATE')"
            " OR has_database_privilege(current_database(), 'CREATE')"
            " OR has_database_privilege(current_database(), 'TEMP')"
        ).fetchone()
    if row is None or row[0]:
        raise CannotGoOn(
            f"The web role {web.user} may change the shape of the database: it must be no superuser, own nothing, "
            "and have neither CREATE nor TEMP. Name another in WEB_DATABASE_URL."
        )


def _exists(connection: psycopg.Connection, query: str, name: str) -> bool:
    return connection.execute(query.encode(), [name]).fetchone() is not None
