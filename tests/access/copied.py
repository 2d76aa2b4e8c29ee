"""A database of its own, with the world in it and committed: other connections find it as they would in earnest."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import psycopg
from django.db import connection, transaction
from django.utils import timezone
from psycopg import sql

from hub.run import roles
from hub.run.database_url import DatabaseURL
from tests.access.rows import Snapshot
from tests.access.world import Stage, build

AT_WORK = "-c hub.upkeep=on"


@dataclass(frozen=True)
class Copy:
    """The database, how each role gets into it, what is in it, and whom the attempts name."""

    name: str
    stage: Stage
    world: Snapshot
    now: datetime  # when the world was read

    def url(self, work: str = "owner") -> DatabaseURL:
        """The address of "owner", "web", "worker", …"""
        owner = DatabaseURL.parse(os.environ["DATABASE_URL"])
        known = roles.known(owner, Path(os.environ["HUB_DATA"]))
        given = DatabaseURL.parse(os.environ["WEB_DATABASE_URL"])
        found = {"owner": owner, "web": given, **known.others}[work]
        return replace(found, name=self.name)

    @contextmanager
    def connect(self, work: str = "owner", *, at_work: bool = True) -> Iterator[psycopg.Connection]:
        """Logged in as the role; nothing is kept that is not committed. The owner says that it is at work."""
        options = {"options": AT_WORK} if work == "owner" and at_work else {}
        with psycopg.connect(**{**self.url(work).connect_arguments(), **options}) as driver:
            yield driver
            driver.rollback()


@contextmanager
def copied(name: str = "") -> Iterator[Copy]:
    """The test database once more, with the world built into it by the program's own actions."""
    before = connection.settings_dict["NAME"]
    named = name or f"{before}_raw"
    connection.close()
    on_the_server("DROP DATABASE IF EXISTS {}", named)
    on_the_server("CREATE DATABASE {} TEMPLATE {}", named, before)
    connection.settings_dict["NAME"] = named
    try:
        let_in(named)
        with transaction.atomic():
            stage = build()
            connection.run_on_commit.clear()  # nobody is told of what is here
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
            world = Snapshot.read(lambda query: cursor.execute(query) or cursor.fetchall())
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
    try:
        yield Copy(named, stage, world, timezone.now())
    finally:
        on_the_server("DROP DATABASE {} WITH (FORCE)", named)


def let_in(name: str) -> None:
    """What the set-up of a database does: the roles have their way in, and nobody else."""
    from django.conf import settings

    for role in filter(None, settings.ROLES.values()):
        for statement in roles.way_in(name, role):
            connection.ensure_connection()
            connection.connection.execute(statement)


def on_the_server(statement: str, *names: str) -> None:
    owner = DatabaseURL.parse(os.environ["DATABASE_URL"])
    with psycopg.connect(**owner.connect_arguments(), autocommit=True) as driver:
        driver.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
