"""Proving once more that it is you, before what cannot be undone or leaves the hub: export, break-glass, withdrawal.

    @freshly_signed_in
    def withdraw(request, ...): ...

Whoever has given a password or a second factor within ACCOUNT_REAUTHENTICATION_TIMEOUT (seconds) goes straight in.
Others are asked first, on allauth's page: a GET comes back to its address, a POST is carried out as it was sent. It
waits in the session, which is sealed (hub.accounts.sessions), for as long as the freshness would have lasted.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY
from allauth.account.utils import get_next_redirect_url
from allauth.core.internal.httpkit import deserialize_request, serialize_request
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import resolve, reverse

View = TypeVar("View", bound=Callable[..., HttpResponse])
# What says "this is me" again. A link in a mail (a reset password) does not.
PROOFS = frozenset({"password", "mfa", "demo"})
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def is_fresh(request: HttpRequest) -> bool:
    """Has the person proved who they are within the last minutes, in this session?"""
    if not request.user.is_authenticated:
        return False
    records = get_authentication_records(request, request.user)
    newest = max((record["at"] for record in records if record["method"] in PROOFS), default=0.0)
    return bool(time.time() - newest < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)


def freshly_signed_in(view: View) -> View:
    """Let only those in who have just proved who they are; the rest are asked, and then led on.

    Stands inside what makes a page absent (`requires`): nobody is asked for a password before a 404.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs) if is_fresh(request) else _ask(request)

    return cast(View, login_required(guarded))


def _ask(request: HttpRequest) -> HttpResponse:
    # What waited from an earlier time is given up: only what the person has sent just now may be carried out.
    request.session.pop(STATE_SESSION_KEY, None)
    waits = request.method not in SAFE and not request.FILES
    if waits:
        request.session[STATE_SESSION_KEY] = {
            "callback": f"{__name__}.resume",
            "state": {"request": serialize_request(request), "path": request.get_full_path(), "at": time.time()},
        }
    address = request.get_full_path() if waits or request.method in SAFE else request.path
    ways = get_adapter().get_reauthentication_methods(request.user)
    # Nothing to prove it with: allauth's own page says so.
    asking = ways[0]["url"] if ways else reverse("account_reauthenticate")
    asking = f"{asking}?{urlencode({REDIRECT_FIELD_NAME: address})}"
    # A fragment would swallow the page that asks; htmx opens it as a page instead.
    is_fragment = bool(request.headers.get("HX-Request"))
    answer = HttpResponse(headers={"HX-Redirect": asking}) if is_fragment else HttpResponseRedirect(asking)
    answer.asks_who_it_is = True  # type: ignore[attr-defined]  # no look: hub.on_record
    return answer


def resume(request: HttpRequest, state: dict[str, Any]) -> HttpResponse:
    """What allauth calls after the proof: carry out what waited, if the person was asked because of it."""
    target = get_next_redirect_url(request) or settings.LOGIN_REDIRECT_URL
    waited = time.time() - state["at"]
    if target != state["path"] or waited > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT:
        return HttpResponseRedirect(target)
    sent = deserialize_request(state["request"], request)
    match = sent.resolver_match = resolve(sent.path_info)
    response: HttpResponse = match.func(sent, *match.args, **match.kwargs)
    return response
