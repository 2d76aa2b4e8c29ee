"""`manage.py deadlines --rule CODE --on YYYY-MM-DD`: the computed dates, as JSON."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from coordination.deadlines import OutOfRangeError, Rule, Unit, UnknownRuleError, compute, explain, remind_on
from coordination.deadlines.compute import EARLIEST, LATEST
from coordination.deadlines.rules import RULES, rule_for

USAGE_ERROR = 2


def _refuse(sentence: str) -> CommandError:
    return CommandError(sentence, returncode=USAGE_ERROR)


def read_date(text: str) -> date:
    """A date written YYYY-MM-DD and nothing else; `CommandError` with the reason."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    # fromisoformat also reads week dates and dates without hyphens; a typing error must not become a date.
    if day is None or day.isoformat() != text:
        raise _refuse(_("%(text)s is not a date. Write it as YYYY-MM-DD, for example 2026-02-09.") % {"text": text})
    return day


def describe(rule: Rule, on: date) -> dict[str, Any]:
    """All the hub knows about one deadline counted from `on`. `date` is the one it shows: the safe one."""
    safe = compute(rule, on)
    remind = remind_on(rule, safe)
    return {
        "rule": rule.code,
        "label": str(rule.label),
        "trigger": rule.trigger,
        "on": on.isoformat(),
        "strict": compute(rule, on, mode="strict").isoformat(),
        "safe": safe.isoformat(),
        "date": safe.isoformat(),
        "variants": {name: compute(rule, on, variant=name).isoformat() for name in rule.variants},
        "hours": rule.offset.count if rule.offset.unit is Unit.HOUR else None,
        "remind_on": remind.isoformat() if remind else None,
        "law": rule.law,
        "source": rule.source,
        "roll_source": rule.roll_source,
        "responsible": list(rule.responsible),
        "explanation": explain(rule, on),
    }


class Command(BaseCommand):
    """Computes; reads and writes nothing."""

    help = "Compute the deadlines counted from a date. Without --rule: all of them."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rule", metavar="CODE", help="a code such as demand_expiry")
        parser.add_argument("--on", required=True, metavar="YYYY-MM-DD", help="the day of the trigger")

    def handle(self, *, rule: str | None, on: str, **options: Any) -> None:
        try:
            chosen = [rule_for(rule)] if rule is not None else list(RULES.values())
            day = read_date(on)
            found = [describe(each, day) for each in chosen]
        except UnknownRuleError as unknown:
            raise _refuse(
                _("There is no rule %(code)s. The rules are: %(codes)s.") % {"code": unknown, "codes": ", ".join(RULES)}
            ) from None
        except OutOfRangeError as outside:
            raise _refuse(
                _("%(day)s lies outside %(first)d-%(last)d, the years this can be computed for.")
                % {"day": outside, "first": EARLIEST.year, "last": LATEST.year}
            ) from None
        self.stdout.write(json.dumps(found if rule is None else found[0], ensure_ascii=False, indent=2))
