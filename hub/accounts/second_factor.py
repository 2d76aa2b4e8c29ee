"""The second factor: a code from an app, a passkey, or a recovery code, beside the password.

Required of everyone outside the demonstration (SECOND_FACTOR_REQUIRED). Whoever has given a password alone acts for no
agency (hub.accounts.middleware.acting_membership) and is led to setting one up, whatever page is asked for.
"""

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.core.internal.httpkit import authenticated_user
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse

from hub.accounts.requests import Handler
from hub.accounts.sealed import FACTOR, is_sealed_by_todays_key, seal, unseal
from hub.accounts.sessions import keep_only_this_session

# Recovery codes stand in for one of these; alone they are none.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# What a person may open before there is a second factor: setting one up, proving who it is, leaving, the language.
WHILE_SETTING_UP = frozenset(
    {
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "account_reauthenticate",
        "account_logout",
        "set_language",
        "healthz",
        "readyz",
    }
)


def lacks_second_factor(request: HttpRequest) -> bool:
    """Signed in with a password alone, where that is not enough? Asked of this session, not of what the person owns."""
    if not settings.SECOND_FACTOR_REQUIRED or not request.user.is_authenticated:
        return False
    return not any(record["method"] == "mfa" for record in get_authentication_records(request, request.user))


def set_up(request: HttpRequest, kind: str) -> None:
    """The person has just shown the new factor: this session has it, and every other one must sign in with it."""
    record_authentication(request, authenticated_user(request), method="mfa", type=kind)
    keep_only_this_session(request)


@transaction.atomic
def reseal_factors() -> int:
    """Seal with today's key whatever an older one has sealed; answers how many. For when keys are rotated."""
    changed = 0
    for factor in Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN).select_for_update():
        name = "secret" if factor.type == Authenticator.Type.TOTP else "seed"
        if not is_sealed_by_todays_key(factor.data[name]):
            factor.data[name] = seal(unseal(factor.data[name], place=FACTOR), place=FACTOR)
            factor.save(update_fields=["data"])
            changed += 1
    return changed


class SecondFactorRequired:
    """Middleware, behind authentication: no page but those above for whoever has given a password alone."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not lacks_second_factor(request):
            return self.get_response(request)
        if is_mfa_enabled(authenticated_user(request), FACTORS):
            # There is a factor, and this session was begun without it.
            logout(request)
            return redirect_to_login(request.get_full_path())
        if _name(request) in WHILE_SETTING_UP:
            return self.get_response(request)
        return HttpResponseRedirect(reverse("mfa_index"))


def _name(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return ""
