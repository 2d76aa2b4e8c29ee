"""Signing in and out, failing to, and what is done to one's own account: on record without what was typed."""

import pytest
from django.core.exceptions import ValidationError
from django.test import RequestFactory

from hub.accounts.adapter import ClosedSignup
from hub.audit.models import AuditEvent
from hub.audit.signing_in import wrong_second_factor
from tests.personas import PASSWORD

LOGIN = "/konto/login/"


def rows(verb: str) -> list:
    return list(AuditEvent.objects.filter(verb=verb).order_by("pk"))


def sign_in(client, email: str, password: str = PASSWORD):
    return client.post(LOGIN, {"login": email, "password": password})


def test_signing_in_and_out_are_on_record_with_the_agency(cast, client):
    sign_in(client, cast.ydelse.user.email)
    client.post("/konto/logout/")
    for verb in ("sign_in", "sign_out"):
        (row,) = rows(verb)
        assert (row.user, row.agency, row.why) == (cast.ydelse.user, cast.ydelse.agency, "account")


@pytest.mark.parametrize(
    ("name", "password", "reason"),
    [("ydelse", "forkert-kodeord-her", "password"), ("inactive", PASSWORD, "inactive")],
)
def test_a_failed_attempt_names_the_account_it_was_at(cast, client, name, password, reason):
    user = cast.person(name).user
    sign_in(client, user.email, password)
    (row,) = rows("sign_in_failed")
    assert (row.user, row.details) == (user, {"reason": reason})
    assert not rows("sign_in")


def test_an_attempt_at_no_account_names_nobody_and_keeps_nothing_of_what_was_typed(cast, client):
    sign_in(client, "kanarie@example.invalid", "kanarie-kodeord")
    (row,) = rows("sign_in_failed")
    assert (row.user, row.agency, row.details) == (None, None, {"reason": "unknown"})


def test_too_many_attempts_are_on_record_as_such(cast, monkeypatch):
    def refuses(self, request, **credentials):
        raise ValidationError("too many")

    monkeypatch.setattr("allauth.account.adapter.DefaultAccountAdapter.pre_authenticate", refuses)
    with pytest.raises(ValidationError):
        ClosedSignup().pre_authenticate(RequestFactory().post(LOGIN), email=cast.ydelse.user.email)
    (row,) = rows("sign_in_failed")
    assert (row.user, row.details) == (cast.ydelse.user, {"reason": "throttled"})


def test_a_new_password_is_on_record_and_no_password_is(cast, client_of):
    new = "kanarie-nyt-kodeord-2026"
    client_of(cast.ydelse).post(
        "/konto/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )
    (row,) = [row for row in rows("change") if row.details.get("what") == "password_changed"]
    assert row.user == cast.ydelse.user


def test_acting_for_another_agency_is_on_record(cast, client_of):
    client_of(cast.ydelse).post("/konto/virke-som/", {"membership": cast.ydelse.public_id})
    (row,) = rows("change")
    assert (row.agency, row.details) == (cast.ydelse.agency, {"what": "acting_for"})


def test_a_wrong_second_factor_is_on_record(cast):
    wrong_second_factor(sender=None, user=cast.ydelse.user, authenticator=None)
    (row,) = rows("sign_in_failed")
    assert (row.user, row.details) == (cast.ydelse.user, {"reason": "second_factor"})
