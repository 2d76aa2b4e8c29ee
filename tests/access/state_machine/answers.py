"""What the hub answers a member: the lists, the rule asked of one thing, and PostgreSQL asked without any filter."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.models import Value
from django.http import Http404

from coordination.access import rules, visible
from coordination.models import PlanPart
from hub.accounts.identity import acting_as
from hub.accounts.models import Membership
from tests.web_role import as_web_role

Ids = dict[str, set[int]]

# Kind of thing -> the list of it, and the column that tells which (an inbox row is known by its part).
LISTS = {
    "case": (visible.visible_cases, "pk"),
    "planpart": (visible.visible_parts, "pk"),
    "inbox": (visible.visible_inbox, "part_id"),
    "entry": (visible.visible_entries, "pk"),
    "attachment": (visible.visible_attachments, "pk"),
}
UNFILTERED = """
SELECT 'case', id FROM coordination_case UNION ALL SELECT 'planpart', id FROM coordination_planpart
UNION ALL SELECT 'inbox', part_id FROM coordination_inboxrow UNION ALL SELECT 'entry', id FROM coordination_entry
UNION ALL SELECT 'attachment', id FROM coordination_attachment
"""


def member(pk: int) -> Membership:
    """The row as it is now, which is what a request reads."""
    return Membership.objects.select_related("agency", "user").get(pk=pk)


@contextmanager
def being(pk: int) -> Iterator[Membership]:
    """In the web role, as this member."""
    who = member(pk)
    with as_web_role(), acting_as(who):
        yield who


def by_lists(member: Membership) -> Ids:
    """What each list holds, asked of all of them in one statement."""
    first, *more = [
        listed(member).order_by().annotate(of=Value(kind)).values_list("of", column)
        for kind, (listed, column) in LISTS.items()
    ]
    return _by_kind(first.union(*more, all=True))


def by_database() -> Ids:
    """Every row that PostgreSQL gives out when nobody filters."""
    with connection.cursor() as cursor:
        cursor.execute(UNFILTERED)
        return _by_kind(cursor.fetchall())


def _by_kind(rows: Iterable[tuple[str, int]]) -> Ids:
    found: Ids = {kind: set() for kind in LISTS}
    for kind, pk in rows:
        found[kind].add(pk)
    return found


def _finds(listed: Any, thing: Any) -> bool:
    try:
        return visible.get_visible_or_404(listed, thing.public_id) == thing
    except Http404:
        return False


# Kind of thing -> what each rule says of this one, to whoever asks by its address or is to be written to.
OF_ONE: dict[str, Callable[[Membership, Any], set[bool]]] = {
    "case": lambda member, case: {
        _finds(visible.visible_cases(member), case),
        visible.may_see_case(member, case.public_id),
    },
    "planpart": lambda member, part: {
        _finds(visible.visible_parts(member), part),
        visible.may_see_part(member, part.public_id),
    },
    "entry": lambda member, entry: {
        _finds(visible.visible_entries(member), entry),
        visible.may_see_entry(member, entry.public_id),
    },
    "attachment": lambda member, file: {_finds(visible.visible_attachments(member), file)},
}


def may_write(member: Membership, part: PlanPart) -> bool:
    return rules.can_write(member, part)
