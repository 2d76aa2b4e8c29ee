"""AES-256-GCM around a short text, bound to the place it belongs to.

A seal is: version (1 byte), length and name of the key, nonce (12 bytes), ciphertext with its tag (16 bytes). Version,
key and place are authenticated with it, so a seal that was moved to another row or field does not open.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from hub.sealing.keys import Key, read_keys

VERSION = 1
NONCE_BYTES = 12
TAG_BYTES = 16


class SealError(Exception):
    """A seal does not open: its key is not here, it was changed, or it belongs elsewhere. It says which."""


def seal(text: str, *, place: str) -> bytes:
    """The text sealed with the first key. `place` names the table, field and row, and is needed to open it."""
    key = _keys()[0]
    head = _head(key.id)
    nonce = os.urandom(NONCE_BYTES)
    return head + nonce + AESGCM(key.secret).encrypt(nonce, text.encode(), _bound(head, place))


def unseal(sealed: bytes, *, place: str) -> str:
    """What was sealed for this place. SealError when it cannot be opened: never something else instead."""
    head, key = _parts(sealed)
    rest = sealed[len(head) :]
    try:
        opened = AESGCM(key.secret).decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], _bound(head, place))
    except (InvalidTag, ValueError) as error:
        raise SealError("it was changed, or belongs to another place") from error
    return opened.decode()


def is_current(sealed: bytes) -> bool:
    """Whether the key that writes today has sealed it."""
    return sealed.startswith(_head(_keys()[0].id))


def _keys() -> tuple[Key, ...]:
    return read_keys(settings.SEALING_KEYS, "HUB_SEALING_KEYS")


def _head(key_id: str) -> bytes:
    return bytes([VERSION, len(key_id)]) + key_id.encode()


def _parts(sealed: bytes) -> tuple[bytes, Key]:
    if len(sealed) < 2 + NONCE_BYTES + TAG_BYTES or sealed[0] != VERSION:
        raise SealError("it is no seal of this version")
    key_id = sealed[2 : 2 + sealed[1]]
    for key in _keys():
        if key.id.encode() == key_id:
            return _head(key.id), key
    raise SealError("its key is not among HUB_SEALING_KEYS")


def _bound(head: bytes, place: str) -> bytes:
    return b"hub.sealing:" + head + b":" + place.encode()
