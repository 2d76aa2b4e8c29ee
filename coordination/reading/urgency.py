"""How urgent a case is to one reader, and why: in words, from what that reader may know (`domain.md` 3.8)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coordination.access.case_view import CaseView
from coordination.access.visibility import Item
from coordination.deadlines.calendar import DayKind, count_days
from coordination.lifecycle import Cause

CRITICAL, HIGH, RAISED = "critical", "high", "raised"
ORDER = (CRITICAL, HIGH, RAISED)
ENFORCEMENT_DAYS = 7
HEARING_DAYS = 14
BANKING_DAYS = 3
NO_BANKING = frozenset(DayKind)
MAIL_CAUSES = frozenset({Cause.UNOPENED_MAIL, Cause.DIGITAL_EXCLUSION})


@dataclass(frozen=True)
class Reason:
    """One factor: its weight, the word on the mark, and the sentence behind it."""

    level: str
    label: str
    sentence: str


@dataclass(frozen=True)
class Urgency:
    """As components/urgency.html takes it."""

    level: str
    label: str
    why: list[str]


def urgency_of(view: CaseView) -> Urgency | None:
    """The heaviest factor names it; every factor the reader may know explains it. None: nothing presses."""
    if view.case.closed_at is not None:
        return None
    reasons = sorted([*_household(view), *_dates(view), *_care(view)], key=lambda reason: ORDER.index(reason.level))
    if not reasons:
        return None
    return Urgency(reasons[0].level, reasons[0].label, [reason.sentence for reason in reasons])


def _household(view: CaseView) -> Iterator[Reason]:
    if view.children:
        text = ngettext(
            "There is %(count)d child in the home: help is looked at at once (retssikkerhedsloven § 5 a).",
            "There are %(count)d children in the home: help is looked at at once (retssikkerhedsloven § 5 a).",
            len(view.children),
        )
        yield Reason(CRITICAL, _("At once: children"), text % {"count": len(view.children)})
    if view.has_known_need:
        text = _("There is a known need for help: it is looked at at once (retssikkerhedsloven § 5 a).")
        yield Reason(CRITICAL, _("At once: known need"), text)


def _dates(view: CaseView) -> Iterator[Reason]:
    today = timezone.localdate()
    for deadline in view.deadlines:
        days = (deadline.due_on - today).days
        if deadline.code == "eviction_enforcement" and 0 <= days <= ENFORCEMENT_DAYS:
            yield Reason(CRITICAL, _("Critical: eviction"), _("The eviction enforcement is within a week."))
        elif deadline.code == "court_hearing" and 0 <= days <= HEARING_DAYS:
            yield Reason(HIGH, _("High: court hearing"), _("The court hearing is within two weeks."))
        elif deadline.code == "demand_expiry" and today <= deadline.due_on <= _banking_days_on(today):
            yield Reason(HIGH, _("High: demand expires"), _("The formal demand expires within three banking days."))
        elif days < 0:
            yield Reason(HIGH, _("High: overdue"), _("A deadline has passed and is not marked as met."))


def _banking_days_on(today: date) -> date:
    """The last day that is at most three banking days away; a weekend is no time to pay."""
    return count_days(today, BANKING_DAYS, NO_BANKING)


def _care(view: CaseView) -> Iterator[Reason]:
    if view.case.address_protected and view.shows(Item.ADDRESS):
        yield Reason(HIGH, _("High: protected address"), _("The address is protected: take care in every message."))
    if MAIL_CAUSES.intersection(view.causes):
        yield Reason(RAISED, _("Raised: mail"), _("Letters and Digital Post may not have been read."))
