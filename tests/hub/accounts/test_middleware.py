"""Who is asking, as whom, and in which language: asked anew on each request."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from hub.accounts.middleware import SESSION_KEY, acting_membership
from hub.accounts.models import Membership, User
from tests.factories.membership import MembershipFactory
from tests.signed_in import remembered

INBOX = "/sager/"


def who_is_acting(client) -> Membership | None:
    """What the middleware left on the request that the client last made."""
    return client.get("/healthz-of-nobody/").wsgi_request.membership


def test_a_person_acts_as_the_membership_in_force(cast, client_of):
    assert who_is_acting(client_of(cast.ydelse)) == cast.ydelse
    assert who_is_acting(client_of(cast.ydelse.user)) == cast.ydelse


@pytest.mark.parametrize("name", ["no_membership", "ended"])
def test_a_person_with_no_membership_in_force_acts_as_nobody(cast, client_of, name):
    who = getattr(cast, name)
    assert who_is_acting(client_of(who.user if isinstance(who, Membership) else who)) is None


def test_nobody_signed_in_acts_as_nobody(client, db):
    assert who_is_acting(client) is None


def test_a_person_with_several_acts_as_the_chosen_one(cast, client_of):
    second = MembershipFactory(user=cast.ydelse.user, agency=cast.borgerservice.agency)
    assert who_is_acting(client_of(cast.ydelse.user)) == cast.ydelse
    assert who_is_acting(client_of(second)) == second


def test_a_membership_that_is_not_ones_own_is_never_acted_as(cast, client_of):
    client = client_of(cast.ydelse)
    session = client.session
    session[SESSION_KEY] = cast.anne.pk
    session.save()
    assert who_is_acting(client) == cast.ydelse


def end(membership: Membership) -> None:
    Membership.objects.filter(pk=membership.pk).update(valid_until=timezone.localdate() - timedelta(days=1))


def deactivate(membership: Membership) -> None:
    User.objects.filter(pk=membership.user_id).update(is_active=False)


@pytest.mark.parametrize("stop", [end, deactivate])
def test_a_membership_that_ends_ends_at_the_next_request(cast, client_of, stop):
    client = client_of(cast.ydelse)
    assert client.get(INBOX).status_code == 200
    stop(cast.ydelse)
    assert who_is_acting(client) is None
    assert client.get(INBOX).status_code in {302, 403, 404}


def test_when_the_chosen_one_ends_another_of_ones_own_is_acted_as(cast, client_of):
    second = MembershipFactory(user=cast.ydelse.user, agency=cast.borgerservice.agency)
    client = client_of(second)
    end(second)
    assert who_is_acting(client) == cast.ydelse


def test_today_is_the_last_day_and_tomorrow_is_not(cast, travel):
    today = timezone.localdate()
    last_day = MembershipFactory(agency=cast.ydelse.agency, valid_until=today)
    begins = MembershipFactory(agency=cast.ydelse.agency, begins_tomorrow=True)

    def at_work() -> set[Membership]:
        return set(Membership.objects.active().filter(agency=cast.ydelse.agency))

    assert at_work() == {cast.ydelse, last_day}
    travel(today + timedelta(days=1))
    assert at_work() == {cast.ydelse, begins}


def test_reading_the_membership_takes_one_statement(cast, django_assert_num_queries):
    request = RequestFactory().get("/")
    request.user, request.session = cast.ydelse.user, remembered(cast.ydelse.user)
    with django_assert_num_queries(1):
        assert acting_membership(request).agency.kind == "benefits_office"


@pytest.mark.parametrize(
    ("cookie", "asked", "language"),
    [("", "en-GB", "da"), ("en", "da", "en"), ("da", "en", "da"), ("xx", "en", "da")],
)
def test_danish_unless_the_person_has_chosen_otherwise_whatever_the_browser_asks(client, db, cookie, asked, language):
    if cookie:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = cookie
    page = client.get(reverse("account_login"), headers={"Accept-Language": asked})
    assert page.headers["Content-Language"] == language
    assert "Cookie" in page.headers["Vary"]


def test_pages_of_a_signed_in_person_are_kept_by_nobody(cast, client_of, client):
    assert "no-store" in client_of(cast.ydelse).get(INBOX).headers["Cache-Control"]
    assert "no-store" not in client.get("/").headers.get("Cache-Control", "")
