"""Looking somebody up, asking for access, answering, and emergencies."""

from django.urls import path

from coordination.views import answering_requests, looking_up

urlpatterns = [
    path("", looking_up.search, name="look_up"),
    path("vagt/", looking_up.watch, name="watch"),
    path("anmodninger/", looking_up.requests, name="requests"),
    path("anmodninger/<uuid:public_id>/", answering_requests.answer_request, name="answer_request"),
    path("<uuid:public_id>/anmod/", looking_up.ask_access, name="ask_access"),
    path("<uuid:public_id>/noedadgang/", looking_up.emergency, name="emergency"),
]
