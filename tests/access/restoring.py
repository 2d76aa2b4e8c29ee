"""A dump of a database, restored into a new one by the steps of docs/operations.md."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from hub.run import programs
from tests.access.copied import Copy, on_the_server


def program(name: str) -> Path:
    """PostgreSQL's own program, out of the wheel that brings the server."""
    return programs.installed() / programs.PACKAGE / programs.VERSION / "bin" / name


def run(command: list[str | Path], **environment: str) -> None:
    done = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command[0]}: {done.stderr[-2000:]}"


@contextmanager
def restored(copy: Copy, folder: Path) -> Iterator[Copy]:
    """The copy, dumped by the backup role and restored by the owner; the last step is still to be made."""
    name = f"{copy.name}_restored"
    dump = folder / "hub.dump"
    run(
        [
            program("pg_dump"),
            "--format=custom",
            "--exclude-table=hub_identity_key",
            f"--file={dump}",
            str(copy.url("backup")),
        ]
    )
    on_the_server("DROP DATABASE IF EXISTS {}", name)
    on_the_server("CREATE DATABASE {}", name)
    try:
        on_the_server("REVOKE ALL ON DATABASE {} FROM PUBLIC", name)
        made = replace(copy, name=name)
        run([program("pg_restore"), "--no-owner", "--no-acl", "--exit-on-error", f"--dbname={made.url()}", dump])
        yield made
    finally:
        on_the_server("DROP DATABASE {} WITH (FORCE)", name)


def give_rights(copy: Copy) -> None:
    """The step of the hub's own: `manage.py restore_rights`."""
    where = {"DATABASE_URL": str(copy.url()), "HUB_DATABASE_CHOSEN": "1"}
    run([sys.executable, "manage.py", "restore_rights"], DJANGO_SETTINGS_MODULE="hub.settings.test", **where)
