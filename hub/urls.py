"""Which address leads where. The one place that knows all packages; holds no rule."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail.admin import urls as wagtailadmin_urls

from content.views.words import admin_words
from coordination.views import tour_offline
from coordination.views.calculator import calculator
from hub import views
from hub.styleguide import styleguide

handler400 = "hub.views.bad_request"
handler403 = "hub.views.forbidden"
handler404 = "hub.views.not_found"
handler500 = "hub.views.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("sprog/", views.set_language, name="set_language"),
    path("styleguide/", styleguide, name="styleguide"),
    path("konto/medarbejdere/", include("hub.people.urls")),
    path("konto/", include("hub.accounts.urls")),
    path("beskeder/", include("hub.outbox.urls")),
    path("beregner/", calculator, name="calculator"),
    # The same for everybody, as the calculator; the tour itself is casework.
    path("tur/uden-net/", tour_offline.page, name="tour_offline"),
    path("tur/sw.js", tour_offline.worker, name="tour_worker"),
    path("tur/app.webmanifest", tour_offline.manifest, name="tour_manifest"),
    path("", include("coordination.urls")),
    path("admin/jsi18n/", admin_words, name="wagtailadmin_javascript_catalog"),
    path("admin/", include(wagtailadmin_urls)),
    path("", include("content.urls")),
]
