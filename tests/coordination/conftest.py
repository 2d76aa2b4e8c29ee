import pytest


@pytest.fixture
def vault(settings, tmp_path):
    """A vault of the test's own; called, it answers the names of the uploaded lists that lie in it."""
    folder = tmp_path / "vault"
    options = {**settings.STORAGES["vault"]["OPTIONS"], "location": folder}
    settings.STORAGES = {**settings.STORAGES, "vault": {**settings.STORAGES["vault"], "OPTIONS": options}}

    def names() -> list[str]:
        return sorted(f"lists/{file.name}" for file in folder.glob("lists/*"))

    return names
