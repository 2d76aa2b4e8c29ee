"""Every look is on record: no address answers a signed-in person without a row, and no refusal goes untold.

Two middlewares. `RefusalsOnRecord` stands outside the request's transaction: what was refused is written after it, in a
transaction of its own, and survives whatever was rolled back. `LooksOnRecord` stands innermost: an answer that put
nothing on record, from an address that is not in the table below, is an error where AUDIT_STRICT is on (development and
tests) and gets a row of its own elsewhere.
"""

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import ResolverMatch

from hub.accounts.models import Membership, User
from hub.audit.models import Verb
from hub.audit.record import record, record_refusal, write_afterwards
from hub.audit.watch import current, watching

Handler = Callable[[HttpRequest], HttpResponse]

# Name of an address, or the beginning of several ending in "*" -> why nothing of anybody is shown there. The signals
# are those of hub.audit.signing_in.
SHOWS_NOTHING_PERSONAL: dict[str, str] = {
    "healthz": "Says that the process lives.",
    "readyz": "Says that the database and the broker live.",
    "set_language": "Keeps the reader's own choice of language.",
    "calculator": "Computes days from days; knows of no case.",
    "tour_offline": "The same for everybody; what it shows comes from the telephone it is opened on.",
    "tour_worker": "A script, the same for everybody.",
    "tour_manifest": "The tour's name and icon.",
    "styleguide": "Shows made-up examples, in the demo alone.",
    "demo_sign_in": "Opens one of the demo's people; the signing in is recorded by its signal.",
    "account_*": "One's own account. Signing in, failing to, new passwords: recorded by their signals.",
    "mfa_*": "One's own second factor: recorded by its signals.",
    "wagtail_serve": "Published pages hold nothing of anybody; the front page's box of cases records itself.",
    "content:feedback": "Takes an answer about a page, without asking who gave it.",
    "content:image": "A picture of a published page.",
    "content:document": "A document of a published page.",
    "wagtail*": "Writing pages. Wagtail holds nothing of a case, and keeps its own log of who changed which page.",
}
# Strangers knock on every door of the internet. On record are only those at the doors of cases and accounts.
DOORS = ("coordination:", "account_", "mfa_")
REFUSED = frozenset({403, 404, 405, 429})
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"})


class UnrecordedLookError(AssertionError):
    """A view has answered and put nothing on record."""


class RefusalsOnRecord:
    """Middleware, outside hub.transactions.RequestTransaction."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with watching() as watch:
            try:
                response = self.get_response(request)
                if _is_refused(request, response):
                    _refuse(request, response.status_code, watch.reason)
            finally:
                write_afterwards(watch)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        """A refusal that comes to nothing better, as when its own page fails: it was one all the same."""
        if isinstance(error, PermissionDenied | Http404):
            status = 403 if isinstance(error, PermissionDenied) else 404
            _refuse(request, status, "")


class LooksOnRecord:
    """Middleware, the innermost: what it is given has been drawn, and its transaction is still open."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        watch = current()
        if watch is not None and not (watch.rows or watch.afterwards or watch.shows) and _is_look(request, response):
            if settings.AUDIT_STRICT:
                raise UnrecordedLookError(_name(request))
            user, membership = _who(request)
            if user is not None:
                record(by=membership, user=user, verb=Verb.READ, obj=user, address=_name(request))
        return response


def is_exempt(name: str) -> bool:
    """Whether the address is in the table of those that show nothing of anybody."""
    starts = tuple(each[:-1] for each in SHOWS_NOTHING_PERSONAL if each.endswith("*"))
    return name in SHOWS_NOTHING_PERSONAL or name.startswith(starts)


def _is_look(request: HttpRequest, response: HttpResponse) -> bool:
    # Wagtail draws a preview as a request of its own, which no address led to.
    answered = request.resolver_match and (response.status_code < 400 or response.status_code in {409, 422})
    # Whoever is asked first who they are has been shown nothing.
    shown = bool(answered) and not getattr(response, "asks_who_it_is", False)
    return shown and _who(request)[0] is not None and not is_exempt(_name(request))


def _is_refused(request: HttpRequest, response: HttpResponse) -> bool:
    name, (user, _) = _name(request), _who(request)
    if user is not None:
        return response.status_code in REFUSED
    # A stranger at the door of a case is sent to sign in first.
    sent_away = name.startswith("coordination:") and response.status_code == 302
    return name.startswith(DOORS) and (sent_away or response.status_code in REFUSED)


def _refuse(request: HttpRequest, status: int, reason: str) -> None:
    """Alike for what is hidden and for what is not there: who, which kind of address, which id was asked for."""
    watch = current()
    if watch is None or any(event.verb == Verb.DENIED for event in watch.afterwards):
        return
    user, membership = _who(request)
    if user is None and not _name(request).startswith(DOORS):
        return
    method = (request.method or "").upper()
    record_refusal(
        verb=Verb.DENIED,
        what=_name(request) or "nowhere",
        user=user,
        agency=membership.agency if membership else None,
        asked=_asked(request.resolver_match),
        method=method.lower() if method in METHODS else "other",
        status=status,
        reason=reason,
    )


def _asked(match: ResolverMatch | None) -> UUID | None:
    asked = match.kwargs.get("public_id") if match else None
    return asked if isinstance(asked, UUID) else None


def _name(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""


def _who(request: HttpRequest) -> tuple[User | None, Membership | None]:
    user = getattr(request, "user", None)
    return user if isinstance(user, User) else None, getattr(request, "membership", None)
