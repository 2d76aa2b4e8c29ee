"""Addresses of the tour: what one does on the way, on a phone."""

from django.urls import path

from coordination.views import visits

urlpatterns = [
    path("", visits.tour, name="tour"),
    path("<uuid:public_id>/kontakt/", visits.tell, name="tell"),
    path("<uuid:public_id>/ind/", visits.arrive, name="check_in"),
    path("<uuid:public_id>/ud/", visits.leave, name="check_out"),
    path("<uuid:public_id>/flyt/", visits.move, name="move_visit"),
]
