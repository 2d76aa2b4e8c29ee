"""Who may ask for a page at all: the first line of every view."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.http.response import HttpResponseBase

from coordination.access.permissions import Permission
from coordination.access.visible import may
from hub.accounts.requests import AnyRequest

View = Callable[..., HttpResponseBase]


def requires(permission: Permission) -> Callable[[View], View]:
    """Sign in first; then, for whoever's agency does not do this, the page does not exist."""

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
