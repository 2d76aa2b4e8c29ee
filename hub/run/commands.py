"""Running one step of the set-up as a program of its own, its output kept in a file."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from hub.run import processes
from hub.run.say import DISK_FULL, CannotGoOn

BEAT_SECONDS = 3


def run_logged(
    command: Sequence[str | Path], log: Path, what: str, environment: Mapping[str, str] | None = None
) -> None:
    """Run it to its end with a dot every few seconds; raises CannotGoOn with the reason its output gives."""
    with log.open("wb") as output:
        process = processes.start(command, environment=environment, output=output)
        try:
            _wait_with_dots(process)
        finally:
            processes.stop(process, signal.SIGTERM, 5)
    if process.returncode != 0:
        raise CannotGoOn(_why(log, what))


def _wait_with_dots(process: subprocess.Popen[bytes]) -> None:
    last = time.monotonic()
    while process.poll() is None:
        time.sleep(0.05)
        if time.monotonic() - last > BEAT_SECONDS:
            last = time.monotonic()
            print(".", end="", flush=True)
    sys.stdout.flush()


def _why(log: Path, what: str) -> str:
    text = log.read_text(errors="replace")
    if re.search(r"No space left on device|ENOSPC|DiskFull", text):
        return DISK_FULL
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    telling = [line for line in lines if re.match(r"[\w.]*(Error|Exception)\b|ERROR\b|npm error", line)] or lines
    return f"{what}: {telling[-1] if telling else 'it ended without a word'} (all it said: {log})"
