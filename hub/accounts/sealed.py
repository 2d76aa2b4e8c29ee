"""Sealing what signing in must keep and nobody may read in the database: codes' secrets, and whole sessions.

allauth and Django keep these as text and tell neither table nor row, so the place that a seal is bound to is what the
text is for.
"""

import base64
import binascii

from hub.sealing.seal import SealError, is_current
from hub.sealing.seal import seal as seal_bytes
from hub.sealing.seal import unseal as unseal_bytes

FACTOR = "mfa_authenticator.data"
SESSION = "django_session.session_data"


def seal(text: str, *, place: str) -> str:
    return base64.b64encode(seal_bytes(text, place=place)).decode()


def unseal(sealed: str, *, place: str) -> str:
    """What was sealed for this place. SealError when it cannot be opened."""
    return unseal_bytes(_bytes(sealed), place=place)


def is_sealed_by_todays_key(sealed: str) -> bool:
    return is_current(_bytes(sealed))


def _bytes(sealed: str) -> bytes:
    try:
        return base64.b64decode(sealed, validate=True)
    except binascii.Error as error:
        raise SealError("it is no seal of this version") from error
