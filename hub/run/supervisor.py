"""The parts that serve the hub, as children of one process that lives and ends with them.

A part that ends by itself ends the whole: half a hub that looks alive would let people write what nobody sends.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from urllib.error import HTTPError
from urllib.request import ProxyHandler, build_opener

from hub.run import early, processes
from hub.run.paths import CHECKOUT, made
from hub.run.say import CannotGoOn

WEB_SECONDS = 60
GRACE_SECONDS = 2


class Asked(Exception):
    """Somebody asked the hub to stop: Ctrl-C, SIGTERM, or the terminal was closed."""


@dataclass(frozen=True)
class Part:
    """A program that serves, connected to the database in a role of its own.

    `ending` stops it in order, `orphaned` stops it when nobody is left to watch it.
    """

    name: str
    command: tuple[str, ...]
    role: str = "worker"
    ending: signal.Signals = signal.SIGTERM
    orphaned: signal.Signals = signal.SIGTERM


def parts(data: Path, port: int) -> list[Part]:
    """The web process first: it is what a person waits for."""
    threads = os.environ.get("HUB_WEB_THREADS", "8")
    workers = os.environ.get("HUB_WEB_WORKERS", "1")
    schedule = made(data / "beat") / "schedule"
    web = ["granian", "--interface", "wsgi", "--host", early.ADDRESS, "--port", str(port), "--workers", workers]
    web += ["--blocking-threads", threads, "--no-ws", "--log-level", "error", "--workers-kill-timeout", "1"]
    celery = ["celery", "--quiet", "--app", "hub"]
    quiet = ["--loglevel", "warning"]
    worker = [*celery, "worker", "--pool", "threads", "--concurrency", "4", "--without-gossip", "--without-mingle"]
    beat = [*celery, "beat", "--schedule", str(schedule), "--pidfile", ""]
    return [
        Part("web server", _python(*web, "hub.wsgi:application"), role="web"),
        # Killed when it is orphaned or slow to end: the outbox is the truth, and hands out again what was not done.
        Part("background worker", _python(*worker, *quiet), orphaned=signal.SIGKILL),
        Part("schedule", _python(*beat, *quiet)),
    ]


def _python(*module: str) -> tuple[str, ...]:
    # Celery warns each time that root runs it; who runs the demo as root has chosen to.
    return (sys.executable, "-W", "ignore:You're running the worker with superuser privileges", "-m", *module)


class Supervisor:
    """Starts the parts, watches them, and ends all of them when one ends or somebody asks."""

    def __init__(self, environments: dict[str, dict[str, str]]) -> None:
        """`environments`: of each role that a part may have."""
        self.environments = environments
        self.running: dict[Part, subprocess.Popen[bytes]] = {}
        self.watched: list[tuple[str, Callable[[], str | None]]] = []

    def also_watch(self, name: str, why_ended: Callable[[], str | None]) -> None:
        """A part started by somebody else; `why_ended` answers None while it runs."""
        self.watched.append((name, why_ended))

    def start(self, part: Part) -> None:
        self.running[part] = processes.start(
            part.command, ending=part.orphaned, environment=self.environments[part.role], folder=CHECKOUT
        )

    def bring_up(self, web: Part, *background: Part, port: int) -> None:
        """The web server first and alone: on a small machine it answers sooner so."""
        self.start(web)
        self.wait_for_web(port)
        for part in background:
            self.start(part)

    def check(self) -> None:
        """Raises CannotGoOn in one line when a part is gone."""
        for name, why_ended in self.watched:
            why = why_ended()
            if why is not None:
                raise CannotGoOn(f"The {name} ended by itself ({why}): everything is stopped.")
        for part, process in self.running.items():
            if process.poll() is not None:
                raise CannotGoOn(
                    f"The {part.name} ended by itself ({_status(process.returncode)}): everything is stopped."
                )

    def wait_for_web(self, port: int) -> None:
        until = time.monotonic() + WEB_SECONDS
        while not _answers(port):
            self.check()
            if time.monotonic() > until:
                raise CannotGoOn(f"The web server does not answer after {WEB_SECONDS} seconds: everything is stopped.")
            time.sleep(0.1)

    def watch(self) -> None:
        """Until a part ends (CannotGoOn) or somebody asks (Asked)."""
        while True:
            self.check()
            time.sleep(0.3)

    def stop(self) -> None:
        """All at once, so that the slowest decides how long it takes."""
        for part, process in self.running.items():
            processes.ask(process, part.ending)
        until = time.monotonic() + GRACE_SECONDS
        for part, process in self.running.items():
            processes.stop(process, part.ending, max(0.1, until - time.monotonic()))
        self.running.clear()


def stop_when_asked() -> None:
    """From now on Ctrl-C, SIGTERM and a closed terminal raise Asked, once; a second one is not heard."""

    def asked(number: int, frame: FrameType | None) -> None:
        for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(one, signal.SIG_IGN)
        raise Asked

    for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, asked)


def _answers(port: int) -> bool:
    try:
        # Never through a proxy that the environment may name.
        with build_opener(ProxyHandler({})).open(f"http://{early.ADDRESS}:{port}/healthz", timeout=5):
            return True
    except HTTPError as error:
        raise CannotGoOn(f"The web server answers {error.code} on /healthz: everything is stopped.") from error
    except OSError:
        return False


def _status(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit status {code}"
