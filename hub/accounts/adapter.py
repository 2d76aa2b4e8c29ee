"""How allauth behaves here."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from hub.accounts.models import User
from hub.accounts.reauthentication import is_fresh
from hub.accounts.sealed import FACTOR, seal, unseal
from hub.accounts.second_factor import FACTORS
from hub.accounts.signals import throttled


class ClosedSignup(DefaultAccountAdapter):
    """An account is made by an agency's lead or the municipality, never by whoever comes by."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Raises ValidationError when there have been too many attempts, which is worth knowing."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            throttled.send(sender=type(self), email=credentials.get("email") or "")
            raise

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Counted, and answered alike for everybody who does not get in: allauth leads a closed account elsewhere."""
        self.pre_authenticate(request, **credentials)
        user = authenticate(request, **credentials)
        AuthenticationBackend.unstash_authenticated_user()
        if user:
            self._rollback_login_failed_rl_usage()
        else:
            self.authentication_failed(request, **credentials)
        return user

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """The password and nothing else: allauth would write the whole row back as it was when the page was asked for,
        and so undo a deactivation, or an end of all sessions, that came in between."""
        user.set_password(password)
        user.save(update_fields=["password"])

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """One rule for the hub's own views and allauth's: having just signed in is proof enough."""
        return not is_fresh(context.request)

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        """By the address on the account itself: the hub keeps no list of addresses beside it, as allauth expects."""
        found = self.authenticate(context.request, email=getattr(user, User.USERNAME_FIELD), password=password)
        return found is not None and found.pk == user.pk


class SealedFactors(DefaultMFAAdapter):
    """The second factors: their secrets sealed where they lie, and the last one kept where one is required."""

    def encrypt(self, text: str) -> str:
        return seal(text, place=FACTOR)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text, place=FACTOR)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        if not settings.SECOND_FACTOR_REQUIRED:
            return True
        others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=FACTORS)
        return bool(others.exclude(pk=authenticator.pk).exists())
