"""Proving once more that it is you: who is asked, and what becomes of what waited."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import include, path, reverse
from django.utils.html import escape

from hub.accounts import reauthentication
from hub.accounts.reauthentication import freshly_signed_in
from hub.audit.watch import Nothing, shows_nothing
from tests.personas import PASSWORD

ASKED = reverse("account_reauthenticate")


@freshly_signed_in
def guarded(request: HttpRequest) -> HttpResponse:
    shows_nothing(Nothing.EMPTY_SEARCH)
    name = request.resolver_match.url_name if request.resolver_match else ""
    return HttpResponse(f"{request.method} {request.POST.get('reason', '')} {name} {request.user.pk}")


urlpatterns = [path("guarded/", guarded, name="guarded"), path("", include("hub.urls"))]
pytestmark = pytest.mark.urls(__name__)


def prove(client, asked, password=PASSWORD):
    """Give the password on the page that asks."""
    page = client.get(asked.url)
    assert f'name="next" value="{escape(page.context["redirect_field_value"])}"' in page.content.decode()
    return client.post(ASKED, {"password": password, "next": page.context["redirect_field_value"]})


def test_who_has_just_signed_in_goes_straight_in(cast, client_of):
    assert client_of(cast.anne).get("/guarded/").content.startswith(b"GET")
    assert client_of(cast.anne).post("/guarded/", {"reason": "why"}).content.startswith(b"POST why")


def test_the_real_sign_in_counts_as_just_signed_in(cast, client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.post(reverse("account_login"), {"login": "anne@example.invalid", "password": PASSWORD})
    assert client.get("/guarded/").status_code == 200


def test_a_stranger_is_asked_to_sign_in_and_nothing_of_the_form_is_kept(cast, client):
    assert client.post("/guarded/", {"reason": "why"}).url.startswith(reverse("account_login"))
    assert reauthentication.STATE_SESSION_KEY not in client.session


def test_a_page_asked_for_too_late_comes_after_the_password(cast, client_of):
    client = client_of(cast.anne, stale=True)
    asked = client.get("/guarded/?a=1")
    assert asked.url.startswith(ASKED)
    assert prove(client, asked).url == "/guarded/?a=1"
    assert client.get("/guarded/?a=1").status_code == 200


def test_a_form_sent_too_late_is_carried_out_after_the_password(cast, client_of):
    client = client_of(cast.anne, stale=True)
    answer = prove(client, client.post("/guarded/?a=1", {"reason": "en grund"}))
    assert answer.content.decode() == f"POST en grund guarded {cast.anne.user.pk}"


def test_a_wrong_password_carries_nothing_out(cast, client_of):
    client = client_of(cast.anne, stale=True)
    answer = prove(client, client.post("/guarded/", {"reason": "why"}), "wrong")
    assert answer.context["form"].errors
    assert client.get("/guarded/").url.startswith(ASKED)


def test_a_form_given_up_is_not_carried_out_when_the_page_is_asked_for_later(cast, client_of):
    client = client_of(cast.anne, stale=True)
    client.post("/guarded/", {"reason": "given up"})
    assert prove(client, client.get("/guarded/")).url == "/guarded/"


def test_a_form_does_not_wait_behind_the_door_to_another_page(cast, client_of):
    client = client_of(cast.anne, stale=True)
    client.post("/guarded/", {"reason": "why"})
    assert client.post(ASKED, {"password": PASSWORD, "next": "/sager/"}).url == "/sager/"


def test_a_form_that_waited_too_long_is_not_carried_out(cast, client_of):
    client = client_of(cast.anne, stale=True)
    asked = client.post("/guarded/", {"reason": "why"})
    session = client.session
    session[reauthentication.STATE_SESSION_KEY]["state"]["at"] -= 301
    session.save()
    assert prove(client, asked).url == "/guarded/"


def test_a_fragment_is_led_to_the_page_that_asks(cast, client_of):
    answer = client_of(cast.anne, stale=True).get("/guarded/", headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"].startswith(ASKED)
