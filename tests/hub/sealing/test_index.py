"""The blind index: equal values meet, and nothing else can be told."""

import base64
import hmac

import pytest

from hub.sealing.index import digests_of, entry_for, is_current


def key(name: str, byte: int) -> str:
    return f"{name}:{base64.b64encode(bytes([byte]) * 32).decode()}"


@pytest.fixture(autouse=True)
def _one_key(settings):
    settings.INDEX_KEYS = [key("a", 1)]


def test_the_same_value_has_the_same_entry_and_another_kind_has_not():
    assert entry_for("0101010000", kind="cpr") == entry_for("0101010000", kind="cpr")
    assert entry_for("0101010000", kind="cpr") != entry_for("0101010000", kind="phone")
    assert entry_for("0101010000", kind="cpr") != entry_for("0101010001", kind="cpr")


def test_an_entry_is_hmac_sha256_of_kind_and_value():
    expected = hmac.digest(b"\x01" * 32, b"hub.sealing.index:cpr:0101010000", "sha256")
    assert entry_for("0101010000", kind="cpr").digest == expected


def test_while_the_key_is_rotated_both_entries_are_looked_for(settings):
    old = entry_for("0101010000", kind="cpr")
    settings.INDEX_KEYS = [key("b", 2), key("a", 1)]
    new = entry_for("0101010000", kind="cpr")
    assert digests_of("0101010000", kind="cpr") == [new.digest, old.digest]
    assert (is_current(new.key), is_current(old.key)) == (True, False)


def test_the_sealing_key_makes_another_entry(settings):
    settings.SEALING_KEYS = [key("s", 3)]
    before = entry_for("0101010000", kind="cpr")
    settings.SEALING_KEYS = [key("s", 4)]
    assert entry_for("0101010000", kind="cpr") == before
