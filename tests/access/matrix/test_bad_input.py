"""What no form may trip over: days that cannot be, amounts below zero, NUL, walls of text, other scripts, two clicks.

Every address of casework that takes a POST, by whom the oracle grants it. The fields are read from the page that shows
the form. In the everyday run one value for each field of some of them; all of it in the whole suite.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any
from uuid import UUID
from zlib import crc32

import pytest
from django.apps import apps

from tests.access.matrix import facts
from tests.access.matrix.driving import Browsers, address, fingerprint, sent, undone
from tests.access.matrix.expected import ROWS, Call, said, targets
from tests.access.matrix.facts import PERSONAS, Persona
from tests.access.matrix.oracle import GRANTED, RANDOM, Target
from tests.access.matrix.rows import Row

SEED, SAMPLE = 20261129, 10
LANDLORDS = {facts.ASSOCIATION, facts.PRIVATE}
SEND = Call("POST", sent=True)
KEY = str(UUID(int=0xBAD))
DAYS = ("2026-02-31", "0000-01-01", "99999-01-01", "31/13/2026", "-1", "0001-01-01", "9999-12-31")
NUMBERS = ("-1", "-0,01", "NaN", "1e400", "9" * 40)
NUL, WALL = "a\0b", "x" * 200_000
HOUSE, HEBREW, TURNED = "🏚️👩‍👧", "שלום עולם", "\u202egnp.exe"
NONSENSE = (NUL, WALL, HOUSE, TURNED, "-1", "' OR 1=1 --")
WORDS = (NUL, WALL, HOUSE, HEBREW, TURNED)
# Refused wherever somebody writes it; the rest may be stored as the text it is.
NEVER = {*DAYS[:5], *NUMBERS, NUL, WALL}
# A page's filters stand in its address and are sent nowhere.
POSTED = re.compile(r'<form\b[^>]*\bmethod="post".*?</form>', re.DOTALL)
CONTROL = re.compile(r"<(input|select|textarea)\b[^>]*>")
ATTRIBUTE = re.compile(r'\b([a-z-]+)="([^"]*)"')
LEFT_ALONE = {"csrfmiddlewaretoken", "email", "password"}
# Every question is kept with its answer, and every list with why it was refused.
KEPT_WITH_ITS_ANSWER = {"coordination:look_up", "coordination:import"}
# Nothing was changed, and a page or a refusal says why; or it went through.
MENDED = {200, 400, 403, 404, 409, 413, 422}


@dataclass(frozen=True)
class Form:
    """An address with somebody who may send its form, and what is in it."""

    row: Row
    who: Persona
    at: Target

    def __str__(self) -> str:
        return f"{self.row.name} by {self.who.name} {'/'.join(self.at.values())}"


def forms() -> Iterator[Form]:
    """One for each address; two where a landlord may send it, too."""
    for row in ROWS.values():
        if not row.is_work or "POST" not in row.methods:
            continue
        may = (Form(row, who, at) for who in PERSONAS.values() for at in targets(row) if _may(row, who, at))
        first = next(may, None)
        if first is not None:
            yield first
            if first.who.kind not in LANDLORDS:
                yield from [form for form in may if form.who.kind in LANDLORDS][:1]


def _may(row: Row, who: Persona, at: Target) -> bool:
    return RANDOM not in at.values() and said(row, who, at, SEND) == GRANTED


def fields(page: str, body: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Name of each control -> what is written in it."""
    found = dict.fromkeys((name for name, value in body.items() if isinstance(value, str)), NONSENSE)
    for control in CONTROL.finditer("".join(POSTED.findall(page))):
        told = dict(ATTRIBUTE.findall(control[0]))
        name, kind = unescape(told.get("name", "")), told.get("type", control[1])
        if name and kind not in {"submit", "file", "search"}:
            found[name] = _values(kind, told)
    return {name: values for name, values in found.items() if name not in LEFT_ALONE}


