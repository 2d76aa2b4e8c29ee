"""Signing in and out, and choosing which agency to act for."""

from django.urls import include, path

from hub.accounts import views

urlpatterns = [
    path("login/", views.SignIn.as_view(), name="account_login"),
    path("demo/", views.demo_sign_in, name="demo_sign_in"),
    path("virke-som/", views.act_as, name="act_as"),
    path("", include("allauth.account.urls")),
]
