"""`manage.py deadlines --rule CODE --on YYYY-MM-DD`: the computed dates, as JSON. `--recount`: after a change."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from coordination.actions.clock import recount_all
from coordination.deadlines import OutOfRangeError, Rule, Unit, UnknownRuleError, compute, explain, remind_on
from coordination.deadlines.compute import EARLIEST, LATEST
from coordination.deadlines.rules import rule_for, rules

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
    """Computes by the rules as they are today, or brings what stands on cases up to them."""

    help = "Compute the deadlines counted from a date. Without --rule: all of them."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rule", metavar="CODE", help="a code such as demand_expiry")
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--on", metavar="YYYY-MM-DD", help="the day of the trigger")
        what.add_argument(
            "--recount",
            action="store_true",
            help="after a rule was changed: count open deadlines anew, and meet those that what happened has answered",
        )

    def handle(self, *, rule: str | None, on: str | None, recount: bool, **options: Any) -> None:
        if recount:
            self.stdout.write(_("Deadlines moved: %(count)d.") % {"count": recount_all()})
        else:
            self._compute(rule, on or "")

    def _compute(self, rule: str | None, on: str) -> None:
        try:
            chosen = [rule_for(rule)] if rule is not None else list(rules().values())
            day = read_date(on)
            found = [describe(each, day) for each in chosen]
        except UnknownRuleError as unknown:
            raise _refuse(
                _("There is no rule %(code)s. The rules are: %(codes)s.")
                % {"code": unknown, "codes": ", ".join(rules())}
            ) from None
        except OutOfRangeError as outside:
            raise _refuse(
                _("%(day)s lies outside %(first)d-%(last)d, the years this can be computed for.")
                % {"day": outside, "first": EARLIEST.year, "last": LATEST.year}
            ) from None
        self.stdout.write(json.dumps(found if rule is None else found[0], ensure_ascii=False, indent=2))