def _values(kind: str, told: dict[str, str]) -> tuple[str, ...]:
    if kind == "date":
        return (*DAYS, NUL)
    if kind == "number" or told.get("inputmode") in {"decimal", "numeric"}:
        return (*NUMBERS, NUL)
    return WORDS if kind in {"text", "textarea"} else NONSENSE


def faults(browsers: Browsers, form: Form, *, everything: bool) -> Iterator[str]:
    with undone():
        page = browsers.ask(form.who.name, address(browsers.world, form.row, form.at), Call("GET"))
        shown = page.content.decode() if page.status_code == 200 else ""
    main = shown[shown.find("<main") : shown.find("</main")]
    with undone():
        names = fields(main, sent(browsers.world, form.row, form.at, SEND))
    for name, values in names.items():
        drawn = crc32(f"{form} {name}".encode()) % len(values)
        for value in values if everything else values[drawn : drawn + 1]:
            with undone():
                yield from _sent_bad(browsers, form, name, value, is_read=values is not NONSENSE)


def _sent_bad(browsers: Browsers, form: Form, name: str, value: str, *, is_read: bool) -> Iterator[str]:
    """`is_read`: the page shows a field for days, numbers or words; a tick is a tick, whatever stands in it."""
    body = sent(browsers.world, form.row, form.at, SEND) | {name: value}
    before = fingerprint()
    answer = browsers.ask(form.who.name, address(browsers.world, form.row, form.at), SEND, body)
    said_so = f"{form}: {name}={value[:12]!r} {answer.status_code}"
    if answer.status_code not in MENDED | {302}:
        yield said_so
    elif answer.status_code == 302 and is_read and value in NEVER:
        yield f"{said_so}: stored, or not looked at"
    elif answer.status_code in MENDED and form.row.name not in KEPT_WITH_ITS_ANSWER and fingerprint() != before:
        yield f"{said_so}, and something has changed"


def test_no_form_fails_and_what_is_not_stored_changes_nothing(browsers):
    asked = list(forms())
    assert len(asked) > 60
    drawn = random.Random(SEED).sample(asked, SAMPLE)
    found = [fault for form in drawn for fault in faults(browsers, form, everything=False)]
    assert not found, "\n".join(found)


@pytest.mark.slow
@pytest.mark.parametrize("of_eight", range(8))
def test_no_value_fails_in_any_field(browsers, of_eight):
    asked = list(forms())[of_eight::8]
    found = [fault for form in asked for fault in faults(browsers, form, everything=True)]
    assert not found, "\n".join(found)


@pytest.mark.slow
def test_ten_megabytes_are_turned_away_before_they_are_read(browsers):
    """A button that reads nothing of what is sent does what it does."""
    for form in forms():
        with undone():
            before = fingerprint()
            body = sent(browsers.world, form.row, form.at, SEND) | {"note": "x" * 10_000_000}
            answer = browsers.ask(form.who.name, address(browsers.world, form.row, form.at), SEND, body)
            assert answer.status_code in {302, 400, 413}, form
            assert answer.status_code == 302 or fingerprint() == before, form


@pytest.mark.slow
def test_a_form_sent_twice_is_stored_once(browsers):
    faults = []
    for form in forms():
        with undone():
            where = address(browsers.world, form.row, form.at)
            body = sent(browsers.world, form.row, form.at, SEND)
            body |= {"key": KEY} if "key" in body or form.row.name in KEYED else {}
            once = browsers.ask(form.who.name, where, SEND, body).status_code, rows()
            twice = browsers.ask(form.who.name, where, SEND, body).status_code, rows()
            stored_again = twice[1] != once[1] and form.row.name not in KEPT_WITH_ITS_ANSWER
            if twice[0] >= 500 or stored_again:
                faults.append(f"{form}: {once[0]} {twice[0]} {set(twice[1].items()) - set(once[1].items())}")
    assert not faults, "\n".join(faults)


# Pages whose form carries a key that the bodies leave out.
KEYED = {"coordination:part", "coordination:case", "coordination:ask"}


def rows() -> dict[str, int]:
    """How many there are in each table of casework."""
    return {
        model._meta.db_table: model._base_manager.count() for model in apps.get_app_config("coordination").get_models()
    }
