"""Every deadline the hub knows, by code: rules are law, and law is data that can be edited.

They are kept in the database (coordination.models.deadline_rule), of which this package knows nothing: `keep_in` says
how they are read. They are read once for each request or task, so that all of it counts by the same rules, and a change
holds from the next one on in every process.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from coordination.deadlines.shape import Rule

Table = Mapping[str, Rule]

_readers: list[Callable[[], Table]] = []
_table: ContextVar[Table | None] = ContextVar("the rules of this request", default=None)
_tried: ContextVar[Table | None] = ContextVar("rules that are tried", default=None)


class UnknownRuleError(LookupError):
    """No rule has this code."""


def keep_in(read: Callable[[], Table]) -> None:
    """From now on the rules are read so."""
    _readers[:] = [read]


def rules() -> Table:
    """All of them, by code."""
    known = _tried.get() or _table.get()
    if known is None:
        known = _readers[0]()
        _table.set(known)
    return known


def rule_for(code: str) -> Rule:
    """The rule with this code; `UnknownRuleError` when there is none."""
    try:
        return rules()[code]
    except KeyError:
        raise UnknownRuleError(code) from None


def forget(**_: Any) -> None:
    """Read them again when they are next asked for: a request begins, or a rule was changed."""
    _table.set(None)


@contextmanager
def counting_by(table: Table) -> Iterator[None]:
    """The block counts by these rules: to try a change before it is made, or without a database."""
    before = _tried.set(table)
    try:
        yield
    finally:
        _tried.reset(before)
