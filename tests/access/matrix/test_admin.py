"""Wagtail's admin: each of its addresses as everybody, and no token of a case in any of them."""

import pytest

from tests.access.matrix.admin import WRITERS, addresses, expected
from tests.access.matrix.driving import undone
from tests.access.matrix.expected import Call
from tests.access.matrix.facts import PERSONAS
from tests.access.matrix.listening import BEGINNINGS, Ear
from tests.content.admin_walk import admin_patterns


def _faults(browsers, canaries, name: str, asked: list[tuple[str, str]]) -> list[str]:
    who, ear, faults = PERSONAS[name], Ear(canaries), []
    for address_name, where in asked:
        for call in (Call("GET"), Call("POST")):
            with undone():
                answer = browsers.ask(name, f"{where}?q={BEGINNINGS[0]}", call)
            if answer.status_code not in expected(who, address_name):
                faults.append(f"{name}: {call} {address_name}: {answer.status_code}")
            ear.page(who, address_name, answer)
    return faults + sorted(ear.leaks) + sorted(ear.seen)


def test_every_address_of_the_admin_is_asked():
    """A newer Wagtail may bring one whose objects nobody has named here."""
    assert {name for name, _ in admin_patterns()} == {name for name, _ in addresses()}


def test_an_office_meets_nothing_of_the_admin(browsers, canaries):
    assert _faults(browsers, canaries, "asked", list(addresses())[::8]) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", PERSONAS)
def test_the_admin_answers_writers_alone_and_never_with_a_token(browsers, canaries, name):
    asked = list(addresses())
    # Whoever is no writer is turned away at one gate: every fourth door shows it.
    assert _faults(browsers, canaries, name, asked if name in WRITERS else asked[::4]) == []
