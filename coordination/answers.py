"""Which events answer a deadline: from then on nobody waits for it any more.

Pure, and of the days, as coordination.chronology: in which order they were written down changes nothing. But for a
day that was set at court: what is learnt after it was set calls it off, since its own day lies ahead.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from coordination.lifecycle import DEADLINE_IS_EVENT
from coordination.lifecycle import LegalEventKind as Kind


class Answer(TextChoices):
    """What became of a deadline."""

    KEPT = "kept", _("kept")
    OVER = "over", _("over")
    CALLED_OFF = "called_off", _("called off")


@dataclass(frozen=True, slots=True)
class Happened:
    """An event, its day, and when it was written down."""

    kind: Kind
    on: date
    recorded_at: datetime


# Code -> what does what the deadline is for, in time or late.
ANSWERED_BY: Mapping[str, frozenset[Kind]] = {
    "demand_expiry": frozenset({Kind.PAYMENT_RECEIVED}),
    "board_decision": frozenset({Kind.BOARD_DECIDED}),
    "notice_objection": frozenset({Kind.OBJECTION_RECEIVED}),
    "court_appeal": frozenset({Kind.COURT_APPEAL}),
    "appeal": frozenset({Kind.APPEAL_RECEIVED}),
    "court_hearing": frozenset({Kind.SETTLEMENT, Kind.COURT_ORDER}),
    "eviction_enforcement": frozenset({Kind.EVICTED}),
}
# One event answers all that ran then; of the others, the one that began last.
ANSWERS_ALL = frozenset({"demand_expiry"})
# Code -> what shows, once the day has passed, that it was not kept.
OVER_WITH: Mapping[str, frozenset[Kind]] = {
    "demand_expiry": frozenset(
        {Kind.TERMINATION_SENT, Kind.TERMINATION_RECEIVED, Kind.COURT_FILED, Kind.LANDLORD_NOTICE, Kind.EVICTED}
    ),
}
# Somebody's right, or a time that ends by itself: past its day it is over, and nobody is late.
LAPSES = frozenset(
    {"court_appeal", "appeal", "notice_objection", "landlord_suit", "housing_court_filing", "conditional_tenancy_end"}
)
SET_DAYS = frozenset(DEADLINE_IS_EVENT.values())
CALLED_OFF_BY = frozenset({Kind.COURT_WITHDRAWN, Kind.REINSTATED})


def answer_to(code: str, begun: Happened, due_on: date, events: Iterable[Happened]) -> Answer | None:
    """How the deadline, counted from `begun`, was answered; None while it runs."""
    events = list(events)
    if any(calls_off(event, begun) for event in events):
        return Answer.CALLED_OFF
    answered = [on for event in events if (on := _answered_on(code, event, begun, events))]
    if answered:
        return Answer.KEPT if min(answered) <= due_on and code not in SET_DAYS else Answer.OVER
    is_over = any(event.kind in OVER_WITH.get(code, ()) and event.on > due_on for event in events)
    return Answer.OVER if is_over else None


def has_lapsed(code: str, due_on: date, today: date) -> bool:
    """Whether nobody waits for it any more although nothing has answered it."""
    return code in LAPSES and due_on < today


def calls_off(event: Happened, set_day: Happened) -> bool:
    """Whether the matter ended before a day at court or at the door that had been set by then."""
    is_set = set_day.kind in DEADLINE_IS_EVENT and event.kind in CALLED_OFF_BY
    return is_set and event.on <= set_day.on and event.recorded_at >= set_day.recorded_at


def _answered_on(code: str, event: Happened, begun: Happened, events: list[Happened]) -> date | None:
    if event.kind not in ANSWERED_BY.get(code, ()) or event.on < begun.on:
        return None
    if code not in ANSWERS_ALL and any(e.kind == begun.kind and begun.on < e.on <= event.on for e in events):
        return None
    return event.on
