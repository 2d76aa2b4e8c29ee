"""The oracle's rules on visits, contact attempts and talks at the front desk (see tests.access.rules)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.access.actors import Actor
from tests.access.own_name import in_own_name
from tests.access.rows import Row

if TYPE_CHECKING:
    from tests.access.oracle import Oracle


def of_unit(oracle: Oracle, who: Actor, row: Row) -> bool:
    return oracle.plans(who, row["case_id"])


def visit(oracle: Oracle, who: Actor, row: Row) -> bool:
    """Somebody of the unit goes."""
    people = oracle.world.rows("membership")
    goes = any((each["user_id"], each["agency_id"]) == (row["who_id"], who.unit) for each in people)
    return of_unit(oracle, who, row) and goes


def visit_add(oracle: Oracle, who: Actor, row: Row) -> bool:
    """In one's own name."""
    return visit(oracle, who, row) and row["planned_by_id"] == who.member


@in_own_name("withdrawn_by_id")
def attempt_add(oracle: Oracle, who: Actor, row: Row) -> bool:
    """In one's own name; of a visit in the same case, if any."""
    own = of_unit(oracle, who, row) and row["by_id"] == who.member
    return own and (row["visit_id"] is None or oracle.world["visit"][row["visit_id"]]["case_id"] == row["case_id"])


def booking(oracle: Oracle, who: Actor, row: Row) -> bool:
    """What is said at the front desk is for the unit it is said to."""
    return who.unit is not None and row["unit_id"] == who.unit


@in_own_name("handled_by_id")
def booking_become(oracle: Oracle, who: Actor, row: Row) -> bool:
    return booking(oracle, who, row) and (row["case_id"] is None or oracle.plans(who, row["case_id"]))


READ = {"visit": of_unit, "contactattempt": of_unit, "booking": booking}
INSERT = {"visit": visit_add, "contactattempt": attempt_add}
UPDATE = {"visit": visit, "contactattempt": in_own_name("withdrawn_by_id")(of_unit), "booking": booking_become}
