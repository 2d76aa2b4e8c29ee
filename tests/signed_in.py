"""Signing in, for tests: what a session remembers of it, and the codes that a person's app would show."""

import base64
import hmac
import struct
import time
from collections.abc import Mapping
from typing import Any

from allauth.account.internal.flows import login
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client
from django.urls import reverse

from hub.accounts.models import User
from hub.accounts.sealed import FACTOR, seal
from hub.accounts.session_store import SessionStore
from tests.personas import PASSWORD

SECRET = base64.b32encode(b"twenty bytes exactly").decode()


def remembered(user: User, *, hours_ago: float = 0, factor: bool = True) -> dict[str, Any]:
    """What a session holds when the person gave the password and, unless `factor` is false, the factor so long ago."""
    at = time.time() - hours_ago * 3600
    methods = ["password", "mfa"] if factor else ["password"]
    return {
        login.AUTHENTICATION_METHODS_SESSION_KEY: [{"method": method, "at": at} for method in methods],
        login._AUTHENTICATION_METHODS_USER_SESSION_KEY: str(user.pk),
    }


def sign_in(client: Client, user: User, more: Mapping[str, Any] | None = None, **how: Any) -> None:
    """Give the browser a session as signing in leaves it, in one statement; nothing of it is on record."""
    session = SessionStore()
    session.update(
        {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: "allauth.account.auth_backends.AuthenticationBackend",
            HASH_SESSION_KEY: user.get_session_auth_hash(),
            **remembered(user, **how),
            **(more or {}),
        }
    )
    session.create()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key


def give_app(user: User, secret: str = SECRET) -> None:
    """The person has set up an app with codes."""
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": seal(secret, place=FACTOR)})


def code_of(secret: str = SECRET, *, steps: int = 0) -> str:
    """What the app shows now, or so many steps of 30 seconds later (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    start = digest[-1] & 0x0F
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def give_password(client: Client, user: User, password: str = PASSWORD) -> Any:
    return client.post(reverse("account_login"), {"login": user.email, "password": password})


def give_code(client: Client, code: str) -> Any:
    return client.post(reverse("mfa_authenticate"), {"code": code})
