"""A blind index: HMAC-SHA256 of a value with a key of its own, to find a sealed value by exactly itself.

Equal values are seen to be equal, and nothing else. Never put UNIQUE on such a column: the refusal would tell whoever
writes that the value is known.
"""

import hmac
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings

from hub.sealing.keys import Key, read_keys


@dataclass(frozen=True)
class Entry:
    """`key` is the id of the key it was made with."""

    key: str
    digest: bytes


def entry_for(value: str, *, kind: str) -> Entry:
    """The entry to store; `kind` keeps two columns that hold the same value from being compared."""
    return _entry(_keys()[0], value, kind)


def digests_of(value: str, *, kind: str) -> list[bytes]:
    """What the value may stand as: under the first key and, while a rotation runs, under the ones before it."""
    return [_entry(key, value, kind).digest for key in _keys()]


def is_current(key: str) -> bool:
    """Whether entries made with the key of this id are what the index is written with today."""
    return key == _keys()[0].id


def _entry(key: Key, value: str, kind: str) -> Entry:
    return Entry(key.id, hmac.digest(key.secret, f"hub.sealing.index:{kind}:{value}".encode(), sha256))


def _keys() -> tuple[Key, ...]:
    return read_keys(settings.INDEX_KEYS, "HUB_INDEX_KEYS")
