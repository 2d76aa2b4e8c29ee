"""The oracle's rules on how a case moves, ends, is handed over and linked (see tests.access.rules)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.access.actors import Actor
from tests.access.own_name import in_own_name
from tests.access.rows import Row

if TYPE_CHECKING:
    from tests.access.oracle import Oracle


def of_unit(oracle: Oracle, who: Actor, row: Row) -> bool:
    return oracle.plans(who, row["case_id"])


def moved(oracle: Oracle, who: Actor, row: Row) -> bool:
    return of_unit(oracle, who, row) and row["moved_by_id"] == who.member


def closed(oracle: Oracle, who: Actor, row: Row) -> bool:
    return of_unit(oracle, who, row) and row["closed_by_id"] == who.member


def link(oracle: Oracle, who: Actor, row: Row) -> bool:
    return of_unit(oracle, who, row) and oracle.plans(who, row["other_id"])


@in_own_name("undone_by_id")
def link_add(oracle: Oracle, who: Actor, row: Row) -> bool:
    return link(oracle, who, row) and row["linked_by_id"] == who.member


def represented(oracle: Oracle, who: Actor, row: Row) -> bool:
    return of_unit(oracle, who, row) and row["added_by_id"] == who.member


def begun(oracle: Oracle, who: Actor, row: Row) -> bool:
    return of_unit(oracle, who, row) and row["begun_by_id"] == who.member


def handed_over(oracle: Oracle, who: Actor, row: Row) -> bool:
    """In one's own name, to somebody of the unit."""
    taken = oracle.world["membership"][row["to_id"]]["agency_id"] == who.unit
    return of_unit(oracle, who, row) and row["by_id"] == who.member and taken


@in_own_name("answered_by_id")
def follow_up_add(oracle: Oracle, who: Actor, row: Row) -> bool:
    return of_unit(oracle, who, row) and oracle.world["closing"][row["closing_id"]]["case_id"] == row["case_id"]


_OF_UNIT = ("stagemove", "closing", "followup", "handover", "signal", "representative")
READ = dict.fromkeys(_OF_UNIT, of_unit) | {"caselink": link}
INSERT = {
    "stagemove": moved,
    "closing": closed,
    "followup": follow_up_add,
    "handover": handed_over,
    "caselink": link_add,
    "representative": represented,
    "pause": begun,
}
UPDATE = {
    "caselink": in_own_name("undone_by_id")(link),
    "followup": in_own_name("answered_by_id")(of_unit),
    "representative": of_unit,
}
