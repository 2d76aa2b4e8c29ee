"""What the hub is measured against, both through psycopg alone, prepared, without policies.

Raw: the hub's own statements, which ask of every row whether it may be seen. By hand: what somebody would write who
wants the same rows and columns and asks nobody.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.db import connection
from psycopg import Cursor

from coordination.access.visible import select_names_of_readers
from coordination.models import PlanPart
from coordination.reading.inbox import PAGE
from coordination.reading.inbox_lines import CASE, PART, select_deadlines, select_lines
from coordination.reading.thread import ENTRY, NEWEST, select_attachments, select_entries, select_read_until
from hub.accounts.models import Membership

Statement = tuple[str, list[Any]]
FROM_THE_START = False  # behind no cursor
# Limits are written out, a page and one more: of a limit that is a parameter a kept plan knows nothing, and it sorts.
INBOX = """
SELECT p.public_id, p.status, p.measure, p.due_on, a.name, u.name, c.id, c.public_id, c.reference, c.landlord_id,
       c.street, c.postcode, c.city, c.address_protected, c.plan_status, c.children, c.causes, c.closed_at,
       r.rank, r.due_on, r.due_code, r.last_activity_at, w.name, e.kind, e.audience,
       NOT EXISTS (SELECT 1 FROM coordination_readmark AS m WHERE m.user_id = %(user)s AND m.part_id = r.part_id
                   AND m.read_until >= r.last_activity_at OFFSET 0),
       d.due_on, d.codes, d.kinds
FROM coordination_inboxrow AS r
JOIN coordination_planpart AS p ON p.id = r.part_id
JOIN accounts_agency AS a ON a.id = p.agency_id
JOIN coordination_case AS c ON c.id = p.case_id
LEFT JOIN accounts_user AS u ON u.id = c.coordinator_id
LEFT JOIN coordination_entry AS e ON e.id = r.last_entry_id
LEFT JOIN accounts_agency AS w ON w.id = e.agency_id
CROSS JOIN LATERAL (
    SELECT array_agg(d.due_on) AS due_on, array_agg(d.code) AS codes, array_agg(v.kind) AS kinds
    FROM coordination_deadline AS d JOIN coordination_legalevent AS v ON v.id = d.event_id
    WHERE d.case_id = c.id AND d.withdrawn_at IS NULL OFFSET 0
) AS d
WHERE r.agency_id = %(agency)s AND r.is_open
ORDER BY r.rank, r.due_on, r.id LIMIT 26
"""
THREAD = """
SELECT e.public_id, e.kind, e.audience, e.body, e.event, e.created_at, e.author_id, u.name, a.name,
       f.ids, f.names, f.sizes
FROM coordination_entry AS e
JOIN accounts_user AS u ON u.id = e.author_id
JOIN accounts_agency AS a ON a.id = e.agency_id
CROSS JOIN LATERAL (
    SELECT array_agg(f.public_id) AS ids, array_agg(f.name) AS names, array_agg(f.size) AS sizes
    FROM coordination_attachment AS f WHERE f.entry_id = e.id OFFSET 0
) AS f
WHERE e.part_id = %(part)s
ORDER BY e.created_at DESC, e.id DESC LIMIT 51
"""
READ_UNTIL = "SELECT read_until FROM coordination_readmark WHERE user_id = %(user)s AND part_id = %(part)s"
READERS = """
SELECT a.name FROM coordination_partgrant AS g JOIN accounts_agency AS a ON a.group_id = g.group_id
WHERE g.content_object_id = %(part)s ORDER BY a.name
"""


def raw_inbox(member: Membership) -> Callable[[], list[Any]]:
    """Answers the public ids of the parts, in order."""
    lines = select_lines.filled(member, frozenset(), FROM_THE_START, PAGE + 1, week_end=None)
    cases = [row[0] for row in select_lines(member, frozenset(), FROM_THE_START, PAGE + 1, week_end=None)]
    deadlines = select_deadlines.filled(member, cases=cases)
    return partial(_raw, [lines, deadlines], len(CASE) + PART.index("public_id"), PAGE)


def raw_thread(member: Membership, part: PlanPart) -> Callable[[], list[Any]]:
    """Answers the public ids of the entries, the newest first."""
    entries = [row[0] for row in select_entries(member, FROM_THE_START, part=part.pk)]
    statements = [
        select_entries.filled(member, FROM_THE_START, part=part.pk),
        select_attachments.filled(member, entries=entries),
        select_read_until.filled(member, part=part.pk),
        select_names_of_readers.filled(member, part=part.pk),
    ]
    return partial(_raw, statements, ENTRY.index("public_id"), NEWEST)


def _raw(statements: Sequence[Statement | None], column: int, most: int) -> list[Any]:
    first, *_ = [_prepared(sql, values) for sql, values in filter(None, statements)]
    return [row[column] for row in first[:most]]


def inbox(member: Membership) -> list[Any]:
    """The public ids of the parts, in order."""
    rows = _prepared(INBOX, {"user": member.user_id, "agency": member.agency_id})
    return [row[0] for row in rows[:PAGE]]


def thread(member: Membership, part: PlanPart) -> list[Any]:
    """The public ids of the entries, the newest first."""
    rows = _prepared(THREAD, {"part": part.pk})
    _prepared(READ_UNTIL, {"user": member.user_id, "part": part.pk})
    _prepared(READERS, {"part": part.pk})
    return [row[0] for row in rows[:NEWEST]]


def _prepared(statement: str, values: dict[str, Any] | list[Any]) -> list[tuple[Any, ...]]:
    connection.ensure_connection()
    with Cursor(connection.connection) as cursor:
        return cursor.execute(statement.encode(), values, prepare=True).fetchall()
