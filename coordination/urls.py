"""Addresses of the casework. Only public ids: an address holds no name, number or place."""

from django.urls import URLPattern, path

app_name = "coordination"
urlpatterns: list[URLPattern] = []
