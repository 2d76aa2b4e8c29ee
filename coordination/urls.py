"""Addresses of the casework. Only public ids: an address holds no name, number or place."""

from django.urls import include, path

from coordination.views import access_log, figures, files, telling

app_name = "coordination"
urlpatterns = [
    path("sager/", include("coordination.views.casework_urls")),
    path("restancer/", include("coordination.views.landlord_urls")),
    path("opslag/", include("coordination.views.look_up_urls")),
    path("henvendelse/", include("coordination.views.front_desk_urls")),
    path("tur/", include("coordination.views.tour_urls")),
    path("filer/<uuid:public_id>/", files.attachment, name="attachment"),
    path("adgangslog/", access_log.access_logs, name="access_logs"),
    path("tal/", figures.figures, name="figures"),
    path("indberet/", telling.report, name="report"),
]
