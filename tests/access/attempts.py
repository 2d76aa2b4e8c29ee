"""One attempt to get at what is not one's own, as data; and how it is made and judged."""

from dataclasses import dataclass
from typing import Any

import psycopg

from tests.access.actors import HUB, NOBODY, Actor, member
from tests.access.copied import Copy
from tests.access.probing import say

RIGHTS = ("42501",)  # insufficient_privilege: no right, or a policy says no
STANDS = ("23514",)  # a trigger says that what is written stands
UNKNOWN = ("42501", "0A000", "58P01")  # ... or the server does not even have it


@dataclass(frozen=True)
class Attempt:
    """The last of the statements must be refused with one of the states or, without any, come to nothing.

    Nothing is no row, no row touched, or a single NULL, false or 0. `control` is somebody for whom the same comes to
    something: it shows that the attempt is well aimed. Names in braces are those of `names`.
    """

    name: str
    by: str
    statements: tuple[str, ...]
    refused: tuple[str, ...] = ()
    control: str = ""

    def __str__(self) -> str:
        return self.name


def refused(name: str, by: str, *statements: str, states: tuple[str, ...] = RIGHTS) -> Attempt:
    return Attempt(name, by, statements, states)


def in_vain(name: str, by: str, *statements: str, control: str = "hub") -> Attempt:
    return Attempt(name, by, statements, (), control)


def actor(copy: Copy, name: str) -> Actor:
    if name in {"hub", "nobody"}:
        return HUB if name == "hub" else NOBODY
    stage = copy.stage
    person = stage.other_unit if name == "other_unit" else stage.cast.person(name)
    return member(copy.world, person.pk, copy.now)


def came_of(driver: psycopg.Connection, attempt: Attempt, who: Actor, names: dict[str, Any]) -> str:
    """ "nothing", "something", or the SQLSTATE of the refusal; what was done is undone."""
    driver.execute("SAVEPOINT attempt")
    try:
        say(driver, who.word)
        for statement in attempt.statements:
            cursor = driver.execute(statement.format(**names).encode())
        return "something" if _has_something(cursor) else "nothing"
    except psycopg.Error as error:
        return error.sqlstate or "broken"
    finally:
        driver.execute("ROLLBACK TO SAVEPOINT attempt")


def _has_something(cursor: psycopg.Cursor) -> bool:
    if cursor.description is None:
        return cursor.rowcount > 0
    return any(any(row) for row in cursor.fetchall())


def is_safe(came: str, attempt: Attempt, role: str) -> bool:
    """As the web role just so. The worker lacks more rights, and may fail earlier."""
    if role == "web":
        return came in attempt.refused if attempt.refused else came == "nothing"
    return came == "nothing" or came in {*attempt.refused, *RIGHTS}
