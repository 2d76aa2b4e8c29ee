"""The world of the matrix, built once for all tests here and thrown away after them."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings

from tests.access.matrix import world as building
from tests.access.matrix.canaries import Canaries, mark
from tests.access.matrix.driving import Browsers, plain_templates
from tests.access.matrix.world import World

# Under the three hours ago that a stale sign-in lies (driving).
FRESH_SECONDS = 2 * 60 * 60


@pytest.fixture(scope="package")
def db() -> None:
    """In place of pytest-django's, which undoes everything after each test: asking for it has the database made."""


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker, db: None) -> Iterator[World]:
    """As in production, not as in the demonstration. One transaction around it all, never kept.

    Everybody signs in once, and whoever did so freshly stays fresh for as long as the walks take; nobody is taken for
    gone meanwhile, since each request is undone and so is what it notes of them.
    """
    settings = override_settings(
        DEMO=False, ACCOUNT_REAUTHENTICATION_TIMEOUT=FRESH_SECONDS, SESSION_IDLE_SECONDS=FRESH_SECONDS
    )
    with django_db_blocker.unblock(), settings, plain_templates(), transaction.atomic():
        yield building.build()
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def canaries(world: World) -> Canaries:
    """A token in every protected field of the world."""
    return mark(world)


@pytest.fixture(scope="package")
def browsers(world: World, canaries: Canaries) -> Browsers:
    return Browsers(world)
