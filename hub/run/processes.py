"""Child processes that cannot outlive the one that started them, however it ends."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

from hub.run.accounts import Account

_PR_SET_PDEATHSIG = 1


def _die_with_parent(ending: signal.Signals) -> Callable[[], None] | None:
    """What a child does before it starts: ask the kernel for a signal when its parent ends, also by SIGKILL.

    Only Linux can; elsewhere a killed supervisor leaves its parts, and the next start ends the database it finds.
    """
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    parent = os.getpid()

    def ask() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, int(ending))
        if os.getppid() != parent:
            os._exit(1)

    return ask


def die_with_parent() -> None:
    """The same for this process itself, when `make` started it: a killed make must not leave the hub serving."""
    if sys.platform == "linux" and os.environ.get("MAKELEVEL"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGTERM))


def start(
    command: Sequence[str | Path],
    *,
    ending: signal.Signals = signal.SIGTERM,
    environment: Mapping[str, str] | None = None,
    account: Account | None = None,
    output: IO[bytes] | None = None,
    folder: Path | None = None,
) -> subprocess.Popen[bytes]:
    """Start a child in a process group of its own, as `account` when one is given.

    Call it from the main thread: the kernel ties the child to the thread that started it.
    """
    # The death signal is asked for after the change of user, which would clear it: Popen keeps that order.
    return subprocess.Popen(  # this process has no other threads when it starts children
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output else None,
        env=dict(environment) if environment is not None else None,
        cwd=folder,
        process_group=0,
        preexec_fn=_die_with_parent(ending),
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
    )


def stop(process: subprocess.Popen[bytes], ending: signal.Signals, seconds: float) -> None:
    """End a child and everything it started: kindly, and after `seconds` by force."""
    ask(process, ending)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=seconds)
    signal_group(process, signal.SIGKILL)
    process.wait()


def ask(process: subprocess.Popen[bytes], ending: signal.Signals) -> None:
    if process.poll() is None:
        process.send_signal(ending)


def signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)


def wait_until(question: Callable[[], bool], seconds: float, pause: float = 0.05) -> bool:
    """Ask until the answer is yes or the time is up."""
    until = time.monotonic() + seconds
    while not question():
        if time.monotonic() > until:
            return False
        time.sleep(pause)
    return True
