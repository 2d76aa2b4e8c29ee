"""Walks the matrix: each cell asked, and what is not as the oracle says."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from zlib import crc32

from django.http import HttpResponse

from tests.access.matrix import facts
from tests.access.matrix.driving import Browsers, address, fingerprint, sent, trace, undone
from tests.access.matrix.expected import CALLS, LOOK_AND_SEND, Call, expected, nowhere, said, targets
from tests.access.matrix.facts import Persona
from tests.access.matrix.oracle import ABSENT, Target
from tests.access.matrix.rows import Row

TURNED_AWAY = {403, 404, 405}
Trace = tuple[int, list[tuple[str, str]], bytes]


@dataclass(frozen=True)
class Cell:
    row: Row
    who: Persona
    at: Target
    call: Call

    def __str__(self) -> str:
        return f"{self.who.name}: {self.call} {self.row.name} {'/'.join(self.at.values())}"

    @property
    def expected(self) -> set[int]:
        return expected(self.row, self.who, self.at, self.call)

    @property
    def said(self) -> str:
        return said(self.row, self.who, self.at, self.call)

    @property
    def is_nowhere(self) -> bool:
        return self.at == nowhere(self.row)

    @property
    def is_hidden(self) -> bool:
        """Answered as what is not there, though it is."""
        return self.expected == {404} and not self.is_nowhere

    @property
    def is_turned_away(self) -> bool:
        away = self.expected <= TURNED_AWAY
        return away or (self.expected == {302} and self.who.comes in {facts.STRANGER, facts.HALF})


Hears = Callable[[Cell, HttpResponse], object]


def every_cell(who: Persona, row: Row) -> list[Cell]:
    return [Cell(row, who, at, call) for at in targets(row) for call in CALLS]


def cells(who: Persona, row: Row) -> list[Cell]:
    """Everything with HUB_MATRIX=whole, which takes an hour. Else, for each person and address: all that is not hidden,
    looked at and sent; one thing that is hidden, and what is not there; and one of the other ways to ask. Which, is
    drawn by name, so that over all persons an address is asked in most ways."""
    if os.environ.get("HUB_MATRIX") == "whole":
        return every_cell(who, row)
    drawn = crc32(f"{who.name} {row.name}".encode())
    known: list[Target] = []
    hidden: list[Target] = []
    for at in targets(row):
        cell = Cell(row, who, at, Call("GET"))
        (hidden if cell.said == ABSENT and at != nowhere(row) else known).append(at)
    asked = [*known, *(hidden[drawn % len(hidden) :][:1] if hidden else [])]
    others = [call for call in CALLS if call not in LOOK_AND_SEND]
    more = Cell(row, who, asked[0], others[drawn % len(others)])
    return [Cell(row, who, at, call) for at in asked for call in LOOK_AND_SEND] + [more]


def walk(browsers: Browsers, all_cells: Iterable[Cell], hears: Hears = lambda cell, answer: None) -> list[str]:
    """What differs: another status than the oracle's, a hidden thing told from an absent one, a change by those who may
    not make it. `hears` is given every answer."""
    away: dict[tuple[str, str], list[Cell]] = {}
    faults: list[str] = []
    for cell in all_cells:
        if cell.is_turned_away:
            away.setdefault((cell.who.name, cell.row.name), []).append(cell)
        else:
            with undone():
                faults += _Asking(browsers, hears).faults([cell])
    return faults + [fault for group in away.values() for fault in _turned_away(_Asking(browsers, hears), group)]


@dataclass
class _Asking:
    """Cells of one person and address, one after another."""

    browsers: Browsers
    hears: Hears
    absent: dict[Call, Trace] = field(default_factory=dict)  # how what is not there was answered

    def faults(self, asked: Iterable[Cell]) -> Iterator[str]:
        for cell in asked:
            answer = self._ask(cell)
            if answer[0] not in cell.expected:
                yield f"{cell}: {answer[0]}, not {sorted(cell.expected)}"
            elif cell.is_nowhere:
                self.absent.setdefault(cell.call, answer)
            elif cell.is_hidden and answer != self._of_nothing(cell):
                yield f"{cell}: told from what is not there"

    def _of_nothing(self, cell: Cell) -> Trace:
        if cell.call not in self.absent:
            self.absent[cell.call] = self._ask(replace(cell, at=nowhere(cell.row)))
        return self.absent[cell.call]

    def _ask(self, cell: Cell) -> Trace:
        world = self.browsers.world
        where = address(world, cell.row, cell.at)
        answer = self.browsers.ask(cell.who.name, where, cell.call, sent(world, cell.row, cell.at, cell.call))
        self.hears(cell, answer)
        return trace(answer, where)


def _turned_away(asking: _Asking, group: list[Cell]) -> Iterator[str]:
    with undone():
        before = fingerprint()
        # What is not there first, and what is compared with it: a page that refuses a form may note what is read.
        yield from asking.faults(sorted(group, key=lambda cell: (not cell.is_nowhere, not cell.is_hidden)))
        if fingerprint() != before:
            yield f"{group[0].who.name} {group[0].row.name}: something has changed"
