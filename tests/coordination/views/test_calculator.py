"""/beregner/: from two days to the rest, for anybody, and nothing is kept."""

from datetime import date

import pytest
from django.urls import reverse

from coordination.models import LegalEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(client):
    return lambda **days: client.get(reverse("calculator"), days)


def test_without_a_day_it_asks_and_computes_nothing(ask):
    page = ask()
    assert page.status_code == 200
    assert "steps" not in page.context


def test_the_story_of_tariq_is_told_to_anybody(ask):
    page = ask(due="2026-04-01", received="2026-04-08")
    assert [row["on"] for row in page.context["steps"]] == [
        date(2026, 4, 1), date(2026, 4, 9), date(2026, 4, 22), date(2026, 4, 23),
    ]  # fmt: skip
    assert all(row["why"] and row["law"] for row in page.context["steps"])
    assert page.context["remark"]
    assert " 9/4 2026</time>" in page.content.decode()
    assert not LegalEvent.objects.exists()


def test_the_due_date_alone_gives_the_first_two_steps(ask):
    steps = ask(due="2026-06-01", received="").context["steps"]
    assert [row["on"] for row in steps] == [date(2026, 6, 1), date(2026, 6, 8)]


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ({"due": ""}, "due"),
        ({"due": "2026-02-31"}, "due"),
        ({"due": "i går"}, "due"),
        ({"due": "1899-01-01"}, "due"),
        ({"due": "9999-12-31"}, "due"),
        ({"due": "2026-02-01\0"}, "due"),
        ({"due": "2026-02-01", "received": "x" * 10_000}, "received"),
        ({"due": "2026-02-01", "received": "2026-01-31"}, "received"),
    ],
)
def test_a_day_that_cannot_be_is_said_at_its_field(ask, days, field):
    page = ask(**days)
    assert page.status_code == 200
    assert page.context["form"].errors[field]
    assert "steps" not in page.context


def test_guidance_and_every_foot_lead_to_it(ask):
    assert reverse("calculator") in ask().content.decode()
