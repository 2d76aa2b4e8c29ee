"""The front page: what is new to the person, what is for the person, and nothing that is not."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from content.audiences import Audience
from content.models import StandardPage, Visit, WelcomePage
from tests.content.conftest import NOBODY, guidance, publish


@pytest.fixture
def welcomes(db) -> None:
    about = StandardPage.objects.get(slug="om")
    for audience in (Audience.HOUSING_ASSOCIATION, Audience.MUNICIPAL_STAFF):
        page = WelcomePage(title=f"Velkommen {audience.name}", intro="Hej", audiences=[audience])
        publish(about, page)


@pytest.mark.parametrize(
    ("who", "welcome"),
    [("association", "HOUSING_ASSOCIATION"), ("coordinator", "MUNICIPAL_STAFF"), ("editor", "MUNICIPAL_STAFF")],
)
def test_each_audience_meets_its_own_welcome(sign_in, welcomes, who, welcome):
    html = sign_in(who).get("/").content.decode()

    assert f"Velkommen {welcome}" in html
    assert html.count("Velkommen ") == 1


@pytest.mark.parametrize("who", [NOBODY, "lawyer"])
def test_without_a_welcome_of_ones_own_one_meets_nobody_elses(sign_in, welcomes, who):
    assert "Velkommen HOUSING" not in sign_in(who).get("/").content.decode()


def test_who_has_not_signed_in_is_shown_the_way_in(sign_in):
    html = sign_in(NOBODY).get("/").content.decode()
    for way in ("/konto/login/", "/kan-du-ikke-betale-huslejen/", "/beregner/"):
        assert f'href="{way}"' in html


def test_news_is_what_the_last_thirty_days_brought(sign_in):
    guidance("Frisk", Audience.PUBLIC, days_ago=29)
    guidance("Gammel", Audience.PUBLIC, days_ago=31)

    news = sign_in("association").get("/").context["news"]

    assert [page.title for page in news] == ["Frisk"]


def _was_here(user, days_ago: int) -> None:
    Visit.objects.create(user=user, latest_at=timezone.now() - timedelta(days=days_ago))


def test_after_a_longer_absence_news_reaches_back_to_the_last_visit(sign_in, people):
    guidance("Gammel", Audience.PUBLIC, days_ago=50)
    _was_here(people["association"].user, 60)

    assert [page.title for page in sign_in("association").get("/").context["news"]] == ["Gammel"]


def test_what_came_since_the_last_visit_is_marked(sign_in, people):
    guidance("Efter", Audience.PUBLIC, days_ago=2)
    guidance("Før", Audience.PUBLIC, days_ago=9)
    _was_here(people["association"].user, 5)

    html = sign_in("association").get("/").content.decode()

    assert html.count("hub-tag--info") == 1


def test_coming_back_within_the_hour_is_the_same_visit(people, travel):
    travel(timezone.localdate())
    user = people["association"].user
    _was_here(user, 5)

    first, second = Visit.objects.begin(user), Visit.objects.begin(user)

    assert first == second == timezone.localdate() - timedelta(days=5)


def test_a_first_visit_has_none_before_it(people):
    assert Visit.objects.begin(people["association"].user) is None
    assert str(date.today().year) in str(Visit.objects.get())


def test_a_change_is_told_with_its_note(sign_in):
    guidance("Satser", Audience.PUBLIC, change_note="ny satstabel")

    assert "ny satstabel" in sign_in("association").get("/").content.decode()


@pytest.mark.parametrize("address", ["/", "/vejledning/", "/soeg/?q=fælles", "/raadet/"])
def test_the_number_of_queries_does_not_grow_with_the_pages(sign_in, address, django_assert_max_num_queries):
    client = sign_in("association")

    def fill(start: int) -> int:
        for number in range(start, start + 5):
            link = f'<p>fælles <a linktype="page" id="{StandardPage.objects.first().pk}">om</a></p>'
            guidance(f"Side {number}", Audience.PUBLIC, topics=["consent"], body=[{"type": "text", "value": link}])
        client.get(address)
        with django_assert_max_num_queries(60) as counted:
            client.get(address)
        return len(counted.captured_queries)

    assert fill(0) == fill(5)
