"""Tests write as the owner of the tables and ask as the web role, which is what the web process is.

A right that `hub.database` forgets to give fails the test that needs it, and one it gives too many can be looked for.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from psycopg import errors, sql
from psycopg.pq import TransactionStatus

from hub.database import grant_roles
from hub.run.roles import way_in

# The database's own clock cannot be moved: in the test database alone, the policies ask one that can.
STEERABLE_CLOCK = """
CREATE OR REPLACE FUNCTION hub_now() RETURNS timestamptz LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$ SELECT coalesce(nullif(current_setting('hub.clock', true), '')::timestamptz, now()) $$
"""


class AsWebRole:
    """Middleware, right inside the request's transaction: everything below it acts as the web role."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not connection.in_atomic_block:  # health, which opens no transaction
            return self.get_response(request)
        with _role_taken():
            return self.get_response(request)


@contextmanager
def as_web_role(work: str = "web") -> Iterator[None]:
    """The block acts as the web role, or another by its work, in a transaction of its own; an error undoes the block
    and nothing else."""
    with transaction.atomic(), _role_taken(settings.ROLES[work] or settings.WEB_ROLE):
        yield


@contextmanager
def _role_taken(role: str = "") -> Iterator[None]:
    # Straight to the driver: what a test counts are the program's own queries.
    driver = connection.connection
    before = driver.execute("SELECT current_user").fetchone()[0]
    _take(driver, role or settings.WEB_ROLE)
    yield
    # After an error the rollback gives the role back; until then the server hears nothing.
    if driver.info.transaction_status != TransactionStatus.INERROR:
        _take(driver, before)


def _take(driver, role: str) -> None:
    driver.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(role)))


def let_in() -> None:
    """Give the roles their way into the test database, and the owner the right to act as each."""
    connection.ensure_connection()
    driver = connection.connection
    for role in filter(None, settings.ROLES.values()):
        for statement in way_in(connection.settings_dict["NAME"], role):
            driver.execute(statement)
        try:
            driver.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(role)))
        except errors.InsufficientPrivilege:
            driver.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(role)))
        driver.execute("RESET ROLE")
    grant_roles(connection)
    driver.execute(STEERABLE_CLOCK)


def set_clock(moment: datetime | None) -> None:
    """What the database takes for now, on this connection; None: the real one."""
    connection.ensure_connection()
    connection.connection.execute("SELECT set_config('hub.clock', %s, false)", [moment.isoformat() if moment else ""])
