from django.urls import path

from hub.people import views

urlpatterns = [
    path("", views.people, name="people"),
    path("inviter/", views.invite_person, name="people_invite"),
    path("<uuid:public_id>/rolle/", views.role_of_person, name="people_role"),
    path("<uuid:public_id>/afslut/", views.end_person, name="people_end"),
]
