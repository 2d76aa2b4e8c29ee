"""What one request puts on record: how much, and what must be written even when the request is undone.

The middleware of hub.on_record opens a watch around every request. Outside one (a command, the worker, a test of an
action) there is none, and what would wait is written at once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import StrEnum

from hub.audit.models import AuditEvent


class Nothing(StrEnum):
    """Answers of a view that show nothing of anybody, while its other answers do: which, and why."""

    PROGRESS = "How far the worker has come with a file: a bar and a count, once a second."
    EMPTY_SEARCH = "The field for searching, before anything has been sought."


@dataclass
class Watch:
    """One request. `afterwards` is written in a transaction of its own when the request's has ended, however it did."""

    rows: int = 0
    shows: Nothing | None = None
    reason: str = ""
    afterwards: list[AuditEvent] = field(default_factory=list)


_current: ContextVar[Watch | None] = ContextVar("hub_audit_watch", default=None)


def current() -> Watch | None:
    """The watch of the request at hand, if there is one."""
    return _current.get()


@contextmanager
def watching() -> Iterator[Watch]:
    """Around one request."""
    watch = Watch()
    token = _current.set(watch)
    try:
        yield watch
    finally:
        _current.reset(token)


def shows_nothing(why: Nothing) -> None:
    """Said by a view of the answer it is about to give."""
    if watch := current():
        watch.shows = why


def refused_because(code: str) -> None:
    """Said by whoever refuses, where the status alone does not tell: "csrf", "throttled"."""
    if watch := current():
        watch.reason = code
