"""Asks the hub: a browser for each persona, an address for each target, and what is compared of an answer."""

import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.cookies import SimpleCookie
from typing import Any
from unittest import mock
from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.template import Template
from django.test import Client
from django.test.utils import _TestState
from django.urls import reverse

from hub.accounts.middleware import SESSION_KEY
from hub.accounts.models import Membership, User
from tests.access.matrix import facts
from tests.access.matrix.bodies import body
from tests.access.matrix.expected import Call
from tests.access.matrix.oracle import RANDOM, Target
from tests.access.matrix.rows import Row
from tests.access.matrix.world import World
from tests.signed_in import sign_in

NOT_THERE = UUID("00000000-0000-4000-8000-000000000000")
# Object in an address -> the name its address carries it by; the first of several is always the public id.
ARGUMENT = {
    "consent": "consent_id",
    "event": "event_id",
    "emergency": "emergency_id",
    "instalment": "instalment_id",
    "guarantee": "guarantee_id",
    "line": "entry_id",
    "offer": "offer_id",
    "agency": "agency",
}
# Addresses that name an event and none of its deadlines.
EVENT_ALONE = {"coordination:correct_event"}
# What else stands in an address of this kind.
FIXED: dict[str, dict[str, Any]] = {
    "key": {"key": "abc"},
    "reset": {"uidb36": "1", "key": "abc-def"},
    "factor": {"pk": 999_999},
    "page": {"page_id": 999_999},
    "picture": {"rendition_id": 999_999},
    "document": {"document_id": 999_999, "filename": "fil.pdf"},
}


class Browsers:
    """One browser for each persona, signed in once; each request finds it as it was."""

    def __init__(self, world: World) -> None:
        self.world = world
        # All at once: what a request that is undone would sign in, would be signed out with it.
        self._clients = {who: self._sign_in(who) for who in world.people}

    def ask(self, who: str, address: str, call: Call, data: Mapping[str, Any] | None = None) -> HttpResponse:
        client, session = self._clients[who]
        client.cookies = SimpleCookie({settings.SESSION_COOKIE_NAME: session} if session else {})
        headers = {"HX-Request": "true"} if call.hx else {}
        if call.method == "POST":
            answer = client.post(address, data or {}, headers=headers)
        else:
            answer = client.generic(call.method, address, headers=headers)
        return answer

    def _sign_in(self, who: str) -> tuple[Client, str]:
        client = Client(raise_request_exception=False)
        person = self.world.people[who]
        if person is not None:
            user = User.objects.get(pk=person.user_id if isinstance(person, Membership) else person.pk)
            comes = facts.PERSONAS[who].comes
            acting = {SESSION_KEY: person.pk} if isinstance(person, Membership) else {}
            seen = {"last_seen": int(time.time()), **acting}
            sign_in(client, user, seen, hours_ago=3 * (comes == facts.STALE), factor=comes != facts.HALF)
        morsel = client.cookies.get(settings.SESSION_COOKIE_NAME)
        return client, morsel.value if morsel else ""


def address(world: World, row: Row, at: Target) -> str:
    """The row's address with these objects in it."""
    if row.names == "path":
        return reverse(row.name, args=["findes-ikke/"])
    given: dict[str, Any] = dict(FIXED.get(row.names, {}))
    if not given:
        for place, (kind, name) in enumerate(at.items()):
            key = "public_id" if place == 0 else ARGUMENT[kind]
            given[key] = _id(world, kind, name)
    if "event" in at and row.name not in EVENT_ALONE:
        given["code"] = "demand_expiry"
    return reverse(row.name, kwargs=given)


def _id(world: World, kind: str, name: str) -> Any:
    if kind == "agency":
        return "findes-ikke" if name == RANDOM else name
    return NOT_THERE if name == RANDOM else world.get(kind, name).public_id


def sent(world: World, row: Row, at: Target, call: Call) -> dict[str, Any]:
    return body(world, row.name, at) if call.sent else {}


@contextmanager
def undone() -> Iterator[None]:
    """Whatever the block writes is not kept, counts of failed tries included."""
    cache.clear()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def plain_templates() -> Iterator[None]:
    """Without the copies of every context that Django's test client keeps: nobody reads them here, and they cost."""
    with mock.patch.object(Template, "_render", _TestState.saved_data.template_render):
        yield


# Ids in an address or a body, and the token of a form: all that a hidden and an absent thing may differ by.
_IDS = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value=")\w+')
_OFF = {"Set-Cookie", "Content-Length", "Expires", "Date", "Last-Modified"}


def trace(answer: HttpResponse, *ids: str) -> tuple[int, list[tuple[str, str]], bytes]:
    """What an answer tells: status, headers and body, without what was asked for."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    headers = sorted((k, _blank(v.encode(), ids).decode()) for k, v in answer.headers.items() if k not in _OFF)
    return answer.status_code, headers, _blank(_TOKEN.sub(rb"\1", content), ids)


def _blank(text: bytes, ids: tuple[str, ...]) -> bytes:
    for each in ids:
        text = text.replace(each.encode(), b"ID")
    return _IDS.sub(b"ID", text)


def fingerprint() -> str:
    """Of every table of casework, and of what is sent and who works where: equal when nothing has changed."""
    kept = ("coordination_", "outbox_", "accounts_agency", "accounts_membership")
    # Until when somebody has read is noted on every look, a refused post's page included.
    names = [name for name in connection.introspection.table_names() if name.startswith(kept)]
    tables = [name for name in names if name != "coordination_readmark"]
    # And on what day somebody was last here, before anything is asked.
    each = (
        f"SELECT '{name}' AS t, count(*) AS n, sum(hashtextextended((to_jsonb(x) - 'acted_on')::text, 0)) AS h"
        f" FROM {name} x"
        for name in tables
    )
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(each) + " ORDER BY t")
        return repr(cursor.fetchall())
