"""A landlord's own compartment: arrears, lists, notices, reports."""

from django.urls import path

from coordination.views import compartment, importing, telling

urlpatterns = [
    path("", compartment.arrears, name="arrears"),
    path("import/", importing.upload, name="import"),
    path("import/<uuid:public_id>/", importing.arrears_list, name="arrears_list"),
    path("import/<uuid:public_id>/kolonner/", importing.columns, name="columns"),
    path("import/<uuid:public_id>/bekraeft/", importing.confirm, name="confirm_list"),
    path("import/<uuid:public_id>/annuller/", importing.cancel, name="cancel_list"),
    path("import/<uuid:public_id>/afviste/", importing.rejected, name="rejected_lines"),
    path("lejemaal/<uuid:public_id>/", compartment.tenancy, name="tenancy"),
    path("lejemaal/<uuid:public_id>/underretning/", telling.notice, name="notice"),
    path("lejemaal/<uuid:public_id>/samtykke/", telling.consent, name="consent"),
    path("lejemaal/<uuid:public_id>/gemt/", telling.kept, name="kept"),
    path("kvittering/<uuid:public_id>/", compartment.receipt, name="receipt"),
]
