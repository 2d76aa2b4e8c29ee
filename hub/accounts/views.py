"""Choosing whom to be: which of one's agencies to act for and, in the demonstration alone, which person."""

from itertools import groupby
from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.account.views import LoginView, LogoutView
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from hub.accounts.middleware import act_from_now_on_as
from hub.accounts.models import Membership
from hub.accounts.requests import MemberRequest
from hub.accounts.signals import now_acting_as

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class SignIn(LoginView):
    """The sign-in page. In the demonstration, and only there, it offers the people to choose from."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"demo_people": _demo_people() if settings.DEMO else []}


class SignOut(LogoutView):
    """The browser wipes what the hub has laid on the telephone, with or without scripts (tour-without-network.md).

    Not where its script has wiped what is one's own and says that somebody else's has to stay (`shared`), nor for
    whoever turns back at the second factor: nothing on the telephone is known to be theirs.
    """

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        was_signed_in = self.request.user.is_authenticated
        response: HttpResponse = super().post(*args, **kwargs)
        if was_signed_in and "shared" not in self.request.POST:
            response.headers["Clear-Site-Data"] = '"storage"'
        return response


def _demo_people() -> list[dict[str, Any]]:
    """Everybody with a membership in force, agency by agency in the order the agencies were made."""
    members = Membership.objects.active().select_related("user", "agency").order_by("agency_id", "id")
    return [
        {
            "agency": agency.name,
            "people": [{"email": m.user.email, "name": m.user.name, "role": m.get_role_display()} for m in of_agency],
        }
        for agency, of_agency in groupby(members, key=lambda member: member.agency)
    ]


def closed(request: HttpRequest, **_: str) -> HttpResponse:
    """What allauth offers and the hub does not: its scripts look these addresses up by name, so they keep one."""
    raise Http404


@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the demonstration's people by a click. Does not exist outside it."""
    if not settings.DEMO:
        raise Http404
    membership = Membership.objects.active().filter(user__email=request.POST.get("email", "")).first()
    if membership is None:
        raise Http404
    user = membership.user
    if is_mfa_enabled(user):
        # Who has tried the second factor out is asked for it here too.
        asked: HttpResponse = perform_login(request, Login(user=user, redirect_url="/"))
        return asked
    login(request, user, backend=BACKEND)
    record_authentication(request, user, method="demo")
    return HttpResponseRedirect("/")


@require_POST
@login_required
def act_as(request: MemberRequest) -> HttpResponse:
    """Act for another of one's own agencies from now on."""
    mine = Membership.objects.active().filter(user=request.user).select_related("user", "agency")
    chosen = next((m for m in mine if str(m.public_id) == request.POST.get("membership", "")), None)
    if chosen is None:
        raise Http404
    act_from_now_on_as(request, chosen)
    now_acting_as.send(sender=Membership, membership=chosen)
    return HttpResponseRedirect("/")
