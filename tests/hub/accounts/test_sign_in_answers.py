"""Who asks learns nothing of who has an account: the same answer in every byte, after the same work."""

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.personas import PASSWORD

# A wrong password, an address nobody has, a closed account with the right password and with a wrong one, and one that
# was made by an invitation and has no password yet.
TRIES = {
    "known": ("ydelse@example.invalid", "not-the-password"),
    "unknown": ("nobodys@example.invalid", PASSWORD),
    "closed": ("inactive@example.invalid", PASSWORD),
    "closed_and_wrong": ("inactive@example.invalid", "not-the-password"),
    "invited": ("betaling@example.invalid", PASSWORD),
}
RESETS = ["ydelse@example.invalid", "nobodys@example.invalid", "inactive@example.invalid", "betaling@example.invalid"]


@pytest.fixture(autouse=True)
def no_demonstration(settings):
    """There the page names everybody."""
    settings.DEMO = False


@pytest.fixture
def invited(cast):
    cast.betaling.user.set_unusable_password()
    cast.betaling.user.save()


def told(answer, *typed: str) -> tuple[int, str, dict[str, str]]:
    """The answer but for tokens, and for what the person typed."""
    page = re.sub(r'(csrfmiddlewaretoken" value=")[^"]*', r"\1", answer.content.decode())
    for word in typed:
        page = page.replace(word, "")
    headers = {name: value for name, value in answer.headers.items() if name not in {"Content-Length", "Expires"}}
    return answer.status_code, page, headers


@pytest.mark.parametrize("how", TRIES)
def test_signing_in_is_refused_in_the_same_bytes(cast, invited, client_class, how):
    refused = []
    for email, password in (TRIES["known"], TRIES[how]):
        answer = client_class().post(reverse("account_login"), {"login": email, "password": password})
        refused.append(told(answer, email))
    assert refused[0] == refused[1]
    assert refused[0][0] == 200


@pytest.mark.parametrize("how", TRIES)
def test_signing_in_is_refused_after_the_same_work(cast, invited, client_class, how, monkeypatch):
    """What takes the time is hashing a password, once; beside it the same number of statements."""
    hashed, encode = [], MD5PasswordHasher.encode

    def counted(*args, **options):
        hashed.append(1)
        return encode(*args, **options)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    work = []
    for email, password in (TRIES["known"], TRIES[how]):
        hashed.clear()
        with CaptureQueriesContext(connection) as statements:
            client_class().post(reverse("account_login"), {"login": email, "password": password})
        work.append((len(hashed), len(statements)))
    assert work[0] == work[1]
    assert work[0][0] == 1


@pytest.mark.parametrize("how", TRIES)
def test_the_sixth_try_is_refused_for_known_and_unknown_alike(cast, invited, client, how):
    email, password = TRIES[how]
    for _ in range(5):
        client.post(reverse("account_login"), {"login": email, "password": password})
    sixth = client.post(reverse("account_login"), {"login": email, "password": password})
    assert sixth.context["form"].errors.as_data()["__all__"][0].code == "too_many_login_attempts"


def test_after_five_wrong_ones_the_right_password_does_not_open_either(cast, client):
    for _ in range(5):
        client.post(reverse("account_login"), {"login": "ydelse@example.invalid", "password": "wrong-password"})
    client.post(reverse("account_login"), {"login": "ydelse@example.invalid", "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_one_address_cannot_try_many_accounts(cast, client):
    answers = [
        client.post(reverse("account_login"), {"login": f"x{n}@example.invalid", "password": "wrong-password"})
        for n in range(41)
    ]
    codes = [answer.context["form"].errors.as_data()["__all__"][0].code for answer in answers]
    assert set(codes[:40]) == {"email_password_mismatch"}
    assert codes[40] == "too_many_login_attempts"


def test_a_header_that_the_asker_writes_does_not_make_a_new_asker(cast, client, settings):
    """Behind one proxy the last address counts, which the proxy has written."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for n in range(41):
        answer = client.post(
            reverse("account_login"),
            {"login": f"x{n}@example.invalid", "password": "wrong-password"},
            headers={"X-Forwarded-For": f"198.51.100.{n}, 203.0.113.7"},
        )
    assert answer.context["form"].errors.as_data()["__all__"][0].code == "too_many_login_attempts"


@pytest.mark.parametrize("email", RESETS)
def test_a_forgotten_password_is_answered_in_the_same_bytes_and_by_one_mail(cast, invited, client_class, email):
    answers = []
    for address in (RESETS[0], email):
        client = client_class()
        sent = client.post(reverse("account_reset_password"), {"email": address})
        answers.append((told(sent), told(client.get(sent.url))))
        assert [message.to for message in mail.outbox] == [[address]]
        mail.outbox.clear()
    assert answers[0] == answers[1]


@pytest.mark.parametrize("email", RESETS)
def test_a_forgotten_password_is_asked_for_three_times_and_then_not(cast, invited, client, email):
    answers = [client.post(reverse("account_reset_password"), {"email": email}) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
    assert "429.html" in [template.name for template in answers[3].templates]
    assert len(mail.outbox) == 3


def test_a_closed_account_is_not_opened_by_a_reset(cast, client):
    client.post(reverse("account_reset_password"), {"email": "inactive@example.invalid"})
    assert "/reset/key/" not in mail.outbox[0].body


def test_proving_once_more_who_it_is_is_counted(cast, client_of):
    client = client_of(cast.ydelse, stale=True)
    codes = [
        client.post(reverse("account_reauthenticate"), {"password": "wrong-password"}).status_code for _ in range(11)
    ]
    assert codes == [200] * 10 + [429]
