"""Inbox, case, part and thread."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path


def _pending(request: HttpRequest, public_id: object) -> HttpResponse:
    return HttpResponse("")


urlpatterns: list[URLPattern] = [
    path("<uuid:public_id>/", _pending, name="case"),
    path("dele/<uuid:public_id>/", _pending, name="part"),
]
