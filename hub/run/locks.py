"""Locks that vanish with the process that holds them, also when it is killed: the kernel keeps them, no file does."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from hub.run.paths import made, made_data
from hub.run.say import CannotGoOn, line

LOCKED_BY = "HUB_RUN_LOCKED_BY"


class Taken(Exception):
    """Somebody else holds the lock."""


@contextmanager
def held(folder: Path, *, wait: bool, shared: bool = False) -> Iterator[None]:
    """Hold the lock on a folder. Without `wait`, raise Taken at once when another process holds it."""
    handle = _take(folder, fcntl.LOCK_SH if shared else fcntl.LOCK_EX, wait=wait)
    try:
        yield
    finally:
        os.close(handle)


@contextmanager
def held_in_turn(folder: Path, explanation: str) -> Iterator[None]:
    """Hold the lock, and say what is waited for when somebody else has it."""
    try:
        handle = _take(folder, fcntl.LOCK_EX, wait=False)
    except Taken:
        line(explanation)
        handle = _take(folder, fcntl.LOCK_EX, wait=True)
    try:
        yield
    finally:
        os.close(handle)


def keep_for_serving(data: Path, where: str) -> None:
    """Be the only `make run` on this data until this process ends, through every exec; its children do not hold it."""
    if os.environ.get(LOCKED_BY) == str(os.getpid()):
        return
    note = data / "serving"
    try:
        handle = _take(made(made_data(data) / "locks" / "run"), fcntl.LOCK_EX, wait=False)
    except Taken:
        at = note.read_text().strip() if note.exists() else "it is starting"
        raise CannotGoOn(f"The hub already runs from this checkout ({at}): stop that one first.") from None
    os.set_inheritable(handle, True)  # noqa: FBT003  # its only form
    os.environ[LOCKED_BY] = str(os.getpid())
    note.write_text(f"{where}, process {os.getpid()}\n")


def _take(folder: Path, kind: int, *, wait: bool) -> int:
    with ExitStack() as unless_taken:
        handle = os.open(folder, os.O_RDONLY)
        unless_taken.callback(os.close, handle)
        try:
            fcntl.flock(handle, kind if wait else kind | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Taken(str(folder)) from error
        unless_taken.pop_all()
    return handle
