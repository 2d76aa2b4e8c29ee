"""Signing in, choosing whom to act for, and the door that only the demonstration has."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from hub.accounts.kinds import Role
from hub.accounts.models import Membership, User
from tests.factories.membership import MembershipFactory
from tests.personas import PASSWORD
from tests.signed_in import sign_in


def signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_a_person_signs_in_with_e_mail_and_password(cast, client):
    client.post(reverse("account_login"), {"login": "Ydelse@example.invalid", "password": PASSWORD})
    assert signed_in(client)


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("ydelse@example.invalid", "wrong-password"),
        ("nobody@example.invalid", PASSWORD),
        ("inactive@example.invalid", PASSWORD),
    ],
)
def test_a_wrong_password_an_unknown_and_an_inactive_person_do_not_get_in(cast, client, login, password):
    client.post(reverse("account_login"), {"login": login, "password": password})
    assert not signed_in(client)


def test_a_wrong_password_and_an_unknown_person_are_answered_alike(cast, client):
    pages = [
        client.post(reverse("account_login"), {"login": login, "password": "wrong-password"})
        for login in ("ydelse@example.invalid", "nobody@example.invalid")
    ]
    said = [page.context["form"].non_field_errors() for page in pages]
    assert said[0]
    assert said[0] == said[1]


def test_nobody_makes_an_account_by_coming_by(client, db):
    form = {"email": "ny@example.invalid", "password1": PASSWORD, "password2": PASSWORD}
    page = client.post(reverse("account_signup"), form)
    assert page.status_code == 200
    assert "account/signup_closed.html" in [template.name for template in page.templates]


@pytest.mark.parametrize("path", ["/konto/email/", "/konto/confirm-email/", "/konto/confirm-email/a-key/"])
def test_nobody_takes_another_address_for_an_account(cast, client_of, path):
    client = client_of(cast.ydelse)
    for email in ("elsewhere@example.invalid", cast.anne.user.email):
        assert client.post(path, {"email": email, "action_add": ""}).status_code == 404
    assert client.get(path).status_code == 404
    assert mail.outbox == []


def test_a_forgotten_password_is_answered_alike_whether_known_or_not(cast, client):
    answers = [
        client.post(reverse("account_reset_password"), {"email": email})
        for email in ("ydelse@example.invalid", "nobody@example.invalid")
    ]
    assert answers[0].url == answers[1].url
    assert all("example.invalid" in message.to[0] for message in mail.outbox)


def test_signing_out_ends_the_session(cast, client_of):
    client = client_of(cast.ydelse)
    client.post(reverse("account_logout"))
    assert not signed_in(client)


def test_in_the_demonstration_a_click_signs_in_as_a_person(cast, client):
    assert client.post(reverse("demo_sign_in"), {"email": "ydelse@example.invalid"}).url == "/"
    assert signed_in(client)


def test_outside_the_demonstration_the_click_does_not_exist(cast, client, settings):
    settings.DEMO = False
    assert client.post(reverse("demo_sign_in"), {"email": "ydelse@example.invalid"}).status_code == 404
    assert not signed_in(client)


@pytest.mark.parametrize("demo", [True, False])
def test_the_sign_in_page_offers_the_people_in_the_demonstration_only(cast, client, settings, demo):
    settings.DEMO = demo
    page = client.get(reverse("account_login")).content.decode()
    assert ("Yusuf Demir" in page) == demo
    assert "Edith Foged" not in page  # her membership has ended
    assert "Ivan Lund" not in page  # he is no longer active


@pytest.mark.parametrize("email", ["nobody@example.invalid", "ended@example.invalid", "inactive@example.invalid", ""])
def test_the_click_signs_in_nobody_without_a_membership_in_force(cast, client, email):
    assert client.post(reverse("demo_sign_in"), {"email": email}).status_code == 404
    assert not signed_in(client)


def test_the_click_takes_a_person_with_several_memberships(cast, client):
    MembershipFactory(user=cast.ydelse.user, agency=cast.borgerservice.agency)
    assert client.post(reverse("demo_sign_in"), {"email": "ydelse@example.invalid"}).status_code == 302


def test_a_person_chooses_which_of_ones_own_agencies_to_act_for(cast, client_of):
    second = MembershipFactory(user=cast.ydelse.user, agency=cast.borgerservice.agency)
    client = client_of(cast.ydelse)
    client.post(reverse("act_as"), {"membership": second.public_id})
    assert client.get("/nowhere/").wsgi_request.membership == second


@pytest.mark.parametrize("whose", ["anne", "ended", "nonsense", "nothing"])
def test_nobody_acts_for_anothers_or_an_ended_membership(cast, client_of, whose):
    client = client_of(cast.ydelse)
    chosen = {"nonsense": "x", "nothing": ""}.get(whose) or getattr(getattr(cast, whose, None), "public_id", "")
    assert client.post(reverse("act_as"), {"membership": chosen}).status_code == 404
    assert client.get("/nowhere/").wsgi_request.membership == cast.ydelse


def _window(who: Membership) -> tuple[Client, dict[str, str]]:
    """A browser that asks for the token of each form, and what a form that stands open in it sends."""
    browser = Client(enforce_csrf_checks=True)
    sign_in(browser, User.objects.get(pk=who.user_id))
    browser.get(reverse("notices"))
    page = browser.get(reverse("account_change_password")).content.decode()
    return browser, {"csrfmiddlewaretoken": page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]}


def test_a_form_that_stands_open_for_one_agency_is_not_taken_for_another(cast):
    """A clerk of two landlords, two windows: what is sent for the one never comes to lie with the other."""
    second = MembershipFactory(user=cast.kmp.user, agency=cast.lindehoej_clerk.agency, role=Role.CLERK)
    browser, form = _window(cast.kmp)
    assert browser.post(reverse("notices_read"), form).status_code == 302
    assert browser.post(reverse("act_as"), {"membership": second.public_id, **form}).status_code == 302
    refused = browser.post(reverse("notices_read"), form)
    assert (refused.status_code, refused.wsgi_request.membership) == (403, second)
    assert "403_csrf.html" in [template.name for template in refused.templates]


def test_whoever_begins_to_act_for_another_agency_gets_what_was_written_back_to_copy(cast):
    browser, _form = _window(cast.kmp)
    words, secret = (
        "Beboeren har ringet <b>to</b> gange om sin husleje i dag.",
        "et kodeord der er meget langt & hemmeligt nok",
    )
    sent = {
        "note": words,
        "password1": secret,
        "token": secret,
        "cpr": secret,
        "short": "Ja tak",
        "next": "/" + "x" * 99,
    }
    refused = browser.post(reverse("notices_read"), sent)
    assert refused.status_code == 403
    assert refused.context["texts"] == [words]
    page = refused.content.decode()
    assert "ringet &lt;b&gt;to&lt;/b&gt; gange" in page
    assert "kodeord der er" not in page
    assert Client(enforce_csrf_checks=True).post(reverse("set_language"), sent).context["texts"] == []


def test_a_sign_out_with_a_token_that_holds_no_more_is_offered_anew(cast):
    browser, _ = _window(cast.kmp)
    page = browser.post(reverse("account_logout"), {"csrfmiddlewaretoken": "x" * 64})
    assert page.status_code == 403
    assert "Du er stadig logget ind." in page.content.decode()
    token = page.content.decode().split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    assert browser.post(reverse("account_logout"), {"csrfmiddlewaretoken": token}).status_code == 302
    assert not signed_in(browser)


def test_signing_out_is_not_refused_because_the_membership_has_ended(cast):
    MembershipFactory(user=cast.kmp.user, agency=cast.lindehoej_clerk.agency, role=Role.CLERK)
    browser, form = _window(cast.kmp)
    type(cast.kmp).objects.filter(pk=cast.kmp.pk).update(valid_from="2020-01-01", valid_until="2020-02-02")
    assert browser.post(reverse("account_logout"), form).status_code == 302
    assert not signed_in(browser)


@pytest.mark.parametrize("is_new", [False, True])
def test_a_form_of_a_membership_that_ends_meanwhile_is_not_taken_for_the_next(cast, client_of, is_new):
    def give_another() -> None:
        MembershipFactory(user=cast.kmp.user, agency=cast.lindehoej_clerk.agency, role=Role.CLERK)

    if not is_new:
        give_another()
    client = client_of(cast.kmp.user)
    assert client.get(reverse("notices")).wsgi_request.membership == cast.kmp
    if is_new:
        give_another()
    type(cast.kmp).objects.filter(pk=cast.kmp.pk).update(valid_from="2020-01-01", valid_until="2020-02-02")
    assert client.post(reverse("notices_read")).status_code == 403
    assert client.post(reverse("notices_read")).status_code == 302


@pytest.mark.parametrize("name", ["act_as", "demo_sign_in"])
def test_both_doors_are_opened_by_post_only(cast, client_of, name):
    assert client_of(cast.ydelse).get(reverse(name)).status_code == 405


def test_choosing_asks_to_sign_in_first(client, db):
    assert client.post(reverse("act_as"), {"membership": 1}).url.startswith(reverse("account_login"))
