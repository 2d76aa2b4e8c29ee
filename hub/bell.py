"""The embedded broker: kombu's folder of messages, in which no message can be met half-written.

kombu's own makes the file and then writes it. A worker that looks in between takes an empty message, cannot read it,
and ends; and with it everything that `make run` holds together.
"""

import os
from pathlib import Path
from queue import Empty
from time import monotonic
from typing import Any
from uuid import uuid4

from kombu.exceptions import ChannelError
from kombu.transport import filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    """A folder that holds whole messages only."""

    def _put(self, queue: Any, payload: Any, **kwargs: Any) -> None:  # type: ignore[override]  # as kombu calls it
        folder, unique = Path(self.data_folder_out), uuid4()
        # No worker takes it for a message of a queue until it has its name.
        half_made = folder / f"half-made-{unique}"
        try:
            with os.fdopen(os.open(half_made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(dumps(payload))  # type: ignore[no-untyped-call]  # kombu has no types
            half_made.replace(folder / f"{round(monotonic() * 1000)}_{unique}.{queue}.msg")
        except OSError as error:
            raise ChannelError(f"Cannot add a message to {folder}") from error

    def _get(self, queue: Any, timeout: Any = None) -> Any:
        try:
            return super()._get(queue)  # type: ignore[no-untyped-call]  # kombu has no types
        except ValueError as error:
            # Cut off by a full disk or a crash: it is gone, and the schedule rings again.
            raise Empty from error


class Transport(filesystem.Transport):
    """`filesystem://`, as the hub uses it."""

    Channel = Channel
