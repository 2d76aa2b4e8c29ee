"""What the supervisor does about parts that do not behave."""

import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError

import pytest

from hub.run import processes, supervisor
from hub.run.say import CannotGoOn
from hub.run.supervisor import Asked, Part, Supervisor


@pytest.fixture
def watched() -> Iterator[Supervisor]:
    made = Supervisor({"web": {}, "worker": {}})
    yield made
    made.stop()


def python(name: str, script: str) -> Part:
    return Part(name, (sys.executable, "-c", script))


DEAF = """
import pathlib, signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
pathlib.Path({ready!r}).touch()
time.sleep(600)
"""


def test_a_part_that_does_not_listen_is_ended_by_force_in_time(watched, monkeypatch, tmp_path: Path):
    monkeypatch.setattr(supervisor, "GRACE_SECONDS", 0.3)
    ready = tmp_path / "ready"
    deaf = python("deaf", DEAF.format(ready=str(ready)))
    watched.start(deaf)
    process = watched.running[deaf]
    assert processes.wait_until(ready.exists, 60)
    watched.stop()
    assert process.returncode == -signal.SIGKILL


def test_a_part_that_ends_is_named_with_its_status(watched):
    part = python("web server", "raise SystemExit(3)")
    watched.start(part)
    watched.running[part].wait()
    with pytest.raises(CannotGoOn, match=r"The web server ended by itself \(exit status 3\): everything is stopped"):
        watched.watch()


def test_a_database_server_that_is_gone_is_named_with_its_complaint(watched):
    watched.also_watch("database server", lambda: "the disk is full")
    with pytest.raises(CannotGoOn, match=r"The database server ended by itself \(the disk is full\)"):
        watched.check()


def test_a_web_server_that_never_answers_is_given_up(watched, monkeypatch):
    monkeypatch.setattr(supervisor, "WEB_SECONDS", 0)
    monkeypatch.setattr(supervisor, "_answers", lambda port: False)
    with pytest.raises(CannotGoOn, match="does not answer"):
        watched.wait_for_web(1)


def test_a_web_server_that_answers_with_an_error_is_given_up(watched, monkeypatch):
    class Opener:
        def open(self, address: str, timeout: int) -> None:
            raise HTTPError(address, 500, "Internal Server Error", None, None)

    monkeypatch.setattr(supervisor, "build_opener", lambda *_: Opener())
    with pytest.raises(CannotGoOn, match="answers 500 on /healthz"):
        watched.wait_for_web(1)


def test_who_asks_twice_is_heard_once(monkeypatch):
    handlers: dict[int, object] = {}
    monkeypatch.setattr(signal, "signal", lambda number, handler: handlers.update({number: handler}))
    supervisor.stop_when_asked()
    with pytest.raises(Asked):
        handlers[signal.SIGTERM](signal.SIGTERM, None)
    assert set(handlers.values()) == {signal.SIG_IGN}


def test_a_child_is_not_started_when_its_parent_is_already_gone(monkeypatch):
    orphaned: list[int] = []
    monkeypatch.setattr(processes.os, "getppid", lambda: 1)
    monkeypatch.setattr(processes.os, "_exit", orphaned.append)
    ask = processes._die_with_parent(signal.SIGTERM)
    assert ask is not None
    try:
        ask()
    finally:
        # The test's own process asked too: it must not.
        monkeypatch.undo()
        processes.ctypes.CDLL(None).prctl(1, 0)
    assert orphaned == [1]


def test_where_the_kernel_cannot_tie_children_they_start_all_the_same(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert processes._die_with_parent(signal.SIGTERM) is None
    processes.die_with_parent()
