"""What each may do with which row, said once more in plain Python: neither the policies' SQL nor the program's rules.

    world = Snapshot.read(ask)                  # `ask` runs a query as the owner of the tables
    oracle = Oracle(world, now)
    oracle.may("read", "entry", member(world, cast.ydelse.pk, now))       # -> {3, 8, 21}, ids of rows
    oracle.may("update", "planpart", HUB)       # rows it may store again as they are
    oracle.may("insert", "consent", NOBODY)     # rows it may add another of, alike in all but their ids

`may` tells what the policies let through. `as_role` cuts it down to the verbs that the web role and the worker have.
A membership that has ended, and a person who is inactive, is nobody (tests.access.actors).
"""

from datetime import datetime

from tests.access import law
from tests.access.actors import HUB, NOBODY, Actor, for_agency, member
from tests.access.rows import Row, Snapshot, key_of, moment
from tests.access.rules import BECOME, CHANGE, RULES, no

VERBS = ("read", "insert", "update", "delete")
# What neither the web role nor the worker does to any row of these, whoever acts.
NEVER_UPDATED = {
    "clockchange", "entry", "attachment", "landlordnotice", "lookup", "audit", "instalmentplan", "guarantee",
    "guaranteeentry", "stagemove", "closing", "noticeoutcome", "handover", "signal",
}  # fmt: skip
DELETED = {"partgrant", "inboxrow", "arrearsline"}


class Oracle:
    world: Snapshot
    now: datetime

    def __init__(self, world: Snapshot, now: datetime, *, record_stands: bool = True) -> None:
        """`record_stands=False`: without the trigger that holds the record of acts, what its policies say."""
        self.record_stands = record_stands
        self.world, self.now = world, now
        self._grants: dict[int, list[Row]] = {}
        for grant in world.rows("partgrant"):
            self._grants.setdefault(grant["content_object_id"], []).append(grant)
        self._parts: dict[int, list[int]] = {}
        for part in world.rows("planpart"):
            self._parts.setdefault(part["case_id"], []).append(part["id"])

        # All who may come, beside the hub itself.
        members = [member(world, membership, now) for membership in world["membership"]]
        self.nobody = NOBODY
        self.actors = [*members, *(for_agency(world, agency) for agency in world["agency"]), NOBODY]

    def treatment(self, table: str, row: Row) -> tuple[object, ...]:
        """What all may do with the row; rows with the same answer are alike to the policies."""
        return tuple(self.allows(verb, table, actor, row) for actor in (*self.actors, HUB) for verb in VERBS)

    def may(self, verb: str, table: str, actor: Actor) -> set[int]:
        """The ids of the rows that the policies let this actor read, store again, delete, or add another of."""
        return {row[key_of(table)] for row in self.world.rows(table) if self.allows(verb, table, actor, row)}

    def as_role(self, role: str, verb: str, table: str, actor: Actor) -> set[int]:
        """The same, for the verbs that the role ("web" or "worker") has on the table at all."""
        return self.may(verb, table, actor) if has_verb(role, verb, table) else set()

    def allows(self, verb: str, table: str, actor: Actor, row: Row) -> bool:
        if verb in {"update", "delete"} and not self.allows("read", table, actor, row):
            return False
        if table == "audit" and self.record_stands and verb in {"update", "delete"}:
            return False
        if law.is_broken(self.world, verb, table, row):
            return False
        return actor.is_hub or RULES[verb].get(table, no)(self, actor, row)

    def changes(self, table: str, actor: Actor, row: Row) -> bool:
        """Does the policy on changing let the actor at the row, as it is before?"""
        rule = CHANGE.get(table) or RULES["update"].get(table, no)
        return actor.is_hub or rule(self, actor, row)

    def becomes(self, table: str, actor: Actor, row: Row) -> bool:
        """May a row that the actor changes become this?"""
        rule = BECOME.get(table) or RULES["update"].get(table, no)
        return actor.is_hub or rule(self, actor, row)

    def deletes(self, table: str, actor: Actor, row: Row) -> bool:
        """Does the policy on deleting let the actor at the row, whether or not it can be read?"""
        return actor.is_hub or RULES["delete"].get(table, no)(self, actor, row)

    def granted(self, actor: Actor, part: int, levels: set[str] | None = None) -> bool:
        """Is the part open to the agency, or to this one person of it, now, this far?"""
        return actor.office is not None and any(
            grant["group_id"] == actor.group
            and grant["member_id"] in (None, actor.member)
            and not self._is_over(grant)
            and (levels is None or self.world["permission"][grant["permission_id"]]["codename"] in levels)
            for grant in self._grants.get(part, ())
        )

    def case_granted(self, actor: Actor, case: int, levels: set[str] | None = None) -> bool:
        return any(self.granted(actor, part, levels) for part in self._parts.get(case, ()))

    def plans(self, actor: Actor, case: int) -> bool:
        """Is this the unit that coordinates the case?"""
        return actor.unit is not None and self.world["case"][case]["unit_id"] == actor.unit

    def plans_part(self, actor: Actor, part: int) -> bool:
        return self.plans(actor, self.world["planpart"][part]["case_id"])

    def _is_over(self, grant: Row) -> bool:
        ends = moment(grant["ends_at"])
        return ends is not None and ends <= self.now


def has_verb(role: str, verb: str, table: str) -> bool:
    if verb == "read":
        return True
    if table == "user_groups":
        return role == "web"  # whom Wagtail lets write follows the acting membership
    if table == "membership":
        return role == "web" and verb != "delete"
    if verb == "delete":
        return table in DELETED
    return verb != "update" or table not in NEVER_UPDATED
