"""How often and in which ways to try before one says that a tenant was not reached: a product rule, as a table.

`domain.md` 3.4: the first attempt on the same working day when there are children (or a known need), else within two
working days; at least three channels, one evening and two visits before «not reached». No law sets these numbers: the
unit changes them here.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from coordination.contact import REACHED, VISITS, AttemptResult, Channel, Daypart, daypart
from coordination.deadlines.calendar import ONE_DAY, kinds_of

# Working days from the day the case was opened to the first attempt.
FIRST_TRY_AT_ONCE, FIRST_TRY = 0, 2


@dataclass(frozen=True)
class Try:
    """An attempt, as far as the rule asks."""

    at: datetime
    channel: str
    result: str

    @property
    def has_reached(self) -> bool:
        return AttemptResult(self.result) in REACHED


class Need(StrEnum):
    """What must have been tried."""

    CHANNELS = "channels"
    EVENINGS = "evenings"
    VISITS = "visits"


# What must have been tried -> how many of the attempts count as that, and the least that is asked for.
LEAST: dict[Need, tuple[Callable[[Sequence[Try]], int], int]] = {
    Need.CHANNELS: (lambda tries: len({each.channel for each in tries}), 3),
    Need.EVENINGS: (lambda tries: sum(daypart(each.at) is Daypart.EVENING for each in tries), 1),
    Need.VISITS: (lambda tries: sum(Channel(each.channel) in VISITS for each in tries), 2),
}


@dataclass(frozen=True)
class Tried:
    """How far one need has come."""

    need: Need
    have: int
    least: int

    @property
    def is_met(self) -> bool:
        return self.have >= self.least


@dataclass(frozen=True)
class Worked:
    """How often a way at a time of the day has reached the tenant."""

    channel: Channel
    daypart: Daypart
    reached: int
    tried: int


def tried(tries: Sequence[Try]) -> list[Tried]:
    """Each need, met or not."""
    return [Tried(need, count(tries), least) for need, (count, least) in LEAST.items()]


def is_fair_to_say_not_reached(tries: Sequence[Try]) -> bool:
    """Everything has been tried, and nothing has reached the tenant."""
    return all(each.is_met for each in tried(tries)) and not any(each.has_reached for each in tries)


def first_try_by(opened_on: date, *, at_once: bool) -> date:
    """The working day by which the first attempt is to be made; a day off counts as the next working day."""
    day, left = _working_day(opened_on), FIRST_TRY_AT_ONCE if at_once else FIRST_TRY
    while left:
        day, left = _working_day(day + ONE_DAY), left - 1
    return day


def _working_day(day: date) -> date:
    while kinds_of(day):
        day += ONE_DAY
    return day


def what_worked(tries: Sequence[Try]) -> list[Worked]:
    """Every way and time of the day that was tried, the best first."""
    ways = Counter((Channel(each.channel), daypart(each.at)) for each in tries)
    reached = Counter((Channel(each.channel), daypart(each.at)) for each in tries if each.has_reached)
    found = [Worked(*way, reached[way], count) for way, count in ways.items()]
    return sorted(found, key=lambda way: (-way.reached, way.tried, way.channel, way.daypart))
