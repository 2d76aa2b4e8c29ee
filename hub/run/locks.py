"""Locks that vanish with the process that holds them, also when it is killed: the kernel keeps them, no file does."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Taken(Exception):
    """Somebody else holds the lock."""


@contextmanager
def held(folder: Path, *, wait: bool, shared: bool = False) -> Iterator[None]:
    """Hold the lock on a folder. Without `wait`, raise Taken at once when another process holds it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        try:
            fcntl.flock(handle, kind if wait else kind | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Taken(str(folder)) from error
        yield
    finally:
        os.close(handle)
