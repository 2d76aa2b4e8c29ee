"""Signing in and out, and choosing which agency to act for."""

from django.urls import include, path

from hub.accounts import views

urlpatterns = [
    path("login/", views.SignIn.as_view(), name="account_login"),
    path("demo/", views.demo_sign_in, name="demo_sign_in"),
    path("virke-som/", views.act_as, name="act_as"),
    # An address belongs to the account that its agency made: nobody adds one, moves to another or confirms one here.
    path("email/", views.closed, name="account_email"),
    path("confirm-email/", views.closed, name="account_email_verification_sent"),
    path("confirm-email/<str:key>/", views.closed, name="account_confirm_email"),
    path("", include("allauth.account.urls")),
]
