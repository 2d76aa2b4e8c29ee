"""A landlord's own compartment: arrears, lists, notices, reports."""

from django.urls import path

from coordination.views import compartment, telling

urlpatterns = [
    path("", compartment.arrears, name="arrears"),
    path("lejemaal/<uuid:public_id>/", compartment.tenancy, name="tenancy"),
    path("lejemaal/<uuid:public_id>/underretning/", telling.notice, name="notice"),
    path("lejemaal/<uuid:public_id>/samtykke/", telling.consent, name="consent"),
    path("lejemaal/<uuid:public_id>/gemt/", telling.kept, name="kept"),
    path("kvittering/<uuid:public_id>/", compartment.receipt, name="receipt"),
]
