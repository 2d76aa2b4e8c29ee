"""Addresses of the casework. Only public ids: an address holds no name, number or place."""

from django.urls import include, path

from coordination.views import files, telling

app_name = "coordination"
urlpatterns = [
    path("sager/", include("coordination.views.casework_urls")),
    path("restancer/", include("coordination.views.landlord_urls")),
    path("filer/<uuid:public_id>/", files.attachment, name="attachment"),
    path("indberet/", telling.report, name="report"),
]
