"""Whether the events of a case fit together in time: what cannot be, what is asked about, and what the unit is told.

Pure, and of the days alone: in which order they were written down is nobody's business. Most cases are written down
late and in part, so that something earlier is missing is never refused: it is asked about where a slip would send
somebody to the wrong door, and shown to the unit otherwise. No landlord reads any of it (domain.md 0.6).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from coordination.events import LETTERS, ORDER
from coordination.lifecycle import LegalEventKind as Kind

# The days of a case by kind, each kind in any order.
History = Mapping[Kind, tuple[date, ...]]

# A year is soon mistyped: further off than this, the day is asked about.
LONG_AGO = timedelta(days=2 * 366)
FAR_OFF = timedelta(days=274)

DEMAND = (Kind.DEMAND_SENT, Kind.DEMAND_RECEIVED)
TERMINATION = (Kind.TERMINATION_SENT, Kind.TERMINATION_RECEIVED)
NOTICE = (Kind.LEASE_NOTICE_SENT, Kind.LEASE_NOTICE_RECEIVED)
BOARD = (Kind.BOARD_FILED, Kind.BOARD_DECIDED)
# Whoever has heard of a case at the bailiff court: the municipality is told of it, and seldom sees the filing.
COURT = (Kind.COURT_FILED, Kind.LANDLORD_NOTICE, Kind.COURT_NOTICE, Kind.COURT_HEARING, Kind.COURT_ORDER)


@dataclass(frozen=True, slots=True)
class Expected:
    """Before any of `then`, on the same day at the latest, one of `first` has happened.

    `asks`: whoever writes it down is asked whether it is right. `if_known`: only held against what is on record.
    """

    code: str
    then: tuple[Kind, ...]
    first: tuple[Kind, ...]
    says: Promise
    asks: bool = False
    if_known: bool = False


@dataclass(frozen=True, slots=True)
class OneAtATime:
    """No second `kind` before one of `until` has ended the first."""

    code: str
    kind: Kind
    until: tuple[Kind, ...]
    says: Promise
    asks: bool = True


EXPECTED: tuple[Expected, ...] = (
    Expected("demand_before_due", DEMAND, (Kind.RENT_DUE,),
             _("The demand of %(on)s was given before the rent on record was due. Is the rent it is about missing, or "
               "was it given too early?"), if_known=True),
    Expected("termination_without_demand", TERMINATION, (*DEMAND, Kind.COMPLAINT, Kind.WARNING, *BOARD),
             _("The lease was terminated on %(on)s, and no demand before it is on record. Find the demand, and the day "
               "it came forward.")),
    Expected("court_without_termination", (Kind.COURT_FILED,), (*TERMINATION, *NOTICE),
             _("The bailiff court was asked on %(on)s, and no termination before it is on record.")),
    Expected("enforcement_without_court", (Kind.EVICTION_ENFORCEMENT, Kind.EVICTED), COURT,
             _("We have no case at the bailiff court on record before %(on)s. Is that right?"), asks=True),
    Expected("hearing_without_filing", (Kind.COURT_HEARING, Kind.SETTLEMENT, Kind.COURT_ORDER, Kind.COURT_WITHDRAWN),
             (Kind.COURT_FILED, Kind.LANDLORD_NOTICE, Kind.COURT_NOTICE),
             _("The court dealt with it on %(on)s, and neither a filing nor a notice before it is on record.")),
    Expected("appeal_without_ruling", (Kind.COURT_APPEAL,), (Kind.COURT_ORDER,),
             _("A ruling was appealed on %(on)s, and no ruling before it is on record.")),
    Expected("complaint_without_decision", (Kind.APPEAL_RECEIVED,), (Kind.DECISION_RECEIVED,),
             _("An appeal came in on %(on)s, and no municipal decision before it is on record.")),
    Expected("board_without_warning", (Kind.BOARD_FILED,), (Kind.COMPLAINT, Kind.WARNING),
             _("The complaints board was asked on %(on)s, and neither a complaint nor a warning before it is on "
               "record.")),
    Expected("decision_without_board", (Kind.BOARD_DECIDED,), (Kind.BOARD_FILED,),
             _("The complaints board decided on %(on)s, and it is not on record when it was asked.")),
    Expected("conditional_without_board", (Kind.CONDITIONAL_TENANCY,), (Kind.BOARD_DECIDED, Kind.COURT_ORDER),
             _("We have no decision by the board or a court on record before the tenancy was made conditional on "
               "%(on)s. Is that right?"), asks=True),
    Expected("notice_without_warning", NOTICE, (Kind.COMPLAINT, Kind.WARNING, *BOARD, Kind.CONDITIONAL_TENANCY),
             _("Notice was given on %(on)s, and neither a complaint nor a warning before it is on record.")),
    Expected("objection_without_notice", (Kind.OBJECTION_RECEIVED,), NOTICE,
             _("The tenant objected on %(on)s, and no notice before it is on record.")),
)  # fmt: skip

ONE_AT_A_TIME: tuple[OneAtATime, ...] = (
    OneAtATime("two_courts", Kind.COURT_FILED,
               (Kind.COURT_WITHDRAWN, Kind.COURT_ORDER, Kind.SETTLEMENT, Kind.REINSTATED, Kind.EVICTED),
               _("A second case was filed with the bailiff court on %(on)s, and it is not on record how the first one "
                 "ended. Are there two?")),
    OneAtATime("two_boards", Kind.BOARD_FILED, (Kind.BOARD_DECIDED,),
               _("A second case was filed with the complaints board on %(on)s, and it is not on record how the first "
                 "one ended. Are there two?")),
)  # fmt: skip

ASKING = (*(rule.code for rule in EXPECTED if rule.asks), *(rule.code for rule in ONE_AT_A_TIME if rule.asks))


@dataclass(frozen=True, slots=True)
class Gap:
    """What the days leave open, and the first day that does."""

    code: str
    on: date
    says: Promise
    asks: bool


@dataclass(frozen=True, slots=True)
class Misfit:
    """`then` would lie before `first`. `on`: the day of the one that is on record; `comes_late`: that is `then`."""

    first: Kind
    then: Kind
    on: date
    comes_late: bool

    @property
    def is_letter(self) -> bool:
        return (self.first, self.then) in LETTERS


def gaps(history: History) -> list[Gap]:
    """Each rule once, by the first day it is broken."""
    return [*_missing(history), *_doubled(history)]


def _missing(history: History) -> Iterator[Gap]:
    for rule in EXPECTED:
        known = _days(history, *rule.first)
        if rule.if_known and not known:
            continue
        lonely = [day for day in _days(history, *rule.then) if not any(earlier <= day for earlier in known)]
        if lonely:
            yield Gap(rule.code, lonely[0], rule.says, rule.asks)


def _doubled(history: History) -> Iterator[Gap]:
    for rule in ONE_AT_A_TIME:
        ends = _days(history, *rule.until)
        for one, next_one in pairwise(_days(history, rule.kind)):
            if not any(one <= end <= next_one for end in ends):
                yield Gap(rule.code, next_one, rule.says, rule.asks)
                break


def questions(history: History, kind: Kind, on: date) -> list[Gap]:
    """What to ask of whoever adds this event: what it leaves open that was not open already."""
    open_already = {gap.code for gap in gaps(history)}
    return [gap for gap in gaps(added(history, kind, on)) if gap.asks and gap.code not in open_already]


def misfit(history: History, kind: Kind, on: date) -> Misfit | None:
    """What on record this event cannot be of one piece with; it may still be of another (a second demand)."""
    for first, then in (*LETTERS, *ORDER):
        firsts, thens = _days(history, first), _days(history, then)
        if kind == then and firsts and on < firsts[0]:
            return Misfit(first, then, firsts[0], comes_late=False)
        if kind == first:
            orphans = [day for day in thens if day < on and not (firsts and firsts[0] <= day)]
            if orphans:
                return Misfit(first, then, orphans[0], comes_late=True)
    return None


def is_unusual(on: date, today: date) -> bool:
    """So far off that the year may be a slip."""
    return not today - LONG_AGO <= on <= today + FAR_OFF


def added(history: History, kind: Kind, on: date) -> History:
    return {**history, kind: (*history.get(kind, ()), on)}


def _days(history: History, *kinds: Kind) -> list[date]:
    return sorted({day for kind in kinds for day in history.get(kind, ())})
