"""A page that shows a form and takes it."""

from functools import wraps
from typing import Any

from django import forms
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from hub.accounts.asking import View

read_or_send = require_http_methods(["GET", "HEAD", "POST"])
# On a case HEAD is not answered: what is asked for there counts as read, and nobody would have read it.
ask_or_answer = require_http_methods(["GET", "POST"])


def sent_form(request: HttpRequest) -> tuple[Any, Any]:
    """A form's data and files: nothing, unless it was sent. Sent empty, it is sent nevertheless."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def status_of(form: forms.Form) -> int:
    """422 for a form that must be mended, so that scripts and monitors can tell it from a page."""
    return 422 if form.errors else 200


def waits_for_its_writer(view: View) -> View:
    """What is sent when the session has ended is answered 401 instead of being led to the sign-in, which looks to a
    telephone like what was stored and would lose it: so it waits there for whoever wrote it (hub/tour/worker.js)."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and not request.user.is_authenticated:
            return render(request, "401.html", status=401)
        return view(request, *args, **kwargs)

    return asked
