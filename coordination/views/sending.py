"""A page that shows a form and takes it."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.views.decorators.http import require_http_methods

read_or_send = require_http_methods(["GET", "HEAD", "POST"])
# On a case HEAD is not answered: what is asked for there counts as read, and nobody would have read it.
ask_or_answer = require_http_methods(["GET", "POST"])


def sent_form(request: HttpRequest) -> tuple[Any, Any]:
    """A form's data and files: nothing, unless it was sent. Sent empty, it is sent nevertheless."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def status_of(form: forms.Form) -> int:
    """422 for a form that must be mended, so that scripts and monitors can tell it from a page."""
    return 422 if form.errors else 200
