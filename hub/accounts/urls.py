"""Signing in and out, and choosing which agency to act for."""

from django.urls import include, path

from hub.accounts import factor_views, views

urlpatterns = [
    path("login/", views.SignIn.as_view(), name="account_login"),
    path("logout/", views.SignOut.as_view(), name="account_logout"),
    path("demo/", views.demo_sign_in, name="demo_sign_in"),
    path("virke-som/", views.act_as, name="act_as"),
    # An address belongs to the account that its agency made: nobody adds one, moves to another or confirms one here.
    path("email/", views.closed, name="account_email"),
    path("confirm-email/", views.closed, name="account_email_verification_sent"),
    path("confirm-email/<str:key>/", views.closed, name="account_confirm_email"),
    path("sikkerhed/totp/activate/", factor_views.SetUpApp.as_view(), name="mfa_activate_totp"),
    path("sikkerhed/totp/deactivate/", factor_views.RemoveApp.as_view(), name="mfa_deactivate_totp"),
    path("sikkerhed/webauthn/add/", factor_views.AddKey.as_view(), name="mfa_add_webauthn"),
    path("sikkerhed/webauthn/keys/<int:pk>/remove/", factor_views.RemoveKey.as_view(), name="mfa_remove_webauthn"),
    path("sikkerhed/", include("allauth.mfa.urls")),
    path("", include("allauth.account.urls")),
]
