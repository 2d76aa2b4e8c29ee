"""What kind of day a date is in Denmark, and walking over the kinds that do not count."""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from holidays import country_holidays

ONE_DAY = timedelta(days=1)


class DayKind(StrEnum):
    """The kinds of day that Danish deadlines treat apart. A date may be several at once."""

    SATURDAY = "saturday"
    SUNDAY = "sunday"
    HOLIDAY = "holiday"
    CONSTITUTION_DAY = "constitution_day"
    CHRISTMAS_EVE = "christmas_eve"
    NEW_YEARS_EVE = "new_years_eve"


DayKinds = frozenset[DayKind]

# The day names follow into sentences: "which is a Saturday".
DAY_LABELS: dict[DayKind, str | Promise] = {
    DayKind.HOLIDAY: _("a public holiday"),
    DayKind.CONSTITUTION_DAY: _("Constitution Day"),
    DayKind.CHRISTMAS_EVE: _("Christmas Eve, when the banks are closed"),
    DayKind.NEW_YEARS_EVE: _("New Year's Eve, when the banks are closed"),
    DayKind.SATURDAY: _("a Saturday"),
    DayKind.SUNDAY: _("a Sunday"),
}

# No holiday in law (helligdag), yet treated apart: (month, day).
_OWN_DAYS = {
    (6, 5): DayKind.CONSTITUTION_DAY,
    (12, 24): DayKind.CHRISTMAS_EVE,
    (12, 31): DayKind.NEW_YEARS_EVE,
}
_WEEKEND = {5: DayKind.SATURDAY, 6: DayKind.SUNDAY}


@cache
def _public_holidays(year: int) -> frozenset[date]:
    """Holidays in law that year; store bededag is among them until 2023."""
    return frozenset(country_holidays("DK", years=year))


def kinds_of(day: date) -> DayKinds:
    """Every kind that this day is; empty for an ordinary Monday to Friday."""
    kinds = {_OWN_DAYS.get((day.month, day.day)), _WEEKEND.get(day.weekday())}
    if day in _public_holidays(day.year):
        kinds.add(DayKind.HOLIDAY)
    return frozenset(kind for kind in kinds if kind)


def roll_forward(day: date, avoid: DayKinds) -> date:
    """The day itself, or the first later day of no kind to avoid."""
    while kinds_of(day) & avoid:
        day += ONE_DAY
    return day


def count_days(start: date, count: int, skip: DayKinds) -> date:
    """The `count`-th day after `start`, days of a kind in `skip` not counted."""
    day = start
    for _number in range(count):
        day = roll_forward(day + ONE_DAY, skip)
    return day


def months_later(start: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it is shorter."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
