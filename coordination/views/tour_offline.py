"""What a telephone needs to show the tour without a network: a page, a service worker, a manifest.

Each is the same for everybody and holds nothing of anybody. What is kept comes from the tour (reading.tour_sheet).
"""

import json
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coordination.forms.attempt import AttemptForm
from coordination.reading.tour_words import words
from coordination.reading.visits import lengths

# What the page asks for, in the order in which it does. Nothing else is in any cache of the hub's.
FILES = (
    "dkfds/css/dkfds.min.css",
    "hub/css/tokens.css",
    "hub/css/shell.css",
    "hub/css/forms.css",
    "hub/css/pieces.css",
    "hub/css/pages.css",
    "hub/css/tour.css",
    "hub/favicon.svg",
    "hub/logo.svg",
    "hub/tour/store.js",
    "hub/tour/place.js",
    "hub/tour/offline.js",
)
ICONS = ((192, "any"), (512, "any"), (512, "maskable"))


def _page() -> str:
    # Without the request: nothing of whoever asks can be in it.
    sheets = [name for name in FILES if name.endswith(".css")]
    context = {"form": AttemptForm(), "words": words(), "lengths": lengths(), "sheets": sheets}
    return render_to_string("coordination/tour/offline.html", context)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The tour as a script fills it from what lies on the telephone."""
    return HttpResponse(_page())


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. Its scope is the folder it lies in: the tour, and no other page of the hub."""
    files = [static(name) for name in FILES]
    told = {
        "tour": reverse("coordination:tour"),
        "page": reverse("tour_offline"),
        "files": files,
        # Another page or another file is another version, which is fetched anew.
        "version": sha256("".join([_page(), *files]).encode()).hexdigest()[:16],
    }
    parts = ", ".join(json.dumps(static(f"hub/tour/{name}.js")) for name in ("store", "worker"))
    script = f'"use strict";\nself.HUB = {json.dumps(told)};\nimportScripts({parts});\n'
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What the telephone asks for to lay the tour among its programs."""
    tour, words = reverse("coordination:tour"), _("the tour")
    icons = [
        {"src": static(f"hub/tour/{purpose}-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png",
         "purpose": purpose}
        for size, purpose in ICONS
    ]  # fmt: skip
    told = {
        "id": tour,
        "name": f"{settings.HUB_NAME} – {words}",
        "short_name": _("Tour"),
        "lang": settings.LANGUAGE_CODE,
        "start_url": tour,
        # Signing in and the cases lie outside the tour, and open in the same window.
        "scope": "/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#0b3d46",
        "icons": icons,
    }
    return JsonResponse(told, content_type="application/manifest+json")
