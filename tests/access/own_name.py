"""Who did it is who is acting: a rule of the oracle for the columns that say who has withdrawn, answered or undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.access.actors import Actor
from tests.access.rows import Row

if TYPE_CHECKING:
    from tests.access.oracle import Oracle

Rule = Callable[["Oracle", Actor, Row], bool]


def in_own_name(column: str) -> Callable[[Rule], Rule]:
    """The rule, and nobody else's name in the column."""

    def named(rule: Rule) -> Rule:
        return lambda oracle, who, row: rule(oracle, who, row) and row[column] in (None, who.member)

    return named
