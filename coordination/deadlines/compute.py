"""From a rule and the day of its trigger to the day it is due."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from coordination.deadlines.calendar import count_days, months_later, roll_forward
from coordination.deadlines.rules import rule_for
from coordination.deadlines.shape import NO_DAYS, SKIPPED, Mode, Offset, Rule, Unit

EARLIEST = date(1950, 1, 1)
LATEST = date(2100, 12, 31)
HOURS_A_DAY = 24


class OutOfRangeError(ValueError):
    """The trigger lies outside 1950-2100, for which the holidays are known: most often a mistyped year."""


@dataclass(frozen=True, slots=True)
class Steps:
    """How a date came about: the trigger, where counting began, where it ended, where it moved to."""

    trigger_on: date
    counted_from: date
    reached: date
    due: date


def _add(start: date, offset: Offset, rule: Rule, mode: Mode) -> date:
    match offset.unit:
        case Unit.HVERDAG | Unit.WORKING_DAY:
            also = rule.skip_when_safe if mode == "safe" else NO_DAYS
            return count_days(start, offset.count, SKIPPED[offset.unit] | also)
        case Unit.MONTH:
            return months_later(start, offset.count)
        case Unit.YEAR:
            return months_later(start, 12 * offset.count)
        case Unit.WEEK:
            return start + timedelta(weeks=offset.count)
        case Unit.HOUR:
            return start + timedelta(days=offset.count // HOURS_A_DAY)
    return start + timedelta(days=offset.count)


def steps(rule: Rule | str, on: date, *, mode: Mode = "safe", variant: str | None = None) -> Steps:
    """Every step from the trigger's day to the due day; errors as in `compute`."""
    rule = rule_for(rule) if isinstance(rule, str) else rule
    if isinstance(on, datetime):
        raise TypeError("A deadline is counted from a date; use compute_moment for hours.")
    if not EARLIEST <= on <= LATEST:
        raise OutOfRangeError(on.isoformat())
    start = roll_forward(on, rule.trigger_roll.avoid(mode))
    reached = _add(start, rule.offset_for(mode, variant), rule, mode)
    return Steps(on, start, reached, roll_forward(reached, rule.roll.avoid(mode)))


def compute(rule: Rule | str, on: date, *, mode: Mode = "safe", variant: str | None = None) -> date:
    """The day on which the deadline ends, or from which the step may be taken.

    `strict` is the earliest the text allows, `safe` what the hub shows; safe is never before strict. Rules
    in hours give the day on which the last hour falls. Raises `UnknownRuleError`, `OutOfRangeError`, or
    `KeyError` for a variant that the rule does not have.
    """
    return steps(rule, on, mode=mode, variant=variant).due


def compute_moment(rule: Rule | str, at: datetime) -> datetime:
    """The moment a deadline in hours runs out, in the zone of `at`. A changed clock changes no hours.

    `ValueError` for a rule that is not in hours, or for a time without a zone.
    """
    rule = rule_for(rule) if isinstance(rule, str) else rule
    if rule.offset.unit is not Unit.HOUR:
        raise ValueError(f"{rule.code} is not counted in hours.")
    if at.tzinfo is None:
        raise ValueError("Hours are counted from a time with a zone.")
    return (at.astimezone(UTC) + timedelta(hours=rule.offset.count)).astimezone(at.tzinfo)


def remind_on(rule: Rule, due: date) -> date | None:
    """The day to remind of a deadline, where the rule has one."""
    return due - timedelta(days=rule.remind_days_before) if rule.remind_days_before else None
