"""What the hub would do now on a case: the rules that hold, at most three, each with its reason.

It suggests; the coordinator decides. Every condition asks the coordinator's own view of the case.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coordination.access.case_view import CaseView
from coordination.access.part_view import PartView
from coordination.lifecycle import LegalEventKind, Measure, PartStatus
from coordination.measures import OF_KIND
from coordination.models import NextStepRule, PlanPart
from coordination.next_steps import (
    AFTER_EVICTION,
    AFTER_SETTLEMENT,
    ASKS_FOR,
    DEADLINE_OF,
    IS_ABOUT,
    MOST_SHOWN,
    STRONG_DAYS,
    STRONGEST_DAYS,
    StepWhen,
)
from coordination.reading.ended import Matter, matter_of
from coordination.rehousing import OfferAnswer
from hub.accounts.kinds import LANDLORDS, AgencyKind
from hub.accounts.models import Agency

Step = dict[str, Any]
# What is over and may be asked for anew.
NOT_STANDING = frozenset({PartStatus.WITHDRAWN, PartStatus.DECLINED})
# The dates that make a suggestion stronger.
PRESSING = ("eviction_enforcement", "court_hearing")

Holds = Callable[[CaseView, Sequence[PlanPart], NextStepRule], bool]


def _within(view: CaseView, rule: NextStepRule) -> bool:
    days = _days_to(view, DEADLINE_OF[StepWhen(rule.condition)])
    return days is not None and days <= (rule.number or 0)


def _roofless(view: CaseView, rule: NextStepRule) -> bool:
    """No home has been accepted whose keys come by that day; asked only of a rule that suggests a roof for it."""
    days = _days_to(view, DEADLINE_OF[StepWhen(rule.condition)])
    if rule.measure != Measure.EMERGENCY_HOUSING or days is None:
        return True
    last = timezone.localdate() + timedelta(days=days)
    offers = view.case.housing_offers.all()  # read beforehand for a list of cases
    return not any(o.answer == OfferAnswer.ACCEPTED and o.keys_on and o.keys_on <= last for o in offers)


HOLDS: dict[StepWhen, Holds] = {
    StepWhen.NO_COORDINATOR: lambda view, parts, rule: view.case.coordinator_id is None,
    StepWhen.CHILDREN_UNKNOWN: lambda view, parts, rule: view.children is None,
    StepWhen.DEMAND_DAY_UNKNOWN: lambda view, parts, rule: all(e.kind != "demand_received" for e in view.events),
    StepWhen.NOTHING_ASKED: lambda view, parts, rule: all(part.status == PartStatus.WITHDRAWN for part in parts),
    StepWhen.TRIES_IN_VAIN: lambda view, parts, rule: view.tries >= (rule.number or 1),
    StepWhen.ENFORCEMENT_NEAR: lambda view, parts, rule: _within(view, rule) and _roofless(view, rule),
    StepWhen.HEARING_NEAR: lambda view, parts, rule: _within(view, rule),
    StepWhen.DEMAND_NEAR: lambda view, parts, rule: _within(view, rule),
    StepWhen.CHILDREN: lambda view, parts, rule: view.has_children,
    StepWhen.KNOWN_NEED: lambda view, parts, rule: view.has_known_need,
    StepWhen.CAUSE: lambda view, parts, rule: rule.cause in view.causes,
    StepWhen.AGREEMENT_BROKEN: lambda view, parts, rule: view.broken_on is not None,
    StepWhen.EVICTED: lambda view, parts, rule: matter_of(view) is Matter.EVICTED,
    StepWhen.NEED_UNKNOWN: lambda view, parts, rule: (
        matter_of(view) is Matter.EVICTED and not hasattr(view.case, "rehousing_need")
    ),
}
# And what is filled in there already.
QUERIES: dict[str, str] = {StepWhen.DEMAND_DAY_UNKNOWN: f"?{IS_ABOUT}={LegalEventKind.DEMAND_RECEIVED}"}
# What still applies when the tenancy can no longer be saved, or need not be.
SPEAKS = {
    Matter.RUNNING: frozenset(StepWhen),
    Matter.EVICTED: AFTER_EVICTION,
    Matter.SETTLED: AFTER_SETTLEMENT,
}
# Where a step leads that asks nobody for anything; the first is a click.
ADDRESSES = {
    StepWhen.CHILDREN_UNKNOWN: "coordination:facts",
    StepWhen.DEMAND_DAY_UNKNOWN: "coordination:event",
    StepWhen.NEED_UNKNOWN: "coordination:rehousing",
}


def next_steps(view: CaseView, parts: Sequence[PartView]) -> list[Step]:
    """The first rules that hold and are not done already, as casework/parts/next_step.html takes them."""
    held = _held(NextStepRule.objects.filter(is_active=True), view, [part.part for part in parts])
    return [_step(rule, view) for rule in islice(held, MOST_SHOWN)]


def first_step(rules: Iterable[NextStepRule], view: CaseView, parts: Sequence[PlanPart]) -> str:
    """In words, for a list; the rules are read once for all of it."""
    return next((rule.text for rule in _held(rules, view, parts)), "")


def _held(rules: Iterable[NextStepRule], view: CaseView, parts: Sequence[PlanPart]) -> Iterator[NextStepRule]:
    standing = {part.measure for part in parts if part.status not in NOT_STANDING}
    speaking = SPEAKS[matter_of(view)]
    for rule in rules:
        known = rule.condition in speaking and rule.measure not in standing
        if known and HOLDS[StepWhen(rule.condition)](view, parts, rule):
            yield rule


def _step(rule: NextStepRule, view: CaseView) -> Step:
    pressing = _pressing(view)
    why = [rule.why, *([pressing[1]] if pressing else [])]
    near = pressing[0] if pressing else None
    kind = "warning" if rule.condition == StepWhen.NO_COORDINATOR or near is not None else "info"
    is_strongest = near is not None and near <= STRONGEST_DAYS
    return {"text": rule.text, "why": why, "kind": kind, "is_strongest": is_strongest, **_way(rule, view)}


def _way(rule: NextStepRule, view: CaseView) -> Step:
    """The form in which the step is taken."""
    place = [view.case.public_id]
    if rule.measure:
        return {"label": _("Ask for it"), "url": _asking(Measure(rule.measure), view)}
    if rule.condition == StepWhen.NO_COORDINATOR:
        return {"label": _("Take the case"), "post": reverse("coordination:take", args=place)}
    if rule.condition in ADDRESSES:
        when = StepWhen(rule.condition)
        name = ADDRESSES[when]
        words = {
            "coordination:facts": _("Write down what you know"),
            "coordination:event": _("Record an event"),
            "coordination:rehousing": _("Write down the need"),
        }
        return {"label": words[name], "url": reverse(name, args=place) + QUERIES.get(when, "")}
    return {"label": _("Ask an agency"), "url": reverse("coordination:ask_whom", args=place)}


def _asking(measure: Measure, view: CaseView) -> str:
    """The form that asks whoever does this, and for this; of landlords, the one whose tenancy it is."""
    kinds = {kind for kind, measures in OF_KIND.items() if measure in measures}
    slugs = [view.landlord_slug] if kinds & LANDLORDS else _slugs(kinds)
    query = f"?{ASKS_FOR}={measure}"
    if len(slugs) != 1 or not slugs[0]:
        return reverse("coordination:ask_whom", args=[view.case.public_id]) + query
    return reverse("coordination:ask", args=[view.case.public_id, slugs[0]]) + query


def _slugs(kinds: set[AgencyKind]) -> list[str]:
    return list(Agency.objects.filter(kind__in=kinds).values_list("slug", flat=True)[:2])


def _days_to(view: CaseView, code: str, today: date | None = None) -> int | None:
    """To the nearest such day that has not passed."""
    today = today or timezone.localdate()
    return min(((d.due_on - today).days for d in view.deadlines if d.code == code and d.due_on >= today), default=None)


def _pressing(view: CaseView) -> tuple[int, str] | None:
    """How near the nearest day at court or at the door is, when it is near, and that in words."""
    if matter_of(view) is not Matter.RUNNING:
        return None
    near = [days for code in PRESSING if (days := _days_to(view, code)) is not None and days <= STRONG_DAYS]
    if not near:
        return None
    days = min(near)
    text = ngettext(
        "There is %(days)s day left to the court or the enforcement.",
        "There are %(days)s days left to the court or the enforcement.",
        days,
    )
    return days, text % {"days": days}
