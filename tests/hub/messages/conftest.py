"""The small project, bare and translated."""

from pathlib import Path

import pytest
from pytest_django import Settings

from tests.hub.messages.project import WHOLE, Project


@pytest.fixture
def project(tmp_path: Path, settings: Settings) -> Project:
    settings.BASE_DIR = tmp_path
    settings.LOCALE_PATHS = [tmp_path / "locale", tmp_path / "locale" / "wagtail"]
    return Project(tmp_path)


@pytest.fixture
def translated(project: Project) -> Project:
    project.merge(WHOLE, "--update")
    return project
