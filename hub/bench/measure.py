"""Medians of interleaved rounds in one process: only ratios inside one run count."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from statistics import median
from time import perf_counter
from typing import Any

from django.conf import settings
from django.db import connection, connections, transaction
from guardian.shortcuts import get_objects_for_user  # noqa: TID251  # what the hub's own way is measured against

from coordination.access.permissions import Level
from coordination.models import PlanPart
from coordination.reading.filters import Filters
from coordination.reading.inbox import PAGE, inbox_page, unread_count
from coordination.reading.inbox_lines import inbox_lines
from coordination.reading.thread import read_thread
from hub.accounts.identity import assume
from hub.accounts.models import Membership
from hub.bench import by_hand

# A statement's first five runs are planned one by one; after that the server keeps the plan.
WARM_UP = 7
ROUNDS = 15
# What is slow enough to be told from noise.
SLOW_SECONDS, SLOW_ROUNDS = 0.2, 3

Way = Callable[[], Any]


def lines(member: Membership) -> list[Any]:
    """The hub's inbox as it is read: every row with all it shows, asked whether it may be seen."""
    return [line.part.public_id for line in inbox_lines(member, frozenset(), "", PAGE + 1)[:PAGE]]


def page(member: Membership) -> list[Any]:
    """The same in the words of the page."""
    return [row["url"] for row in inbox_page(member, Filters(frozenset())).rows]


def thread(member: Membership, part: PlanPart) -> list[Any]:
    """A thread as its page shows it, from visible_entries on."""
    return [entry["id"] for entry in reversed(read_thread(part, member).entries)]


def guardians_way(member: Membership) -> list[Any]:
    """What guardian's manual suggests for a list."""
    parts = get_objects_for_user(member.user, f"coordination.{Level.WRITE.value}", PlanPart)
    return [part.public_id for part in parts.select_related("case").order_by("due_on", "pk")[:PAGE]]


class Held:
    """A connection of its own, in a thread of its own, that the policies hold as they hold a web process.

    (A server plans a prepared statement anew when the role of its connection changes.)
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1)

    def seconds(self, way: Way, member: Membership) -> tuple[float, Any]:
        return self._thread.submit(self._measured, way, member).result()

    def close(self) -> None:
        self._thread.submit(connections.close_all).result()
        self._thread.shutdown()

    @staticmethod
    def _measured(way: Way, member: Membership) -> tuple[float, Any]:
        connection.ensure_connection()
        connection.connection.execute(f"SET ROLE {connection.ops.quote_name(settings.WEB_ROLE)}")
        return _timed(partial(_as_member, way, member))


def _as_member(way: Way, member: Membership) -> Any:
    assume(member)
    return way()


def prepare_database() -> None:
    """Let the owner, who fills it, measure as the web role, and be held by no policy itself: by hand is the limit."""
    role = connection.ops.quote_name(settings.WEB_ROLE)
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT {role} TO CURRENT_USER")
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {role}")
        # As hub.accounts.identity has it for the web role: prepared is planned once, on either side.
        cursor.execute("SET plan_cache_mode = force_generic_plan")
        cursor.execute("SELECT oid::regclass::text FROM pg_class WHERE relforcerowsecurity")
        for (table,) in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")


def of_inbox(member: Membership, held: Held) -> dict[str, float]:
    """Seconds that the inbox takes each way."""
    ways: dict[str, Way] = {
        "raw": by_hand.raw_inbox(member),
        "by hand": partial(by_hand.inbox, member),
        "read": partial(lines, member),
        "guardian": partial(guardians_way, member),
    }
    same = _medians(ways, {"held": ways["read"]}, member, held)
    words = _medians({"page": partial(page, member)}, {"held page": partial(page, member)}, member, held)
    count = partial(unread_count, member)
    return same | words | _medians({"unread": count}, {"held unread": count}, member, held)


def of_thread(member: Membership, part: PlanPart, held: Held) -> dict[str, float]:
    """Seconds that opening the part's thread takes each way."""
    ways: dict[str, Way] = {
        "raw": by_hand.raw_thread(member, part),
        "by hand": partial(by_hand.thread, member, part),
        "read": partial(thread, member, part),
    }
    return _medians(ways, {"held": ways["read"]}, member, held)


def _medians(free: Mapping[str, Way], kept: Mapping[str, Way], member: Membership, held: Held) -> dict[str, float]:
    """The ways take turns. All must find the same."""
    measures: dict[str, Callable[[], tuple[float, Any]]] = {name: partial(_timed, way) for name, way in free.items()}
    measures |= {name: partial(held.seconds, way, member) for name, way in kept.items()}
    times: dict[str, list[float]] = {name: [] for name in measures}
    for turn in range(WARM_UP + ROUNDS):
        found = {}
        for name, measure in measures.items():
            if turn >= SLOW_ROUNDS and median(times[name]) > SLOW_SECONDS:
                continue
            seconds, found[name] = measure()
            times[name].append(seconds)
        if any(answer != next(iter(found.values())) for answer in found.values()):
            raise AssertionError(f"The ways disagree: {found}")
    return {name: median(taken[WARM_UP:] or taken) for name, taken in times.items()}


def _timed(way: Way) -> tuple[float, Any]:
    with transaction.atomic():  # as every request has one
        begun = perf_counter()
        found = way()
        return perf_counter() - begun, found
