"""Two worlds that differ only in what somebody may not see answer that person byte for byte alike."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.db import transaction

from coordination.models import ArrearsRecord, Tenancy
from hub.accounts.identity import the_hub_itself
from tests.access.twins.addresses import Ids, shown_to, stored
from tests.access.twins.canonical import Answer, differences
from tests.access.twins.hidden import EVERYTHING, from_whom
from tests.access.twins.walk import EVERYWHERE, Walk
from tests.access.twins.world import NOON, World, build
from tests.personas import PEOPLE, raise_curtain

# Whoever adds to a case brings the inboxes of all its parts up to date: as many statements as there are parts, and some
# more where there was no case yet.
AS_MANY_AS_PARTS = ("POST /restancer/lejemaal/", "POST /indberet/")
# Whoever invites makes the account, or finds one: one statement apart, and the same answer.
ONE_MORE_OR_LESS = ("POST /konto/medarbejdere/inviter/",)
# Whoever gave the password at the beginning of a walk stays fresh to its end, however slow the machine.
FRESH_SECONDS = 2 * 60 * 60
# A landlord, who must not learn of another.
EVERYDAY = "kmp"
# The log of a case tells the unit's lead of everybody's looks and posts, by its purpose.
LOGS = {"unit_lead": ("/log/",)}


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def world(db, travel, deliver, settings) -> World:
    """Not the demo, whose sign-in page shows the people there are. Whoever has left, has left by that day."""
    settings.DEMO = False
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = FRESH_SECONDS
    travel(NOON)
    built = build(raise_curtain())
    deliver()
    return built


@pytest.fixture
def walk(world, client_of, deliver, monkeypatch) -> Iterator[Callable[..., list[Answer]]]:
    """The walk of one person, with what is hidden built or not; nothing is left of it afterwards."""
    # A session notes once a minute that somebody is there: a slow walk would note it elsewhere than a quick one.
    now = time.time()
    monkeypatch.setattr("hub.accounts.sessions.time", SimpleNamespace(time=lambda: now))

    def walked(name: str, hidden: Ids, *, build_hidden: bool, steps: tuple[str, ...]) -> list[Answer]:
        cache.clear()
        logging.disable(logging.CRITICAL)  # a page that is not there, hundreds of times
        who = None if name == "nobody" else getattr(world.cast, name)
        with undone():
            seen, shown = stored(), shown_to(who)
            if build_hidden:
                for rows in from_whom(name):
                    rows.build(world)
                deliver()
                hidden.update({kind: [i for i in ids if i not in seen[kind]] for kind, ids in stored().items()})
            return Walk(client_of(who), world, seen, hidden, shown, LOGS.get(name, ())).through(steps)

    yield walked
    logging.disable(logging.NOTSET)


def told(walk, name: str, steps: tuple[str, ...]) -> list[str]:
    """What the person could tell the worlds apart by. A first walk through the lists warms what is kept ready."""
    hidden: Ids = {}
    walk(name, hidden, build_hidden=False, steps=("lists",))
    with_it = walk(name, hidden, build_hidden=True, steps=steps)
    without = walk(name, hidden, build_hidden=False, steps=steps)
    assert [answer.asked for answer in [*with_it, *without] if answer.status >= 500] == []
    return differences(with_it, without, AS_MANY_AS_PARTS + ONE_MORE_OR_LESS)


def test_what_is_hidden_is_not_told_by_a_single_byte(walk):
    assert told(walk, EVERYDAY, EVERYWHERE) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in (*PEOPLE, "no_membership", "nobody") if name != EVERYDAY])
def test_nor_is_it_told_to_anybody_else(walk, name):
    assert told(walk, name, EVERYWHERE) == []


def _all_tenancies() -> int:
    with the_hub_itself():
        return Tenancy.objects.count()


def _last_number() -> int:
    with the_hub_itself():
        return ArrearsRecord.objects.latest("pk").pk


@pytest.mark.parametrize("leak", [_all_tenancies, _last_number])
def test_a_leak_that_is_planted_is_found(walk, monkeypatch, leak):
    monkeypatch.setattr("hub.context.unread_notices", lambda membership: leak())
    found = told(walk, "fjordparken_clerk", ("lists",))
    assert any(difference.startswith("GET /restancer/:") for difference in found)


def test_rows_that_are_not_hidden_are_found(walk, monkeypatch):
    """The instrument sees what the worlds differ in: to whom the rows are known, they differ."""
    monkeypatch.setattr("tests.access.twins.test_twins.from_whom", lambda name: EVERYTHING[:1])
    assert told(walk, "lindehoej_clerk", ("lists",)) != []


def test_two_answers_differ_in_a_byte_of_body_or_header_and_in_a_statement():
    one = Answer("GET /", 200, "Content-Length: 2", "ab", 3)
    for name, other in {"body": "ac", "headers": "Content-Length: 3", "queries": 4, "status": 404}.items():
        [told_by] = differences([one], [replace(one, **{name: other})])
        assert told_by.startswith(f"GET /: {name}")
