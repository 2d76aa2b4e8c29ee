"""Medians of interleaved rounds in one process: only ratios inside one run count."""

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

from django.db import connection
from guardian.shortcuts import get_objects_for_user  # noqa: TID251  # what the hub's own way is measured against

from coordination.access.permissions import Level
from coordination.models import PlanPart
from coordination.reading.filters import Filters
from coordination.reading.inbox import PAGE, inbox_page
from hub.accounts.models import Membership

ROUNDS = 7
# The limit: what somebody would write by hand for these 25 rows and nothing else.
BY_HAND = """
SELECT r.id, r.rank, r.due_on, p.public_id, p.status, c.reference, c.street, e.created_at,
       EXISTS (SELECT 1 FROM coordination_readmark AS m
               WHERE m.user_id = %(user)s AND m.part_id = r.part_id AND m.read_until >= r.last_activity_at)
FROM coordination_inboxrow AS r
JOIN coordination_planpart AS p ON p.id = r.part_id
JOIN coordination_case AS c ON c.id = p.case_id
LEFT JOIN coordination_entry AS e ON e.id = r.last_entry_id
WHERE r.agency_id = %(agency)s AND r.is_open
ORDER BY r.rank, r.due_on, r.id LIMIT %(page)s
"""


def by_hand(member: Membership) -> int:
    """The raw statement, prepared by the driver."""
    with connection.cursor() as cursor:
        cursor.execute(BY_HAND, {"user": member.user_id, "agency": member.agency_id, "page": PAGE})
        return len(cursor.fetchall())


def page(member: Membership) -> int:
    """The hub's inbox: rows, deadlines, and every word that the page shows."""
    return len(inbox_page(member, Filters.read({}, offers_mine=False)).rows)


def guardians_way(member: Membership) -> int:
    """What guardian's manual suggests for a list."""
    parts = get_objects_for_user(member.user, f"coordination.{Level.WRITE.value}", PlanPart)
    return len(parts.select_related("case").order_by("due_on", "pk")[:PAGE])


WAYS: dict[str, Callable[[Membership], int]] = {"by hand": by_hand, "inbox": page, "guardian": guardians_way}


def medians(member: Membership) -> dict[str, float]:
    """Seconds for each way, the ways taking turns. All must find the same number of rows."""
    times: dict[str, list[float]] = {name: [] for name in WAYS}
    for _ in range(ROUNDS):
        found = {name: _timed(way, member, times[name]) for name, way in WAYS.items()}
        if len(set(found.values())) != 1:
            raise AssertionError(f"The ways disagree: {found}")
    return {name: median(taken) for name, taken in times.items()}


def _timed(way: Callable[[Membership], Any], member: Membership, times: list[float]) -> Any:
    begun = perf_counter()
    found = way(member)
    times.append(perf_counter() - begun)
    return found
