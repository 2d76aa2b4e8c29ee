"""Addresses of the front desk, and of the talks that were booked there."""

from django.urls import path

from coordination.views import front_desk

urlpatterns = [
    path("", front_desk.front_desk, name="front_desk"),
    path("samtaler/", front_desk.bookings, name="bookings"),
    path("samtaler/<uuid:public_id>/", front_desk.handle, name="handle_booking"),
]
