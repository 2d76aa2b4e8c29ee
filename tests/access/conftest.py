from collections.abc import Iterator

import pytest

from tests.access.copied import Copy, copied


@pytest.fixture(scope="session")
def copy(django_db_setup: None, django_db_blocker) -> Iterator[Copy]:
    """Made once for all tests of this folder; none of them commits anything to it."""
    with django_db_blocker.unblock(), copied() as made:
        yield made
