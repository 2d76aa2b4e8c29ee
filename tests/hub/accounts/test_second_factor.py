"""A password alone opens nothing; a code from the app, or a recovery code, does, once."""

import base64
import re

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.urls import reverse

from hub.accounts.second_factor import WHILE_SETTING_UP, reseal_factors
from tests.signed_in import code_of, give_app, give_code, give_password

NEW = "new:" + base64.b64encode(b"2" * 32).decode()
SECURITY = reverse("mfa_index")
SET_UP = reverse("mfa_activate_totp")
# One page of each package, the Wagtail admin, a page for everybody, and one that is not there.
PAGES = ["/", "/sager/", "/restancer/", "/beskeder/", "/vejledning/", "/soeg/", "/admin/", "/admin/pages/",
         "/styleguide/", "/konto/password/change/", "/nowhere/"]  # fmt: skip


def set_up_app(client) -> str:
    """Go through the page that sets up an app; answers the secret it showed."""
    secret = re.search(r'hub-secret">([A-Z2-7]+)<', client.get(SET_UP).content.decode())[1]
    answer = client.post(SET_UP, {"code": code_of(secret)})
    assert answer.url == reverse("mfa_view_recovery_codes")
    return secret


@pytest.mark.parametrize("who", ["anne", "editor", "council_member", "kmp", "ydelse"])
@pytest.mark.parametrize("path", PAGES)
def test_a_password_alone_leads_to_setting_up_the_second_factor(cast, client, who, path):
    give_password(client, cast.person(who).user)
    assert client.get(path).url == SECURITY
    assert client.post(path, {"x": "y"}).url == SECURITY


def test_a_password_alone_acts_for_no_agency_even_where_one_sets_up(cast, client):
    give_password(client, cast.ydelse.user)
    page = client.get(SECURITY)
    assert page.status_code == 200
    assert page.wsgi_request.membership is None
    assert "Ydelseskontoret" not in page.content.decode()


def test_every_page_open_while_setting_up_is_one_that_is_there():
    assert [name for name in WHILE_SETTING_UP if not reverse(name)] == []


def test_who_has_set_up_an_app_is_let_in_and_signs_in_with_it_from_then_on(cast, client):
    give_password(client, cast.ydelse.user)
    secret = set_up_app(client)
    assert client.get("/sager/").status_code == 200
    client.post(reverse("account_logout"))

    assert give_password(client, cast.ydelse.user).url == reverse("mfa_authenticate")
    assert client.get("/sager/").url.startswith(reverse("account_login"))
    give_code(client, code_of(secret, steps=1))
    assert client.get("/sager/").status_code == 200


def test_setting_up_ends_the_other_sessions(cast, client, client_class):
    elsewhere = client_class()
    give_password(elsewhere, cast.ydelse.user)
    give_password(client, cast.ydelse.user)
    set_up_app(client)
    assert elsewhere.get(SECURITY).url.startswith(reverse("account_login"))
    assert client.get(SECURITY).status_code == 200


