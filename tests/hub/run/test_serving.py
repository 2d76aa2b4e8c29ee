"""`make run` for real: what it starts ends with it, and whatever ended it does not hinder the next start."""

import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hub.run.paths import data
from tests.hub.run.serving import Serving, free_port

pytestmark = pytest.mark.slow


@pytest.fixture
def serve(folder: Path) -> Iterator[Callable[..., Serving]]:
    begun: list[Serving] = []
    folder.mkdir(0o711)
    (folder / "assets").symlink_to(data() / "assets")

    def start(**environment: str) -> Serving:
        begun.append(Serving(folder, environment.pop("port", "") or free_port(), **environment))
        return begun[-1]

    yield start
    for serving in begun:
        serving.end()


def test_it_answers_and_sigterm_leaves_no_process(serve):
    serving = serve()
    serving.wait_until_up()
    assert serving.answers() == 200
    assert len(serving.parts()) >= 5
    serving.process.send_signal(signal.SIGTERM)
    assert serving.process.wait(timeout=90) == 0
    assert serving.all_gone(), serving.parts()


def test_a_killed_supervisor_leaves_no_process_and_the_next_start_works(serve):
    killed = serve()
    killed.wait_until_up()
    killed.process.kill()
    assert killed.all_gone(), killed.parts()
    again = serve()
    again.wait_until_up()
    assert again.answers() == 200


def test_a_part_that_crashes_stops_everything_and_is_named_in_one_line(serve):
    serving = serve()
    serving.wait_until_up()
    os.kill(serving.part(" beat "), signal.SIGKILL)
    assert serving.process.wait(timeout=90) == 1
    assert "The schedule ended by itself (signal SIGKILL): everything is stopped." in serving.said()
    assert serving.all_gone(), serving.parts()


def test_a_killed_database_server_stops_everything_and_recovers_at_the_next_start(serve):
    serving = serve()
    serving.wait_until_up()
    os.kill(serving.part("bin/postgres"), signal.SIGKILL)
    assert serving.process.wait(timeout=90) == 1
    assert "The database server ended by itself" in serving.said()
    again = serve()
    again.wait_until_up()


def test_a_second_start_of_the_same_checkout_says_that_one_runs(serve):
    first = serve()
    first.wait_until_up()
    said_by_first = first.said()
    second = serve()
    assert second.process.wait(timeout=90) == 1
    assert second.said().startswith(f"The hub already runs from this checkout (http://127.0.0.1:{first.port}, ")
    assert second.said().count("\n") == 1
    assert "The hub runs at" in said_by_first


def test_a_taken_port_is_said_in_one_line(serve):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        serving = serve(port=other.getsockname()[1])
        assert serving.process.wait(timeout=90) == 1
    assert serving.said().startswith(f"Port {serving.port} on 127.0.0.1 cannot be used (Address already in use)")
    assert serving.said().count("\n") == 1


def test_a_database_that_refuses_is_said_in_one_line_without_the_password(serve):
    serving = serve(DATABASE_URL=f"postgresql://hub:geheim@127.0.0.1:{free_port()}/hub")
    assert serving.process.wait(timeout=90) == 1
    assert "The database of DATABASE_URL cannot be reached" in serving.said()
    assert "Traceback" not in serving.said()
    assert "geheim" not in serving.said()
