"""Addresses of pages, search, and the files on pages. Wired last: the final pattern takes what nobody else has."""

from django.urls import include, path, re_path
from wagtail.urls import serve_pattern

from content.views.feedback import feedback
from content.views.files import document, image
from content.views.pages import serve
from content.views.search import search

_named = [
    path("soeg/", search, name="search"),
    path("hjalp/<int:page_id>/", feedback, name="feedback"),
    path("billeder/<int:rendition_id>/", image, name="image"),
    path("dokumenter/<int:document_id>/<str:filename>", document, name="document"),
]

urlpatterns = [
    path("", include((_named, "content"))),
    # Wagtail looks its own name up. Its shared-password and login addresses are not mounted at all.
    re_path(serve_pattern, serve, name="wagtail_serve"),
]
