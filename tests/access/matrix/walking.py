"""Walks the matrix: each cell asked, and what is not as the oracle says."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zlib import crc32

from tests.access.matrix import facts
from tests.access.matrix.driving import Browsers, address, fingerprint, sent, trace, undone
from tests.access.matrix.expected import CALLS, LOOK_AND_SEND, Call, expected, nowhere, said, targets
from tests.access.matrix.facts import Persona
from tests.access.matrix.oracle import ABSENT, Target
from tests.access.matrix.rows import Row

TURNED_AWAY = {403, 404, 405}


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
    def is_hidden(self) -> bool:
        """Answered as what is not there, though it is."""
        return self.expected == {404} and self.at != nowhere(self.row)

    @property
    def is_turned_away(self) -> bool:
        away = self.expected <= TURNED_AWAY
        return away or (self.expected == {302} and self.who.comes in {facts.STRANGER, facts.HALF})


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


def walk(browsers: Browsers, all_cells: Iterable[Cell]) -> list[str]:
    """What differs: another status than the oracle's, a hidden thing told from an absent one, a change by those who may
    not make it."""
    away: dict[tuple[str, str], list[Cell]] = {}
    faults = []
    for cell in all_cells:
        if cell.is_turned_away:
            away.setdefault((cell.who.name, cell.row.name), []).append(cell)
        else:
            with undone():
                faults += list(_asked(browsers, cell, {}))
    return faults + [fault for group in away.values() for fault in _turned_away(browsers, group)]


def _turned_away(browsers: Browsers, group: list[Cell]) -> Iterator[str]:
    seen: dict[Call, object] = {}
    with undone():
        before = fingerprint()
        for cell in group:
            yield from _asked(browsers, cell, seen)
        if fingerprint() != before:
            yield f"{group[0].who.name} {group[0].row.name}: something has changed"


def _asked(browsers: Browsers, cell: Cell, absent: dict[Call, object]) -> Iterator[str]:
    """`absent`: how what is not there was answered, by the call."""
    answer = _ask(browsers, cell)
    if answer[0] not in cell.expected:
        yield f"{cell}: {answer[0]}, not {sorted(cell.expected)}"
    elif cell.is_hidden:
        if cell.call not in absent:
            absent[cell.call] = _ask(browsers, Cell(cell.row, cell.who, nowhere(cell.row), cell.call))
        if answer != absent[cell.call]:
            yield f"{cell}: told from what is not there"


def _ask(browsers: Browsers, cell: Cell) -> tuple[int, list[tuple[str, str]], bytes]:
    world = browsers.world
    where = address(world, cell.row, cell.at)
    answer = browsers.ask(cell.who.name, where, cell.call, sent(world, cell.row, cell.at, cell.call))
    return trace(answer, where)
