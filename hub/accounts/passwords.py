"""The one-time link by which a person chooses a password."""

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from hub.accounts.models import User


def path_to_choose_password(user: User) -> str:
    """Works until a password is chosen or PASSWORD_RESET_TIMEOUT (seconds) has passed. Names nobody."""
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": token})
