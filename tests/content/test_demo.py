"""The loader of the texts that come with the hub."""

from datetime import date, timedelta

import pytest

from content.demo import load_texts
from content.models import GuidancePage, HubPage, PolicyUpdatePage, StandardPage, WelcomePage

TODAY = date(2026, 11, 20)


@pytest.fixture
def load(people):
    def again(today: date = TODAY) -> list[HubPage]:
        return load_texts(today=today, owner_user=people["editor"].user, council_user=people["council"].user)

    return again


def test_all_texts_become_published_pages_once(load):
    made = load()

    assert len(made) == 29
    assert GuidancePage.objects.live().count() == 15
    assert PolicyUpdatePage.objects.live().count() == 6
    assert load() == []
