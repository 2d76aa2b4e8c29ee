"""Keys as the environment gives them: `id:base64` of 32 random bytes, several separated by commas.

The first one writes, all of them read. Rotating is: put a new key first, run `manage.py rotate_seals`, take the old one
out. The id stands in the open beside what was sealed, so that one knows which key is still needed.
"""

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from django.core.exceptions import ImproperlyConfigured

KEY_BYTES = 32
_ID = re.compile(r"[a-z0-9-]{1,20}")


@dataclass(frozen=True)
class Key:
    """`secret` is never shown, not even where an error prints the key."""

    id: str
    secret: bytes = field(repr=False)


def split(written: str) -> list[str]:
    """The keys of an environment variable, in their order."""
    return [key.strip() for key in written.split(",") if key.strip()]


def read_keys(written: Sequence[str], setting: str) -> tuple[Key, ...]:
    """The keys of a setting. ImproperlyConfigured, without a word of a key, when one is missing or malformed."""
    return _read(tuple(written), setting)


@lru_cache(maxsize=16)
def _read(written: tuple[str, ...], setting: str) -> tuple[Key, ...]:
    keys = tuple(_key(one, number, setting) for number, one in enumerate(written, start=1))
    if not keys:
        raise ImproperlyConfigured(f"{setting} holds no key: nothing can be sealed or opened.")
    if len({key.id for key in keys}) < len(keys) or len({key.secret for key in keys}) < len(keys):
        raise ImproperlyConfigured(f"{setting} names a key twice.")
    return keys


def _key(written: str, number: int, setting: str) -> Key:
    name, _, text = written.partition(":")
    try:
        secret = base64.b64decode(text, validate=True)
    except binascii.Error:
        secret = b""
    if not _ID.fullmatch(name) or len(secret) != KEY_BYTES:
        raise ImproperlyConfigured(f"{setting}: key {number} is not id:base64 of {KEY_BYTES} random bytes.")
    return Key(name, secret)
