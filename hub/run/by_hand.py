"""A database for `manage.py` run by hand."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def database_for(argv: list[str]) -> Iterator[None]:
    yield
