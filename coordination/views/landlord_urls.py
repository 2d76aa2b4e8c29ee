"""A landlord's own compartment: arrears, lists, notices, reports."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
