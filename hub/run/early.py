"""What would stop the hub from serving, asked before the long work begins. Needs nothing installed."""

from __future__ import annotations

import os
import shutil
import socket
from pathlib import Path

from hub.run.database_url import DatabaseURL
from hub.run.say import CannotGoOn

ADDRESS = "127.0.0.1"


def port() -> int:
    """`PORT`, 8000 when unset."""
    text = os.environ.get("PORT") or "8000"
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise CannotGoOn(f"PORT must be a number from 1 to 65535, not {text!r}.")
    return int(text)


def check_port_is_free(number: int) -> None:
    with socket.socket() as probe:
        # As the server will: a connection that has just ended does not count.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, number))
        except OSError as error:
            raise CannotGoOn(
                f"Port {number} on {ADDRESS} cannot be used ({error.strerror}): "
                f"name another one, as in `PORT={number + 1} make run`."
            ) from error


def check_database_answers() -> None:
    """That somebody listens where DATABASE_URL points; whether it lets us in is seen later."""
    text = os.environ.get("DATABASE_URL")
    if not text:
        return
    url = DatabaseURL.parse(text)
    if not url.host or url.host.startswith("/"):
        return
    try:
        socket.create_connection((url.host, url.port or 5432), timeout=5).close()
    except OSError as error:
        raise CannotGoOn(
            f"The database of DATABASE_URL cannot be reached ({url.without_password()}): {error.strerror or error}."
        ) from error


def check_disk(folder: Path, megabytes: int) -> None:
    """Asked before the work, since most programs say something less clear when the disk is full half-way."""
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free // 2**20
    if free < megabytes:
        raise CannotGoOn(f"The disk is full: {folder} has {free} MB free, and {megabytes} MB are needed.")