def test_a_session_begun_without_the_factor_one_has_is_no_session(cast, client):
    client.force_login(cast.ydelse.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    give_app(cast.ydelse.user)
    assert client.get(SECURITY).url.startswith(reverse("account_login"))
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("code", ["000000", "", "abcdef"])
def test_a_wrong_code_lets_nobody_in(cast, client, code):
    give_app(cast.ydelse.user)
    give_password(client, cast.ydelse.user)
    assert give_code(client, code).context["form"].errors
    assert "_auth_user_id" not in client.session


def test_a_code_opens_once(cast, client, client_class):
    give_app(cast.ydelse.user)
    code = code_of()
    for browser, gets_in in ((client, True), (client_class(), False)):
        give_password(browser, cast.ydelse.user)
        give_code(browser, code)
        assert ("_auth_user_id" in browser.session) == gets_in


def test_codes_are_not_tried_without_end(cast, client):
    give_app(cast.ydelse.user)
    give_password(client, cast.ydelse.user)
    for _ in range(5):
        give_code(client, "000000")
    assert give_code(client, code_of()).context["form"].errors


def test_a_recovery_code_opens_once(cast, client, client_class):
    give_password(client, cast.ydelse.user)
    set_up_app(client)
    page = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    codes = re.findall(r"<li><code>(\d+)</code>", page)
    assert len(codes) == 10
    for browser, gets_in in ((client_class(), True), (client_class(), False)):
        give_password(browser, cast.ydelse.user)
        give_code(browser, codes[0])
        assert ("_auth_user_id" in browser.session) == gets_in


def test_neither_secret_nor_recovery_codes_lie_readable_in_the_database(cast, client):
    give_password(client, cast.ydelse.user)
    waiting = re.search(r'hub-secret">([A-Z2-7]+)<', client.get(SET_UP).content.decode())[1]
    assert waiting not in _session_rows()
    client.post(SET_UP, {"code": code_of(waiting)})
    held = {row.type: row for row in Authenticator.objects.filter(user=cast.ydelse.user)}
    app, codes = held["totp"], held["recovery_codes"]
    stored = f"{app.data} {codes.data} {_session_rows()}"
    assert waiting not in stored
    assert not any(code in stored for code in codes.wrap().get_unused_codes())
    assert app.wrap().validate_code(code_of(waiting, steps=1))


def test_an_older_key_may_go_when_the_factors_are_sealed_anew(cast, settings):
    give_app(cast.ydelse.user)
    settings.SEALING_KEYS = [NEW, *settings.SEALING_KEYS]
    assert (reseal_factors(), reseal_factors()) == (1, 0)
    settings.SEALING_KEYS = [NEW]
    assert Authenticator.objects.get().wrap().validate_code(code_of())


def _session_rows() -> str:
    """Every session as it lies there, and what anybody without the keys makes of it."""
    from django.core.signing import b64_decode

    with connection.cursor() as cursor:
        cursor.execute("SELECT session_data FROM django_session")
        rows = [row[0] for row in cursor.fetchall()]
    return " ".join(rows) + " ".join(repr(b64_decode(row.lstrip(".").split(":")[0].encode())) for row in rows)


def test_the_last_factor_stays_where_one_is_required(cast, client_of, settings):
    give_app(cast.ydelse.user)
    client = client_of(cast.ydelse)
    remove = reverse("mfa_deactivate_totp")
    assert client.post(remove).context["form"].errors
    assert Authenticator.objects.filter(user=cast.ydelse.user).exists()
    settings.SECOND_FACTOR_REQUIRED = False
    assert client.post(remove).url == SECURITY
    assert not Authenticator.objects.filter(user=cast.ydelse.user).exists()


def test_the_last_passkey_stays_where_one_is_required(cast, client_of):
    key = Authenticator.objects.create(user=cast.ydelse.user, type="webauthn", data={"name": "Nøgle", "credential": {}})
    client = client_of(cast.ydelse)
    remove = reverse("mfa_remove_webauthn", args=[key.pk])
    assert client.post(remove).context["form"].errors
    give_app(cast.ydelse.user)
    assert client.post(remove).url == reverse("mfa_list_webauthn")
    assert client.get(SECURITY).status_code == 200


@pytest.mark.parametrize("name", ["mfa_activate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes"])
def test_whoever_changes_the_factors_has_just_proved_who_it_is(cast, client_of, name):
    assert client_of(cast.ydelse, stale=True).get(reverse(name)).url.startswith(reverse("account_reauthenticate"))
    assert client_of(cast.ydelse).get(reverse(name)).status_code == 200


def test_anothers_passkey_is_not_there(cast, client_of):
    key = Authenticator.objects.create(user=cast.anne.user, type="webauthn", data={"name": "x", "credential": {}})
    for name in ("mfa_remove_webauthn", "mfa_edit_webauthn"):
        assert client_of(cast.ydelse).post(reverse(name, args=[key.pk])).status_code == 404


def test_the_picture_and_the_key_in_words_stand_on_the_page_without_any_script(cast, client_of):
    page = client_of(cast.ydelse).get(SET_UP)
    said = page.content.decode()
    assert 'src="data:image/svg+xml;base64,' in said
    assert "data:" in page.headers["Content-Security-Policy"]
    assert re.search(r'hub-secret">[A-Z2-7]{32}<', said)


def test_in_the_demonstration_the_second_factor_is_offered_and_not_required(cast, client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    give_password(client, cast.ydelse.user)
    assert client.get("/sager/").status_code == 200
    assert SECURITY in client.get("/sager/").content.decode()
    assert set_up_app(client)


def test_in_the_demonstration_the_click_asks_for_a_factor_that_somebody_has_tried_out(cast, client):
    give_app(cast.ydelse.user)
    answer = client.post(reverse("demo_sign_in"), {"email": cast.ydelse.user.email})
    assert answer.url == reverse("mfa_authenticate")
    give_code(client, code_of())
    assert client.get("/sager/").status_code == 200


def test_a_code_proves_as_well_as_the_password_that_it_is_you(cast, client_of):
    give_app(cast.ydelse.user)
    client = client_of(cast.ydelse, stale=True)
    ask = reverse("mfa_reauthenticate")
    asked = client.get(SET_UP.replace("activate", "deactivate"))
    assert ask in client.get(asked.url).content.decode()
    assert client.post(ask, {"code": code_of(), "next": "/sager/"}).url == "/sager/"
