"""Who may ask for a page at all: what stands first on every view that is not for everybody."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.http.response import HttpResponseBase

from hub.accounts.models import Membership
from hub.accounts.requests import AnyRequest

P = TypeVar("P", bound=StrEnum)
View = Callable[..., HttpResponseBase]


def page_behind(permission: P, may: Callable[[Membership | None, P], bool]) -> Callable[[View], View]:
    """Sign in first; then, for whoever may not do this in the hub (`may`), the page does not exist."""

    def decorate(view: View) -> View:
        @wraps(view)
        def asked(request: AnyRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not may(request.membership, permission):
                raise Http404
            return view(request, *args, **kwargs)

        asked.permission = permission  # type: ignore[attr-defined]  # read by the access matrix
        return asked

    return decorate
