"""A real `make run` without tables: enough to see its parts live and end. Run as `python -m tests.hub.run.serving`."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

from hub.run import processes
from hub.run.paths import CHECKOUT

START_SECONDS = 180


class Serving:
    """One supervisor on a port and a data folder of its own. `program`: what Python runs; `start_seconds`: how long."""

    program: tuple[str, ...] = ("-m", "tests.hub.run.serving")
    start_seconds = START_SECONDS

    def __init__(self, data: Path, port: int, **environment: str) -> None:
        self.data = data
        self.port = port
        self.output = data.parent / "output"
        chosen = {"HUB_DATA": str(data), "PORT": str(port), "MAKELEVEL": "", "DJANGO_SETTINGS_MODULE": ""}
        inherited = {
            key: value for key, value in os.environ.items() if not key.startswith(("HUB_", "DATABASE_", "WEB_"))
        }
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, *self.program],
                cwd=CHECKOUT,
                env={key: value for key, value in {**inherited, **chosen, **environment}.items() if value},
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def said(self) -> str:
        return self.output.read_text()

    def wait_until_up(self) -> None:
        up = processes.wait_until(
            lambda: "The hub runs at" in self.said() or self.process.poll() is not None, self.start_seconds
        )
        assert up, self.said()
        assert self.process.poll() is None, self.said()

    def answers(self) -> int:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=10) as response:
            return int(response.status)

    def parts(self) -> dict[int, str]:
        """What runs on this data folder, by process number."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                environment = (folder / "environ").read_bytes().decode(errors="replace")
            except OSError:
                continue
            if command and str(self.data) in command + environment:
                found[int(folder.name)] = command
        return found

    def part(self, name: str) -> int:
        return next(number for number, command in sorted(self.parts().items()) if name in command)

    def all_gone(self) -> bool:
        # The last words of a test that failed are worth more than its processes.
        return processes.wait_until(lambda: not self.parts(), 60)

    def end(self) -> None:
        for number in self.parts():
            try:
                os.kill(number, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self.process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    from hub.run import setup
    from hub.run.__main__ import main

    setup.fill = lambda *_: None
    main("run")
