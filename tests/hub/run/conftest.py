"""A database of a test's own on the server that the suite uses."""

import os
import uuid
from collections.abc import Iterator

import psycopg
import pytest

from hub.run.database_url import DatabaseURL


@pytest.fixture
def scratch() -> Iterator[DatabaseURL]:
    """An empty database, as its owner; it and the web role made for it are gone afterwards."""
    server = DatabaseURL.parse(os.environ["DATABASE_URL"])
    name = f"scratch_{uuid.uuid4().hex[:10]}"
    with psycopg.connect(**server.connect_arguments(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield DatabaseURL(name, server.user, server.password, server.host, server.port, server.options)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
        connection.execute(f"DROP ROLE IF EXISTS {name}_web")
