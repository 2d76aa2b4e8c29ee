import pytest


@pytest.fixture(autouse=True)
def _own_vault(vault):
    """No list of one test lies in another's way."""
