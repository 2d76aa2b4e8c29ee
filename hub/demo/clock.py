"""Letting the hub's clock stand at a moment, so that a story's acts are dated when they happened.

The actions ask Django for the time. Moving timestamps afterwards would miss what they compute from it: deadlines,
consents in force, pauses of the outbox.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, tzinfo
from typing import Any

from django.utils import timezone


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Within the block `timezone.now()` is `moment` (aware). For one process with one thread: a command, a test."""

    class Standing(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Any:
            return moment.astimezone(tz)

    # What `now` asks. A field's default that holds `now` itself asks it too.
    clock: Any = timezone
    before = clock.datetime
    clock.datetime = Standing
    try:
        yield
    finally:
        clock.datetime = before
