"""What the days of a case show of the landlord's steps, and what will not be ready in time. For the unit alone.

A judgment of validity in a concrete case is never shown to a landlord, a lawyer or the council (domain.md 0.6).
"""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coordination.access.case_view import CaseView
from coordination.access.part_view import PartView
from coordination.access.visibility import Item
from coordination.chronology import Gap, gaps
from coordination.deadlines import OutOfRangeError
from coordination.deadlines.checks import Finding, Found, History, check
from coordination.lifecycle import LegalEventKind
from coordination.models import Deadline, ProcessingTime
from coordination.reading.ended import Matter, matter_of
from coordination.reading.labels import deadline_label, sentence

WEEK = 7
# The landlord's days that help must come before.
CRITICAL = frozenset({"demand_expiry", "court_hearing", "eviction_enforcement"})

SENTENCES = {
    Finding.DEMAND_TOO_EARLY: gettext_lazy(
        "The demand came forward on %(on)s. The earliest day by the law's text was %(against)s: it may have been given "
        "too early. Refer the tenant to legal aid."
    ),
    Finding.DEMAND_EARLY_IF_SAFE: gettext_lazy(
        "The demand came forward on %(on)s. The text allows it; the safe day was %(against)s."
    ),
    Finding.TERMINATED_TOO_EARLY: gettext_lazy(
        "The lease was terminated on %(on)s. The earliest day was %(against)s: it was before the deadline had expired. "
        "Seek legal advice."
    ),
    Finding.TERMINATED_EARLY_IF_SAFE: gettext_lazy(
        "The lease was terminated on %(on)s. The text allows it; the safe day was %(against)s, since banks were closed "
        "on the last day."
    ),
    Finding.PAID_IN_TIME: gettext_lazy("Paid on %(on)s: in time, the deadline was %(against)s."),
    Finding.PAID_ON_LAST_DAY: gettext_lazy("Paid on %(on)s, the last day: that is in time."),
    Finding.PAID_IN_TIME_IF_SAFE: gettext_lazy(
        "Paid on %(on)s. The deadline was %(against)s, on which banks were closed: it may be in time. "
        "Seek legal advice."
    ),
    Finding.PAID_BEFORE_RECEIPT: gettext_lazy(
        "Paid on %(on)s, before the termination came forward on %(against)s: the termination may be without effect. "
        "Seek legal advice."
    ),
    Finding.PAID_ON_DAY_OF_RECEIPT: gettext_lazy(
        "Paid on %(on)s, the day the termination came forward: find out which came first. Seek legal advice."
    ),
}
GOOD = frozenset({Finding.PAID_IN_TIME, Finding.PAID_ON_LAST_DAY})


def warnings_of(view: CaseView) -> list[dict[str, Any]]:
    """What the days show: sentences with a kind of mark. Empty for everybody but the unit."""
    if not view.shows(Item.FULL_PLAN):
        return []
    try:
        shown = [_warning(found) for found in check(_history(view))]
    except OutOfRangeError:
        shown = []  # a day from an earlier century, of a list that was imported
    return [*shown, *({"text": _gap(found), "kind": "warning"} for found in gaps(_days_of(view)))]


def _gap(found: Gap) -> str:
    return str(found.says) % {"on": _day(found.on)}


def _days_of(view: CaseView) -> dict[LegalEventKind, tuple[date, ...]]:
    kinds = {LegalEventKind(event.kind) for event in view.events}
    return {kind: tuple(event.on for event in view.events if event.kind == kind) for kind in kinds}


def _history(view: CaseView) -> History:
    def days(kind: LegalEventKind) -> tuple[date, ...]:
        return tuple(sorted(event.on for event in view.events if event.kind == kind))

    return History(
        rent_due=days(LegalEventKind.RENT_DUE),
        demand_received=days(LegalEventKind.DEMAND_RECEIVED),
        paid=days(LegalEventKind.PAYMENT_RECEIVED),
        termination_sent=days(LegalEventKind.TERMINATION_SENT),
        termination_received=days(LegalEventKind.TERMINATION_RECEIVED),
    )


def _warning(found: Found) -> dict[str, Any]:
    said = SENTENCES[found.finding] % {"on": _day(found.on), "against": _day(found.against)}
    return {"text": said, "kind": "success" if found.finding in GOOD else "warning"}


def conflicts(view: CaseView, parts: list[PartView]) -> list[str]:
    """A sentence for each open part that comes after the landlord's next day; for the unit.

    What the office has said counts; until it has said when, it takes as long as it usually does. Once the home is lost,
    or the matter settled, there is no such day any more.
    """
    if not view.shows(Item.FULL_PLAN) or matter_of(view) is not Matter.RUNNING:
        return []
    waiting = [part for part in parts if part.is_open and part.measure]
    nearest = _nearest(view)
    if nearest is None or not waiting:
        return []
    usual = dict(ProcessingTime.objects.values_list("measure", "days"))
    found = ((part, _comes(part, usual.get(part.measure))) for part in waiting)
    return [_conflict(part, comes[1], nearest) for part, comes in found if comes and comes[0] > nearest.due_on]


def _comes(part: PartView, usual: int | None) -> tuple[date, str] | None:
    """When, and how that is known; None where nobody can say."""
    expected = part.application.expected_on if part.application else None
    if expected is not None:
        return expected, _("a decision is expected on %(day)s") % {"day": _day(expected)}
    if usual is None:
        return None
    return _asked_on(part) + timedelta(days=usual), _("usually %(usual)s") % {"usual": _length(usual)}


def _nearest(view: CaseView) -> Deadline | None:
    today = timezone.localdate()
    return next((each for each in view.deadlines if each.code in CRITICAL and each.due_on >= today), None)


def _asked_on(part: PartView) -> date:
    return timezone.localdate(part.part.created_at)


def _conflict(part: PartView, known: str, nearest: Deadline) -> str:
    left = (nearest.due_on - timezone.localdate()).days
    return _("%(what)s: %(known)s. “%(deadline)s” is %(left)s – ask the landlord for respite.") % {
        "what": sentence(part.title),
        "known": known,
        "deadline": deadline_label(nearest.code),
        "left": _("today") if not left else ngettext("in %(count)d day", "in %(count)d days", left) % {"count": left},
    }


def _length(days: int) -> str:
    if days % WEEK:
        return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}
    weeks = days // WEEK
    return ngettext("%(count)d week", "%(count)d weeks", weeks) % {"count": weeks}


def _day(day: date) -> str:
    return str(date_format(day, "DATE_FORMAT"))
