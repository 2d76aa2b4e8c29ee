"""Signing in and out, and what somebody does to their own account, by the signals that Django and allauth send.

Never what was typed: a failed attempt names the account when there is one, and nobody when there is none.
"""

from typing import Any

from allauth.account import signals as account
from django.apps import apps
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import Signal

from hub.accounts.models import Membership, User
from hub.accounts.signals import now_acting_as, throttled
from hub.audit.models import Purpose, Verb
from hub.audit.record import record, record_refusal

# What changes on one's own account -> the signal's name in allauth.mfa and in allauth.account.
FACTORS = {
    "authenticator_added": "factor_added",
    "authenticator_removed": "factor_removed",
    "authenticator_reset": "codes_renewed",
}
PASSWORDS = {
    "password_set": "password_set",
    "password_changed": "password_changed",
    "password_reset": "password_reset",
}


def _signed_in(sender: Any, user: User, **_: Any) -> None:
    record(by=_membership(user), user=user, verb=Verb.SIGN_IN, obj=user, why=Purpose.ACCOUNT)


def _signed_out(sender: Any, user: User | None, **_: Any) -> None:
    if user is not None:
        record(by=_membership(user), user=user, verb=Verb.SIGN_OUT, obj=user, why=Purpose.ACCOUNT)


def _failed(sender: Any, credentials: dict[str, Any], **_: Any) -> None:
    typed = credentials.get("email") or credentials.get("username") or ""
    known = User.objects.filter(email__iexact=typed).first()
    reason = "unknown" if known is None else "password" if known.is_active else "inactive"
    _fail(known, reason)


def _throttled(sender: Any, email: str, **_: Any) -> None:
    _fail(User.objects.filter(email__iexact=email).first(), "throttled")


def _acting_as(sender: Any, membership: Membership, **_: Any) -> None:
    user = membership.user
    record(by=membership, user=user, verb=Verb.CHANGE, obj=membership.agency, why=Purpose.ACCOUNT, what="acting_for")


def wrong_second_factor(sender: Any, user: User, **_: Any) -> None:
    _fail(user, "second_factor")


def _fail(user: User | None, reason: str) -> None:
    record_refusal(verb=Verb.SIGN_IN_FAILED, what=User._meta.label_lower, user=user, reason=reason)


def _changes(what: str) -> Any:
    def changed(sender: Any, user: User, authenticator: Any = None, **_: Any) -> None:
        kind: dict[str, Any] = {"factor": str(authenticator.type)} if authenticator is not None else {}
        record(by=_membership(user), user=user, verb=Verb.CHANGE, obj=user, why=Purpose.ACCOUNT, what=what, **kind)

    return changed


def _membership(user: User) -> Membership | None:
    """The one the person acts as when nothing else was chosen."""
    return Membership.objects.active().filter(user=user).select_related("user", "agency").first()


def _listen(signal: Signal, receiver: Any, name: str) -> None:
    signal.connect(receiver, dispatch_uid=f"hub.audit.{name}", weak=False)


def listen() -> None:
    """Called once, when the app is ready."""
    _listen(user_logged_in, _signed_in, "signed_in")
    _listen(user_logged_out, _signed_out, "signed_out")
    _listen(user_login_failed, _failed, "failed")
    _listen(throttled, _throttled, "throttled")
    _listen(now_acting_as, _acting_as, "acting_as")
    for name, what in PASSWORDS.items():
        _listen(getattr(account, name), _changes(what), what)
    _listen_to_second_factors()


def _listen_to_second_factors() -> None:
    if apps.is_installed("allauth.mfa"):
        from allauth.mfa import signals as mfa

        _listen(mfa.authentication_failed, wrong_second_factor, "factor_failed")
        for name, what in FACTORS.items():
            _listen(getattr(mfa, name), _changes(what), what)
