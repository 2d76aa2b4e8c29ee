import pytest
from django.core.files.storage import storages


@pytest.fixture(autouse=True)
def vault(settings, tmp_path):
    """A vault of the test's own; answers the names of the lists that lie in it."""
    own = {"OPTIONS": {**settings.STORAGES["vault"]["OPTIONS"], "location": tmp_path / "vault"}}
    settings.STORAGES = {**settings.STORAGES, "vault": {**settings.STORAGES["vault"], **own}}

    def names() -> list[str]:
        folder = tmp_path / "vault" / "lists"
        return sorted(file.name for file in folder.iterdir()) if folder.exists() else []

    assert storages["vault"].location.startswith(str(tmp_path))
    return names
