"""When a session ends: nobody there, another password, other rights, a closed account."""

import base64
import time

import pytest
from allauth.account.adapter import get_adapter
from django.conf import settings as configured
from django.contrib.sessions.models import Session
from django.core import signing
from django.urls import reverse

from hub.accounts.models import User
from hub.accounts.session_store import digest_of
from hub.accounts.sessions import LAST_SEEN, SealedJSON, end_sessions
from hub.sealing.seal import SealError
from tests.personas import PASSWORD

SIGN_IN = reverse("account_login")
OLD = "old:" + base64.b64encode(b"1" * 32).decode()
NEW = "new:" + base64.b64encode(b"2" * 32).decode()


def seen(client, minutes_ago: float) -> None:
    session = client.session
    session[LAST_SEEN] = int(time.time() - minutes_ago * 60)
    session.save()


def test_a_session_that_nobody_uses_ends(cast, client_of):
    client = client_of(cast.ydelse)
    seen(client, 61)
    assert client.get("/sager/").url.startswith(SIGN_IN)
    assert "_auth_user_id" not in client.session


def test_a_session_that_somebody_uses_goes_on(cast, client_of):
    client = client_of(cast.ydelse)
    for _ in range(3):
        seen(client, 59)
        assert client.get("/sager/").status_code == 200
    assert time.time() - client.session[LAST_SEEN] < 5


def test_being_there_is_written_once_a_minute(cast, client_of):
    client = client_of(cast.ydelse)
    seen(client, 0.5)
    before = client.session[LAST_SEEN]
    client.get("/sager/")
    assert client.session[LAST_SEEN] == before


def test_a_person_who_is_deactivated_is_nobody_at_the_next_request(cast, client_of):
    client = client_of(cast.ydelse)
    cast.ydelse.user.is_active = False
    cast.ydelse.user.save()
    assert client.get("/sager/").url.startswith(SIGN_IN)


def test_another_password_ends_every_session(cast, client_of):
    here, elsewhere = client_of(cast.ydelse), client_of(cast.ydelse)
    new = "et-helt-andet-langt-kodeord"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert here.post(reverse("account_change_password"), form).status_code == 302
    for client in (here, elsewhere):
        assert client.get("/sager/").url.startswith(SIGN_IN)


def test_ending_sessions_ends_all_of_one_person_and_nobody_elses(cast, client_of):
    mine, also_mine, anothers = client_of(cast.ydelse), client_of(cast.ydelse), client_of(cast.anne)
    end_sessions(cast.ydelse.user)
    for client in (mine, also_mine):
        assert client.get("/sager/").url.startswith(SIGN_IN)
    assert anothers.get("/sager/").status_code == 200


def test_a_session_lies_sealed(cast, client_of, settings):
    client = client_of(cast.ydelse)
    session = client.session
    session["waits"] = "en grund som ingen andre skal læse"
    session.save()
    stored = session.encode(dict(session))
    assert b"grund" not in signing.b64_decode(stored.lstrip(".").split(":")[0].encode())
    assert session.decode(stored)["waits"].startswith("en grund")
    settings.SEALING_KEYS = [NEW]
    assert session.decode(stored) == {}
    assert client.get("/sager/").url.startswith(SIGN_IN)


def _key(client) -> str:
    return client.cookies[configured.SESSION_COOKIE_NAME].value


def test_what_lies_in_the_table_opens_no_session(cast, client_of, client):
    """Whoever reads the table, or a backup of it, does not go on as who is signed in."""
    signed_in = client_of(cast.anne)
    [stored] = Session.objects.values_list("session_key", flat=True)
    assert stored != _key(signed_in)
    client.cookies[configured.SESSION_COOKIE_NAME] = stored
    assert client.get("/sager/").url.startswith(SIGN_IN)


def test_anothers_session_laid_into_ones_own_row_is_empty(cast, client_of):
    mine, annes = client_of(cast.ydelse), client_of(cast.anne)
    hers = Session.objects.get(session_key=digest_of(_key(annes)))
    Session.objects.filter(session_key=digest_of(_key(mine))).update(session_data=hers.session_data)
    assert mine.get("/sager/").url.startswith(SIGN_IN)
    assert annes.get("/sager/").status_code == 200


def test_an_older_key_still_opens_and_the_newest_seals(settings):
    settings.SEALING_KEYS = [OLD]
    old = SealedJSON().dumps({"a": 1})
    settings.SEALING_KEYS = [NEW, OLD]
    assert SealedJSON().loads(old) == {"a": 1}
    sealed_now = SealedJSON().dumps({"a": 2})
    settings.SEALING_KEYS = [NEW]
    assert SealedJSON().loads(sealed_now) == {"a": 2}
    with pytest.raises(SealError):
        SealedJSON().loads(old)


def test_a_password_chosen_meanwhile_undoes_no_deactivation_and_opens_no_ended_session(cast):
    on_the_page = User.objects.get(pk=cast.ydelse.user_id)
    User.objects.filter(pk=on_the_page.pk).update(is_active=False)
    end_sessions(on_the_page)
    get_adapter().set_password(on_the_page, "et-andet-langt-kodeord")
    now = User.objects.get(pk=on_the_page.pk)
    assert now.check_password("et-andet-langt-kodeord")
    assert (now.is_active, now.session_epoch) == (False, on_the_page.session_epoch + 1)
