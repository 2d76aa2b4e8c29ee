"""The unit's queues: a table of which filters each is made of, and how much stands in it."""

from collections import Counter
from typing import Any

from django.db.models import CharField, QuerySet, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.access.prepared import prepared
from coordination.access.visible import visible_inbox
from coordination.reading.conditions import condition_of, days, waits_on_others
from coordination.reading.filters import (
    CLOSED,
    ENFORCEMENT,
    HEARING,
    LABELS,
    NARROWING,
    QUEUES,
    WAITING,
    Filters,
)
from coordination.reading.follow_ups import count_due
from hub.accounts.models import Membership

# Drawn so that they are seen when anything stands there.
PRESSING = frozenset({HEARING, ENFORCEMENT})
# Counted no further.
MOST_COUNTED = 100


def tabs(filters: Filters, membership: Membership) -> list[dict[str, Any]]:
    """As components/tabs.html takes them: open and closed, and between them, for those who make plans, the queues."""
    counts = queue_counts(membership) if filters.plans else {}
    queues = [_tab(LABELS[name], filters, name, counts=counts) for name in QUEUES if filters.plans]
    return [_tab(_("Open"), filters), *queues, _tab(_("Closed"), filters, CLOSED), *_asked_after(filters, membership)]


def _asked_after(filters: Filters, membership: Membership) -> list[dict[str, Any]]:
    """Closed cases whose tenants are to be asked how they live: a list of its own."""
    if not filters.plans:
        return []
    place = reverse("coordination:follow_ups")
    return [{"label": _("Follow-up"), "url": place, "current": False, "count": count_due(membership)}]


def _tab(label: Any, filters: Filters, *names: str, counts: dict[str, str] | None = None) -> dict[str, Any]:
    count = (counts or {}).get(names[0]) if names else None
    return {
        "label": label,
        "url": filters.only(*names).query(),
        "current": filters.chosen - NARROWING == frozenset(names),
        "count": count,
        "urgent": bool(PRESSING.intersection(names)) and count not in {None, "0"},
    }


def queue_counts(membership: Membership) -> dict[str, str]:
    """How many rows each queue holds, "100+" beyond that: one statement for all of them."""
    found = Counter(name for (name,) in select_queues(membership, **days(timezone.localdate())))
    return {name: f"{MOST_COUNTED}+" if found[name] > MOST_COUNTED else str(found[name]) for name in QUEUES}


@prepared
def select_queues(asker: Membership) -> "QuerySet[Any, Any]":
    first, *others = (_of_queue(asker, name) for name in QUEUES)
    return first.union(*others, all=True)


def _of_queue(asker: Membership, name: str) -> "QuerySet[Any, Any]":
    rows = visible_inbox(asker).annotate(queue=Value(name, output_field=CharField()))
    if name == WAITING:
        rows = rows.annotate(waits=waits_on_others(asker))
    return rows.filter(condition_of(asker, frozenset({name}))).order_by().values_list("queue")[: MOST_COUNTED + 1]
