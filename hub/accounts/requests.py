"""Requests as the middleware leaves them, for the type checker's sake and the reader's."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from hub.accounts.models import Membership, User

Handler = Callable[[HttpRequest], HttpResponse]


class AnyRequest(HttpRequest):
    """Any request behind ActingMembership: anonymous, or signed in with nothing in force."""

    membership: Membership | None


class MemberRequest(HttpRequest):
    """A request of a person who acts for an agency: what a view behind `requires` is given."""

    membership: Membership
    user: User


def asks_for_json(request: HttpRequest) -> bool:
    """Whether a script asks, which cannot read a page: a telephone that sends what was written without a network."""
    return request.headers.get("Accept") == "application/json"
