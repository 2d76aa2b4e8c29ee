from django.urls import path

from hub.outbox import views

urlpatterns = [
    path("", views.notices, name="notices"),
    path("laest/", views.mark_all_read, name="notices_read"),
]
