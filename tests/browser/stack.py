"""The hub as `make run` serves it: supervisor, PostgreSQL, web server, worker, schedule, demo municipality."""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from hub.run import statics
from tests.hub.run.serving import Serving, free_port


class Hub(Serving):
    """One real hub with a data folder of its own, beside any that runs from the checkout."""

    program = ("-m", "hub.run", "run")
    start_seconds = 900  # on a machine that is busy with the rest of the suite

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def mail_to(self, email: str) -> list[EmailMessage]:
        """What the worker has sent this person: the demo lays mail in a folder."""
        files = sorted((self.data / "mail").glob("*.log"))
        messages = [message_from_bytes(text, policy=policy.default) for file in files for text in _each(file)]
        return [message for message in messages if email in str(message["To"])]


def _each(file: Path) -> list[bytes]:
    """Django ends each message in a file with a line of dashes."""
    return [text.strip() for text in file.read_bytes().split(b"\n" + b"-" * 79 + b"\n") if text.strip()]


@contextmanager
def running() -> Iterator[Hub]:
    """A hub that is up; nothing of it is left afterwards."""
    hub = Hub(_data(), free_port())
    try:
        hub.wait_until_up()
        yield hub
        hub.process.send_signal(signal.SIGTERM)
        hub.process.wait(timeout=120)
    finally:
        hub.end()


def _data() -> Path:
    """A data folder with what the set-up has made already.

    It lies in the suite's own (tests.machine), where root's PostgreSQL user may pass: pytest closes its folders to all
    other users whenever another run begins on the machine.
    """
    suite = Path(os.environ["HUB_DATA"])
    made = suite / "browser" / "data"
    for folder in (made.parent, made):
        folder.mkdir(0o711)
    # The suite's folder links to the checkout's assets.
    assets = (suite / "assets").resolve()
    (made / "assets").symlink_to(assets)
    if statics.are_collected(assets.parent):
        shutil.copytree(assets.parent / "static", made / "static")
        statics.note(made)
    return made
