"""Who is asking, as whom, and in which language."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.urls import get_callable, reverse
from django.utils import timezone, translation
from django.utils.cache import add_never_cache_headers, patch_vary_headers

from hub.accounts import identity
from hub.accounts.models import Membership
from hub.accounts.requests import AnyRequest, Handler
from hub.accounts.second_factor import lacks_second_factor

SESSION_KEY = "membership"
SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class InterfaceLanguage:
    """Danish unless the person has chosen otherwise; the browser's guess is not asked."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ["Cookie"])
        return response


def acting_membership(request: HttpRequest) -> Membership | None:
    """The membership this request acts as: the chosen one while it is in force, else the person's first.

    None for a person who has yet to give a second factor where one is required.
    """
    if not request.user.is_authenticated or lacks_second_factor(request):
        return None
    mine = own_memberships(request)
    chosen = request.session.get(SESSION_KEY)
    return next((m for m in mine if m.pk == chosen), mine[0] if mine else None)


def own_memberships(request: HttpRequest) -> list[Membership]:
    """All that the person has in force, asked of the database once a request; none when nobody is signed in."""
    if not request.user.is_authenticated:
        return []
    asked: list[Membership] | None = getattr(request, "own_memberships", None)
    if asked is None:
        asked = list(Membership.objects.active().filter(user=request.user).select_related("user", "agency"))
        request.own_memberships = asked  # type: ignore[attr-defined]  # kept for the next who asks
    return asked


class ActingMembership:
    """Reads the membership anew on each request, so that one which has ended ends at once, and tells the database.

    What was written for one agency is never taken for another: when the one acted for has ended meanwhile, a form that
    is sent is refused once, and what is drawn from then on is drawn for the next. Signing out is for all of them.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: AnyRequest) -> HttpResponse:
        request.membership = acting_membership(request)
        identity.assume(request.membership)
        if request.membership:
            note_coming(request.membership)
            is_leaving = request.path == reverse("account_logout")
            if not is_leaving and _has_changed(request, request.membership) and request.method not in SAFE:
                refused: HttpResponse = get_callable(settings.CSRF_FAILURE_VIEW)(request, reason="")
                return refused
        return self.get_response(request)


def _has_changed(request: HttpRequest, membership: Membership) -> bool:
    """Whether the person's pages were drawn for another, as the session remembers."""
    before = request.session.get(SESSION_KEY)
    if before is None:
        request.session[SESSION_KEY] = membership.pk
        return False
    if before != membership.pk:
        act_from_now_on_as(request, membership)
    return bool(before != membership.pk)


def act_from_now_on_as(request: HttpRequest, membership: Membership) -> None:
    """Forms that stand open in other windows were drawn for another agency: their tokens hold no more."""
    request.session[SESSION_KEY] = membership.pk
    rotate_token(request)


def note_coming(membership: Membership) -> None:
    """The person has come, today: once a day a row, which is the agency's lead's to read and nobody's to write."""
    today = timezone.localdate()
    if membership.acted_on != today:
        with identity.the_hub_itself():
            Membership.objects.filter(pk=membership.pk).update(acted_on=today)
        membership.acted_on = today


class NeverStored:
    """Pages of a signed-in person are kept by no cache and no Back button after signing out."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            add_never_cache_headers(response)
        return response
