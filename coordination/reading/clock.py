"""The two clocks of a case, the landlord's and the municipality's, as far as one reader may know them."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.access.case_view import CaseView
from coordination.access.fields import MUNICIPAL_EVENTS
from coordination.access.part_view import PartView
from coordination.access.visibility import Item
from coordination.actions.keeping import kept_longer
from coordination.actions.retention import erased_from
from coordination.answers import Answer, answer_to, has_lapsed
from coordination.deadlines import compute, rule_for
from coordination.events import MILESTONES
from coordination.lifecycle import DEADLINE_IS_EVENT, LegalEventKind
from coordination.models import Deadline, LegalEvent
from coordination.reading.labels import deadline_label, deadline_law, is_to_be_confirmed, sentence, why

# Once it is received, when it could be received at the earliest is history.
ENDS_THE_WAIT = frozenset({LegalEventKind.TERMINATION_SENT, LegalEventKind.TERMINATION_RECEIVED})
# The same of the other milestones.
DEMANDED = frozenset({LegalEventKind.DEMAND_SENT, LegalEventKind.DEMAND_RECEIVED})
HAPPENED = {
    "rent_due_shift": DEMANDED,
    "earliest_demand": DEMANDED,
    "move_out_requested": frozenset({LegalEventKind.COURT_FILED, LegalEventKind.EVICTED, LegalEventKind.REINSTATED}),
    "landlord_notice": frozenset({LegalEventKind.LANDLORD_NOTICE}),
}


def lanes(view: CaseView, parts: list[PartView]) -> list[dict[str, Any]]:
    """As components/deadline_picture.html takes them; a lane with nothing on it is left out."""
    landlord, municipality = _("The landlord's clock"), _("The municipality's clock")
    points: dict[str, list[dict[str, Any]]] = {landlord: [], municipality: []}
    for event in view.events:
        if not _is_drawn_as_deadline(event):
            lane = municipality if event.kind in MUNICIPAL_EVENTS else landlord
            points[lane].append(_point(event.on, sentence(event.get_kind_display()), _past_or_expected(event.on)))
    for deadline in view.deadlines:
        lane = municipality if deadline.event.kind in MUNICIPAL_EVENTS else landlord
        words = deadline_label(deadline.code)
        points[lane].append(_point(deadline.due_on, words, "due", deadline_law(deadline.code)))
    points[landlord] += [*_earliest_termination(view), *_milestones(view)]
    for part in parts:
        if part.is_open and part.due_on:
            lane = municipality if part.is_municipal else landlord
            points[lane].append(_point(part.due_on, f"{part.agency_name}: {part.title}", "due"))
    return [{"label": label, "points": found} for label, found in points.items() if found]


def _point(on: date, label: str, kind: str, law: str = "") -> dict[str, Any]:
    return {"on": on, "label": label, "kind": kind, "law": law}


def _past_or_expected(on: date) -> str:
    return "past" if on <= timezone.localdate() else "expected"


def _is_drawn_as_deadline(event: LegalEvent) -> bool:
    """A hearing that is still to come is one point, not two."""
    return event.kind in DEADLINE_IS_EVENT and event.on >= timezone.localdate()


def _earliest_termination(view: CaseView) -> list[dict[str, Any]]:
    """The day after the demand has expired: from then the landlord may end the lease (lejeloven § 182)."""
    if any(event.kind in ENDS_THE_WAIT for event in view.events):
        return []
    expiry = [deadline.due_on for deadline in view.deadlines if deadline.code == "demand_expiry"]
    if not expiry:
        return []
    return [_point(compute("earliest_termination", max(expiry)), deadline_label("earliest_termination"), "expected")]


def _milestones(view: CaseView) -> list[dict[str, Any]]:
    """From when the landlord may do what, and what is usual: for the unit, until it has happened. The earliest days,
    which it must be ready for.

    Not shown to the landlord, whose own step it would be held against (coordination.reading.warnings).
    """
    if not view.shows(Item.FULL_PLAN):
        return []
    known = {LegalEventKind(event.kind) for event in view.events}
    return [
        _point(compute(code, event.on, mode="strict"), deadline_label(code), "expected", deadline_law(code))
        for event in view.events
        for code in MILESTONES.get(LegalEventKind(event.kind), ())
        if not HAPPENED.get(code, frozenset()) & known and _is_duty(view, code)
    ]


def _is_duty(view: CaseView, code: str) -> bool:
    """Private landlords have no duty to notify the municipality."""
    return code != "landlord_notice" or view.landlord_kind in rule_for(code).responsible


def retention(view: CaseView) -> dict[str, Any] | None:
    """On which day a closed case is erased, and what keeps it beyond the rule: for the unit."""
    day = erased_from(view.case) if view.shows(Item.FULL_PLAN) else None
    return {"day": day, "kept": kept_longer(view.case)} if day else None


def event_rows(view: CaseView, *, may_correct: bool) -> list[dict[str, Any]]:
    """What is known to have happened, the latest first, with how it came forward; for whoever puts it right."""
    return [
        {
            "on": event.on,
            "label": sentence(event.get_kind_display()),
            "method": event.get_method_display(),
            "correct_url": reverse("coordination:correct_event", args=[view.case.public_id, event.public_id]),
        }
        for event in reversed(view.events)
        if may_correct
    ]


def change_rows(view: CaseView) -> list[dict[str, Any]]:
    """What was changed on the clock, by whom and why, the latest first. For the unit alone."""
    if not view.shows(Item.FULL_PLAN):
        return []
    changes = view.case.clock_changes.select_related("event", "by__user").order_by("-at", "-id")
    return [
        {
            "what": sentence(change.get_what_display()),
            "label": deadline_label(change.code) if change.code else sentence(change.event.get_kind_display()),
            "before_on": change.before_on,
            "after_on": change.after_on,
            "reason": change.reason,
            "by": change.by.user.name,
            "at": change.at,
        }
        for change in changes
    ]


def can_be_moved(deadline: Deadline) -> bool:
    """A day that is computed. What the court or the landlord has set is corrected as an event."""
    return deadline.met_at is None and deadline.code not in DEADLINE_IS_EVENT.values()


def deadline_rows(view: CaseView, *, may_meet: bool) -> list[dict[str, Any]]:
    """Every deadline with its reason in words, its law, and where it is marked as met."""
    return [_row(view, deadline, may_meet) for deadline in view.all_deadlines]


def _became(view: CaseView, deadline: Deadline) -> str:
    """What became of a deadline that nobody waits for, as far as what is known to have happened tells it."""
    is_met = deadline.met_at is not None
    if not (is_met or has_lapsed(deadline.code, deadline.due_on, timezone.localdate())):
        return ""
    events = [event.happened() for event in view.events]
    if answer := answer_to(deadline.code, deadline.event.happened(), deadline.due_on, events):
        return str(answer.label)
    if not is_met:
        return str(Answer.OVER.label)
    # Met by hand, to those who know all that has happened; to others by that, or by what they do not know of.
    return str(Answer.KEPT.label) if view.shows(Item.FULL_PLAN) else _("no longer waited for")


def _row(view: CaseView, deadline: Deadline, may_meet: bool) -> dict[str, Any]:
    place = [view.case.public_id, deadline.event.public_id, deadline.code]
    may_move = may_meet and can_be_moved(deadline)
    is_moved = deadline.computed_on is not None
    became = _became(view, deadline)
    return {
        "label": deadline_label(deadline.code),
        "due_on": deadline.due_on,
        "computed_on": deadline.computed_on,
        "met": became,
        "why": why(deadline),
        "law": deadline_law(deadline.code),
        "to_confirm": is_to_be_confirmed(deadline.code),
        "meet_url": reverse("coordination:meet", args=place) if may_meet and not became else "",
        "move_url": reverse("coordination:move_deadline", args=place) if may_move else "",
        "restore_url": reverse("coordination:restore_deadline", args=place) if may_move and is_moved else "",
    }
