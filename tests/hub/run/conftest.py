"""Folders and databases of a test's own."""

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from hub.run import processes
from hub.run.database_url import DatabaseURL

# Not skipped: who is not root misses nothing that they could have tried.
collect_ignore = [] if os.geteuid() == 0 else ["test_embedded_as_root.py"]


@pytest.fixture
def folder() -> Iterator[Path]:
    """Where the user that runs root's PostgreSQL may pass through, which pytest's own folders forbid."""
    made = Path(tempfile.mkdtemp(prefix="hub-run-"))
    made.chmod(0o711)
    yield made / "data"
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture
def scratch() -> Iterator[DatabaseURL]:
    """An empty database, as its owner; it and the web role made for it are gone afterwards."""
    server = DatabaseURL.parse(os.environ["DATABASE_URL"])
    name = f"scratch_{uuid.uuid4().hex[:10]}"
    with psycopg.connect(**server.connect_arguments(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield DatabaseURL(name, server.user, server.password, server.host, server.port, server.options)
        # A session that was closed just now takes a moment to end.
        active = f"SELECT FROM pg_stat_activity WHERE datname = '{name}'"
        processes.wait_until(lambda: connection.execute(active).fetchone() is None, 5)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
        connection.execute(f"DROP ROLE IF EXISTS {name}_web")
