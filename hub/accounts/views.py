"""Choosing whom to be: which of one's agencies to act for and, in the demonstration alone, which person."""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from hub.accounts.middleware import SESSION_KEY
from hub.accounts.models import Membership
from hub.accounts.requests import MemberRequest

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the demonstration's people by a click. Does not exist outside it."""
    if not settings.DEMO:
        raise Http404
    membership = get_object_or_404(Membership.objects.active(), user__email=request.POST.get("email", ""))
    login(request, membership.user, backend=BACKEND)
    return HttpResponseRedirect("/")


@require_POST
@login_required
def act_as(request: MemberRequest) -> HttpResponse:
    """Act for another of one's own agencies from now on."""
    mine = Membership.objects.active().filter(user=request.user)
    chosen = get_object_or_404(mine, pk=request.POST.get("membership", ""))
    request.session[SESSION_KEY] = chosen.pk
    return HttpResponseRedirect("/")
