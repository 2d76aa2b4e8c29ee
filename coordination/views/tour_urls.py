"""Addresses of the tour: what one does on the way, on a phone."""

from django.urls import path

from coordination.views import tour_offline, visits

urlpatterns = [
    path("", visits.tour, name="tour"),
    path("uden-net/", tour_offline.page, name="tour_offline"),
    path("sw.js", tour_offline.worker, name="tour_worker"),
    path("app.webmanifest", tour_offline.manifest, name="tour_manifest"),
    path("<uuid:public_id>/kontakt/", visits.tell, name="tell"),
    path("<uuid:public_id>/ind/", visits.arrive, name="check_in"),
    path("<uuid:public_id>/ud/", visits.leave, name="check_out"),
    path("<uuid:public_id>/flyt/", visits.move, name="move_visit"),
]
