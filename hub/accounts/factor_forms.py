"""Entering a code from an app. Each code opens once: allauth forgets a used one while a slow clock still accepts it."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

# Seconds that any code may be accepted, from the first step to the last.
ACCEPTED_FOR = 30 * (2 * settings.MFA_TOTP_TOLERANCE + 1)


class OpensOnce:
    """Of a code form."""

    user: Any
    authenticator: Authenticator

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]  # of the form it is mixed into
        if self.authenticator.type == Authenticator.Type.TOTP:
            key = f"hub.accounts.code-used:{self.user.pk}:{''.join(code.split())}"
            if not cache.add(key, "y", timeout=ACCEPTED_FOR):
                raise get_adapter().validation_error("incorrect_code")
        return code


class EnterCode(OpensOnce, AuthenticateForm):
    """While signing in."""


class EnterCodeAgain(OpensOnce, ReauthenticateForm):
    """While proving once more who it is."""


class NameKey(AddWebAuthnForm):
    """A new passkey. allauth gives its name no word that could be translated."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")


class RenameKey(EditWebAuthnForm):
    """A passkey one has."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")


class FirstCode(ActivateTOTPForm):
    """The first code of an app, called what it is called wherever one is asked for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code")
