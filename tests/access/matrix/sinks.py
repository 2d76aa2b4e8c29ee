"""Everywhere a token could come to lie besides the pages: mail, log, broker, cache, sessions, and every other table."""

import logging
import pickle
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.sessions.models import Session
from django.core import mail, signing
from django.core.cache.backends import locmem
from django.db import connection
from kombu.transport import memory

from hub.accounts.sessions import SealedJSON


class Heard(logging.Handler):
    """What every logger says, with the traces of errors, from DEBUG up."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(logging.Formatter("%(name)s %(message)s %(args)s"))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@contextmanager
def listening() -> Iterator[Heard]:
    heard, root = Heard(), logging.getLogger()
    level = root.level
    root.addHandler(heard)
    root.setLevel(logging.DEBUG)
    try:
        yield heard
    finally:
        root.setLevel(level)
        root.removeHandler(heard)


def mails() -> str:
    return "\n".join(str(each.message()) for each in mail.outbox)


def broker() -> str:
    """What was published and not fetched: the memory transport's queues, and where they are kept."""
    return repr([list(queue.queue) for queue in memory.Channel.queues.values()])


def cached() -> str:
    return "\n".join(f"{key} {_plain(value)}" for cache in locmem._caches.values() for key, value in cache.items())


def _plain(value: Any) -> str:
    try:
        return repr(pickle.loads(value))
    except (TypeError, pickle.UnpicklingError, zlib.error):
        return repr(value)


def sessions() -> str:
    return repr([_opened(data) for data in Session.objects.values_list("session_data", flat=True)])


def _opened(data: str) -> Any:
    """What a row holds, without the key that it is signed for."""
    payload = data.split(":", maxsplit=1)[0]
    content = signing.b64_decode(payload.removeprefix(".").encode())
    return SealedJSON().loads(zlib.decompress(content) if payload.startswith(".") else content)


# Where the tokens were put.
_OWN = "coordination_"


def other_tables() -> dict[str, str]:
    """The whole text of every table that is not casework's."""
    texts = {}
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names():
            if not name.startswith(_OWN):
                cursor.execute(f'SELECT x::text FROM "{name}" x')
                texts[name] = "\n".join(row[0] for row in cursor.fetchall())
    return texts
