"""What each filter of the inbox asks of a row, as a table: the list and the counts of the queues ask the same.

Days are slots (coordination.access.prepared): a statement is kept for longer than a day. `days` fills them.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import DateField, DateTimeField, ExpressionWrapper, Q
from django.db.models.fields import BooleanField
from django.utils import timezone

from coordination.access.permissions import Permission
from coordination.access.prepared import Slot
from coordination.access.visible import may
from coordination.lifecycle import OPEN_PART, Audience, EntryKind, PartStatus
from coordination.reading.filters import (
    BROKEN,
    CLOSED,
    ENFORCEMENT,
    HEARING,
    KNOCK,
    MINE,
    NEW,
    PAUSED,
    QUIET,
    UNREACHED,
    UNREAD,
    WAITING,
    WEEK,
)
from coordination.urgency import ENFORCEMENT_DAYS, HEARING_DAYS
from hub.accounts.models import Membership

DAYS_A_WEEK = 7
UNREACHED_DAYS = 2
QUIET_DAYS = 14


def days(today: date) -> dict[str, Any]:
    """What the slots of the conditions stand for on this day."""
    return {
        "today": today,
        "week_end": end_of_week(today),
        "hearing_until": today + timedelta(days=HEARING_DAYS),
        "enforcement_until": today + timedelta(days=ENFORCEMENT_DAYS),
        "opened_until": today - timedelta(days=UNREACHED_DAYS + 1),
        "quiet_until": timezone.make_aware(datetime.combine(today - timedelta(days=QUIET_DAYS), time.max)),
    }


def end_of_week(day: date) -> date:
    """Sunday. What is overdue is due this week too."""
    return day + timedelta(days=DAYS_A_WEEK - day.isoweekday())


def _day(name: str) -> Slot:
    return Slot(name, DateField())


def waits_on_others(membership: Membership) -> ExpressionWrapper:
    """The next move is somebody else's: another's open part, unless it has asked us; our own, after we have asked."""
    asks = Q(last_entry__kind=EntryKind.MESSAGE, last_entry__audience=Audience.PART)
    ours, we_wrote = Q(part__agency_id=membership.agency_id), Q(last_entry__agency_id=membership.agency_id)
    anothers = ~ours & Q(part__status__in=OPEN_PART) & ~(asks & ~we_wrote)
    own = ours & Q(part__status=PartStatus.ACCEPTED) & asks & we_wrote
    return ExpressionWrapper(anothers | own, output_field=BooleanField())


# Filter -> what the row must be; `unread` and `waits` are what coordination.reading.inbox_lines adds.
CONDITIONS: dict[str, Callable[[Membership], Q]] = {
    UNREAD: lambda asker: Q(unread=True),
    MINE: lambda asker: Q(part__case__coordinator_id=asker.user_id),
    WEEK: lambda asker: Q(due_on__lte=_day("week_end")),
    WAITING: lambda asker: Q(waits=True),
    NEW: lambda asker: Q(is_case=True, is_new=True),
    UNREACHED: lambda asker: Q(is_case=True, uncontacted_since__lte=_day("opened_until")),
    KNOCK: lambda asker: Q(is_case=True, knock_on__lte=_day("today")),
    HEARING: lambda asker: Q(is_case=True, hearing_on__range=(_day("today"), _day("hearing_until"))),
    ENFORCEMENT: lambda asker: Q(is_case=True, enforcement_on__range=(_day("today"), _day("enforcement_until"))),
    BROKEN: lambda asker: Q(is_case=True, broken_on__isnull=False),
    QUIET: lambda asker: Q(is_case=True, quiet_since__lte=Slot("quiet_until", DateTimeField())),
    PAUSED: lambda asker: Q(is_case=True),
}


def condition_of(asker: Membership, chosen: frozenset[str]) -> Q:
    """Open or closed, resting or not, and all that is chosen."""
    found = Q(is_open=CLOSED not in chosen)
    if may(asker, Permission.MAKE_PLANS) and CLOSED not in chosen:
        rests = Q(paused_until__gt=_day("today"))
        found &= rests if PAUSED in chosen else ~rests
    for name in sorted(chosen & CONDITIONS.keys()):
        found &= CONDITIONS[name](asker)
    return found
