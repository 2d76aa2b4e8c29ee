"""Inbox, case, part and thread."""

from django.urls import path

from coordination.views import cases, inbox, parts, plan

urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("<uuid:public_id>/", cases.case, name="case"),
    path("<uuid:public_id>/overtag/", cases.take, name="take"),
    path("<uuid:public_id>/haendelse/", cases.event, name="event"),
    path("<uuid:public_id>/oplysninger/", cases.facts, name="facts"),
    path("<uuid:public_id>/frister/<uuid:event_id>/<slug:code>/", cases.meet, name="meet"),
    path("<uuid:public_id>/ny-del/", plan.ask_whom, name="ask_whom"),
    path("<uuid:public_id>/ny-del/<slug:agency>/", plan.ask, name="ask"),
    path("dele/<uuid:public_id>/", parts.part, name="part"),
    path("dele/<uuid:public_id>/ulaest/", parts.unread, name="unread"),
    path("dele/<uuid:public_id>/accepter/", parts.accept, name="accept"),
    path("dele/<uuid:public_id>/afvis/", parts.decline, name="decline"),
    path("dele/<uuid:public_id>/afgoerelse/", parts.decide, name="decide"),
    path("dele/<uuid:public_id>/tilbagetraek/", parts.withdraw, name="withdraw"),
]
