"""Why a deadline falls where it does, in a sentence for the people who rely on it."""

from collections.abc import Callable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coordination.deadlines.calendar import DAY_LABELS, DayKind, DayKinds, kinds_of
from coordination.deadlines.compute import Steps, steps
from coordination.deadlines.rules import rule_for
from coordination.deadlines.shape import TRIGGER_LABELS, Mode, Offset, Rule, Unit

_PHRASES: dict[Unit, Callable[[int], str]] = {
    Unit.HOUR: lambda n: ngettext("%(count)d hour", "%(count)d hours", n),
    Unit.CALENDAR_DAY: lambda n: ngettext("%(count)d day", "%(count)d days", n),
    Unit.HVERDAG: lambda n: ngettext("%(count)d weekday (with Saturdays)", "%(count)d weekdays (with Saturdays)", n),
    Unit.WORKING_DAY: lambda n: ngettext("%(count)d working day", "%(count)d working days", n),
    Unit.WEEK: lambda n: ngettext("%(count)d week", "%(count)d weeks", n),
    Unit.MONTH: lambda n: ngettext("%(count)d month", "%(count)d months", n),
    Unit.YEAR: lambda n: ngettext("%(count)d year", "%(count)d years", n),
}
WEEKEND = (DayKind.SATURDAY, DayKind.SUNDAY)


def _day(day: date) -> str:
    return str(date_format(day, "WEEKDAY_DATE_FORMAT"))


def _moved(start: date, end: date, avoid: DayKinds) -> str:
    """Why the day moved, named by the first kind it may not be; empty when it stood."""
    if start == end:
        return ""
    kind = next(kind for kind in DAY_LABELS if kind in kinds_of(start) & avoid)
    return _("%(day)s is %(kind)s, so it moves to %(moved)s.") % {
        # A Saturday need not be called one twice.
        "day": date_format(start, "DATE_FORMAT") if kind in WEEKEND else _day(start),
        "kind": DAY_LABELS[kind],
        "moved": _day(end),
    }


def _counted(offset: Offset, way: Steps) -> str:
    count = abs(offset.count)
    if not count:
        return _("The deadline is the same day.")
    amount = _PHRASES[offset.unit](count) % {"count": count}
    sentence = _("%(amount)s before: %(day)s.") if offset.count < 0 else _("%(amount)s after: %(day)s.")
    return sentence % {"amount": amount, "day": _day(way.reached)}


def explain(rule: Rule | str, on: date, *, mode: Mode = "safe", variant: str | None = None) -> str:
    """The way from the trigger to the due day in the reader's language; errors as in `compute`."""
    rule = rule_for(rule) if isinstance(rule, str) else rule
    way = steps(rule, on, mode=mode, variant=variant)
    parts = (
        _("Counted from %(day)s (%(trigger)s).") % {"day": _day(on), "trigger": TRIGGER_LABELS[rule.trigger]},
        _moved(on, way.counted_from, rule.trigger_roll.avoid(mode)),
        _counted(rule.offset_for(mode, variant), way),
        _moved(way.reached, way.due, rule.roll.avoid(mode)),
        str(rule.note),
    )
    return " ".join(part for part in parts if part)
