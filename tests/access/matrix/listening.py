"""Drives the hub as one persona and looks for tokens in all that comes out of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.core import mail
from django.http import HttpResponse
from django.test import TestCase
from django.urls import reverse

from hub.outbox.deliver import deliver_batch
from tests import web_role
from tests.access.matrix import sinks
from tests.access.matrix.canaries import Canaries, Origin
from tests.access.matrix.driving import Browsers, address, sent, undone
from tests.access.matrix.expected import ROWS, Call
from tests.access.matrix.facts import PERSONAS, Persona
from tests.access.matrix.knowing import may_read
from tests.access.matrix.rows import Row
from tests.access.matrix.walking import Cell, cells

# Where a beginning is searched for: every token begins so, and none is typed whole.
SOUGHT = ("content:search", "coordination:arrears", "coordination:inbox")
BEGINNINGS = ("zq0", "zq000", "zq001")


@dataclass
class Ear:
    """What was found where it must not be, and all that was found where it may."""

    canaries: Canaries
    leaks: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)

    def page(self, who: Persona, where: str, answer: HttpResponse, revealing: str = "") -> None:
        """An answer: what the person may read stands in its body, or in the name of a file; never in another header."""
        headers = dict(answer.headers)
        named, body = headers.pop("Content-Disposition", ""), answer.getvalue()
        if answer.streaming:
            answer.streaming_content = [body]  # for whoever reads it next
        for origin in self.canaries.found_in(named + body.decode("utf-8", "replace")):
            self.seen.add(origin.field)
            if not may_read(who, origin.field, origin.thing, revealing=revealing):
                self.leaks.add(f"{who.name} {where}: {_words(origin)}")
        self.nowhere(f"{who.name} {where}: header", f"{headers} {answer.cookies}")

    def hears(self, cell: Cell, answer: HttpResponse) -> None:
        self.page(cell.who, str(cell), answer, revealing=cell.row.name if cell.call.sent else "")

    def nowhere(self, where: str, text: str) -> None:
        """A place where no token may be, whosever it is."""
        self.leaks |= {f"{where}: {_words(origin)}" for origin in self.canaries.found_in(text)}

    def everywhere(self) -> None:
        """All that is kept or sent on."""
        self.nowhere("mail", sinks.mails())
        self.nowhere("broker", sinks.broker())
        self.nowhere("cache", sinks.cached())
        self.nowhere("session", sinks.sessions())
        for table, text in sinks.other_tables().items():
            self.nowhere(f"table {table}", text)


def _words(origin: Origin) -> str:
    return f"{origin.field} of {origin.thing or 'something'}"


def listen(browsers: Browsers, canaries: Canaries, name: str, *, sending: bool = True) -> Ear:
    """Everything as one persona: first looked at, then sent, then delivered; and then undone."""
    ear, who = Ear(canaries), PERSONAS[name]
    asked = [cell for row in ROWS.values() for cell in _heard(who, row)]
    mail.outbox.clear()
    with undone(), sinks.listening() as heard, TestCase.captureOnCommitCallbacks(execute=True):
        _ask(browsers, ear, (cell for cell in asked if cell.call.is_safe))
        _search(browsers, ear, who)
        if sending:
            _ask(browsers, ear, (cell for cell in asked if not cell.call.is_safe))
            _deliver()
        ear.everywhere()
        ear.nowhere("log", "\n".join(heard.lines))
    ear.nowhere("broker", sinks.broker())
    return ear


def _heard(who: Persona, row: Row) -> list[Cell]:
    """What is answered, and one look and one form that are turned away: the matrix hears the pages of the rest."""
    here = cells(who, row)
    away = {cell.call.is_safe: cell for cell in reversed(here) if cell.is_turned_away}
    return [*(cell for cell in here if not cell.is_turned_away), *away.values()]


def _ask(browsers: Browsers, ear: Ear, asked: Iterable[Cell]) -> None:
    world = browsers.world
    for cell in asked:
        where = address(world, cell.row, cell.at)
        ear.hears(cell, browsers.ask(cell.who.name, where, cell.call, sent(world, cell.row, cell.at, cell.call)))


def _search(browsers: Browsers, ear: Ear, who: Persona) -> None:
    for name, words in _searches():
        answer = browsers.ask(who.name, f"{reverse(name)}?{urlencode({'q': words})}", Call("GET"))
        ear.page(who, f"{name} {words}", answer)


def _searches() -> Iterator[tuple[str, str]]:
    return ((name, words) for name in SOUGHT for words in BEGINNINGS)


def _deliver() -> None:
    """Do what the worker does, with its rights."""
    for _batch in range(5):
        with web_role.as_web_role("worker"):
            if not deliver_batch():
                return
