"""Sealing: what was sealed opens with its key and in its place, and nothing else does."""

import base64

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.exceptions import ImproperlyConfigured

from hub.sealing import seal as module
from hub.sealing.seal import SealError, is_current, seal, unseal

PLACE = "coordination.tenantnumber.sealed:7"


def key(name: str, byte: int) -> str:
    return f"{name}:{base64.b64encode(bytes([byte]) * 32).decode()}"


@pytest.fixture(autouse=True)
def _one_key(settings):
    settings.SEALING_KEYS = [key("a", 1)]


def test_what_was_sealed_opens_in_its_place():
    assert unseal(seal("0101010000", place=PLACE), place=PLACE) == "0101010000"


def test_nothing_of_the_text_stands_in_the_seal():
    assert b"0101010000" not in seal("0101010000", place=PLACE)


def test_a_seal_moved_to_another_row_or_field_does_not_open():
    sealed = seal("0101010000", place=PLACE)
    for elsewhere in ("coordination.tenantnumber.sealed:8", "coordination.tenantnumber.note:7", ""):
        with pytest.raises(SealError, match="another place"):
            unseal(sealed, place=elsewhere)


def test_a_seal_in_which_one_bit_was_turned_does_not_open():
    sealed = seal("0101010000", place=PLACE)
    for position in range(len(sealed)):
        changed = bytearray(sealed)
        changed[position] ^= 1
        with pytest.raises(SealError):
            unseal(bytes(changed), place=PLACE)


@pytest.mark.parametrize("length", [0, 1, 2, 20, 40])
def test_a_seal_cut_short_does_not_open(length):
    with pytest.raises(SealError):
        unseal(seal("0101010000", place=PLACE)[:length], place=PLACE)


def test_a_seal_of_a_key_that_is_gone_says_so_and_shows_nothing(settings):
    sealed = seal("0101010000", place=PLACE)
    settings.SEALING_KEYS = [key("b", 2)]
    with pytest.raises(SealError, match="its key is not among"):
        unseal(sealed, place=PLACE)


def test_another_key_under_the_same_name_does_not_open_it(settings):
    sealed = seal("0101010000", place=PLACE)
    settings.SEALING_KEYS = [key("a", 2)]
    with pytest.raises(SealError):
        unseal(sealed, place=PLACE)


def test_the_first_key_writes_and_all_of_them_read(settings):
    old = seal("0101010000", place=PLACE)
    settings.SEALING_KEYS = [key("b", 2), key("a", 1)]
    assert unseal(old, place=PLACE) == "0101010000"
    assert not is_current(old)
    assert is_current(seal("0101010000", place=PLACE))


def test_no_nonce_comes_twice_in_ten_thousand():
    head = 2 + len("a")
    assert len({seal("x", place=PLACE)[head : head + 12] for _ in range(10_000)}) == 10_000


def test_a_seal_is_what_the_standard_makes_of_it(monkeypatch):
    """Known answer: with the nonce given, the bytes are AES-256-GCM's, laid out as the docstring says."""
    monkeypatch.setattr(module.os, "urandom", lambda count: bytes(range(count)))
    head = b"\x01\x01a"
    bound = b"hub.sealing:" + head + b":" + PLACE.encode()
    expected = AESGCM(b"\x01" * 32).encrypt(bytes(range(12)), b"0101010000", bound)
    sealed = seal("0101010000", place=PLACE)
    assert sealed == head + bytes(range(12)) + expected
    assert sealed.hex() == KNOWN


KNOWN = "010161000102030405060708090a0b8b97a51710cf3649ce5a26610a4ab5e86b0c6662a1f6b63dee07"


def test_the_cipher_answers_the_test_case_of_its_authors():
    """Test case 16 of McGrew and Viega, "The Galois/Counter Mode of Operation": AES-256 with associated data."""
    secret = bytes.fromhex("feffe9928665731c6d6a8f9467308308" * 2)
    plain = bytes.fromhex(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
    )
    bound = bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    sealed = AESGCM(secret).encrypt(bytes.fromhex("cafebabefacedbaddecaf888"), plain, bound)
    assert sealed[-16:].hex() == "76fc6ece0f4e1768cddf8853bb2d551b"


@pytest.mark.parametrize(
    "written",
    [[], ["a"], ["a:kort"], ["A B:" + "A" * 43 + "="], [key("a", 1), key("a", 2)], [key("a", 1), key("b", 1)]],
)
def test_without_a_proper_key_nothing_is_sealed_and_the_error_shows_no_key(settings, written):
    settings.SEALING_KEYS = written
    with pytest.raises(ImproperlyConfigured, match="HUB_SEALING_KEYS") as raised:
        seal("0101010000", place=PLACE)
    assert "kort" not in str(raised.value)


def test_a_key_is_not_printed():
    (read,) = module.read_keys([key("a", 1)], "HUB_SEALING_KEYS")
    assert "secret" not in repr(read)
