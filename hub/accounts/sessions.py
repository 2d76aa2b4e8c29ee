"""Sessions: sealed where they lie, ended when nobody is there, ended when what the person may do has changed.

- A session's row holds a form that waits for a password, or a code's secret while it is being set up; it is sealed.
- It ends after SESSION_IDLE_SECONDS without a request, and after SESSION_COOKIE_AGE in any case.
- It ends at its next request when the person's password or `session_epoch` is another than when it began: Django
  compares `User.get_session_auth_hash`. A person who is deactivated is nobody at the next request.
"""

import json
import time
from typing import Any

from allauth.core.internal.httpkit import authenticated_user
from django.conf import settings
from django.contrib.auth import logout, update_session_auth_hash
from django.db.models import F
from django.http import HttpRequest, HttpResponse

from hub.accounts.models import User
from hub.accounts.requests import Handler
from hub.accounts.sealed import SESSION, seal, unseal

LAST_SEEN = "last_seen"
# A session is written at most once in so many seconds to say that somebody is there.
NOTED_EVERY = 60


class SealedJSON:
    """SESSION_SERIALIZER. One that no key opens any more is an empty session."""

    def dumps(self, obj: Any) -> bytes:
        return seal(json.dumps(obj, separators=(",", ":")), place=SESSION).encode()

    def loads(self, data: bytes) -> Any:
        return json.loads(unseal(data.decode(), place=SESSION))


class IdleTimeout:
    """Middleware, behind authentication: signs out whoever has not asked for anything for too long."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = time.time()
            seen = request.session.get(LAST_SEEN, now)
            if now - seen > settings.SESSION_IDLE_SECONDS:
                logout(request)
            elif LAST_SEEN not in request.session or now - seen > NOTED_EVERY:
                request.session[LAST_SEEN] = int(now)
        return self.get_response(request)


def end_sessions(user: User) -> None:
    """Every session of the person ends at its next request. Call it inside the transaction of the change."""
    User.objects.filter(pk=user.pk).update(session_epoch=F("session_epoch") + 1)


def keep_only_this_session(request: HttpRequest) -> None:
    """Every other session of the person ends at its next request."""
    user = authenticated_user(request)
    end_sessions(user)
    user.refresh_from_db(fields=["session_epoch"])
    update_session_auth_hash(request, user)
