"""What the set-up tells a person: numbered steps while it works, one clear line when it cannot go on."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class CannotGoOn(Exception):
    """Something outside the program stands in the way; its text is the one line a person reads."""


DISK_FULL = "The disk is full: free some space, then start again."


@contextmanager
def one_line_on_failure() -> Iterator[None]:
    """Turn what can be expected to go wrong into one line on stderr and exit status 1."""
    try:
        yield
    except CannotGoOn as why:
        fail(str(why))
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            fail(DISK_FULL)
        if error.errno in (errno.EACCES, errno.EROFS, errno.EPERM):
            fail(f"Not allowed to write {error.filename or 'a file'}: {error.strerror}.")
        raise
    except KeyboardInterrupt:
        fail("Stopped.")


def fail(line: str) -> None:
    sys.stdout.flush()
    print(line, file=sys.stderr, flush=True)
    raise SystemExit(1)


def line(text: str = "") -> None:
    print(text, flush=True)


class Steps:
    """Numbers the steps of a set-up, and says how long each one took."""

    def __init__(self, total: int, done: int = 0) -> None:
        self.total = total
        self.number = done

    @classmethod
    def first(cls, total: int) -> Steps:
        """Begin to count, for the processes that take over too."""
        os.environ["HUB_STEPS"] = str(total)
        return cls(total)

    @classmethod
    def going_on(cls) -> Steps:
        """Count on where the bootstrap left off: after the packages."""
        return cls(int(os.environ.get("HUB_STEPS", "8")), done=1)

    @contextmanager
    def step(self, text: str) -> Iterator[None]:
        self.number += 1
        print(f"[{self.number}/{self.total}] {text} ", end="", flush=True)
        began = time.monotonic()
        try:
            yield
        except BaseException:
            print(flush=True)
            raise
        print(f"({time.monotonic() - began:.1f} s)", flush=True)
