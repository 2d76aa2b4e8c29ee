"""The two clocks of a case, the landlord's and the municipality's, as far as one reader may know them."""

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.access.case_view import ASSESSMENT_EVENTS, CaseView
from coordination.lifecycle import DEADLINE_IS_EVENT, LegalEventKind
from coordination.models import Deadline, LegalEvent, PlanPart
from coordination.reading.labels import deadline_label, deadline_law, is_to_be_confirmed, sentence, why

# Once it is received, when it could be received at the earliest is history.
ENDS_THE_WAIT = frozenset({LegalEventKind.TERMINATION_SENT, LegalEventKind.TERMINATION_RECEIVED})


def lanes(view: CaseView, parts: list[PlanPart]) -> list[dict[str, Any]]:
    """As components/deadline_picture.html takes them; a lane with nothing on it is left out."""
    landlord, municipality = _("The landlord's clock"), _("The municipality's clock")
    points: dict[str, list[dict[str, Any]]] = {landlord: [], municipality: []}
    for event in view.events:
        if not _is_drawn_as_deadline(event):
            lane = municipality if event.kind in ASSESSMENT_EVENTS else landlord
            points[lane].append(_point(event.on, sentence(event.get_kind_display()), _past_or_expected(event.on)))
    for deadline in view.deadlines:
        lane = municipality if deadline.event.kind in ASSESSMENT_EVENTS else landlord
        words = deadline_label(deadline.code)
        points[lane].append(_point(deadline.due_on, words, "due", deadline_law(deadline.code)))
    points[landlord] += _earliest_termination(view)
    for part in parts:
        if part.is_open and part.due_on:
            points[municipality if part.agency.is_municipal_office else landlord].append(
                _point(part.due_on, f"{part.agency.name}: {part.get_measure_display()}", "due")
            )
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
    return (
        [_point(max(expiry) + timedelta(days=1), deadline_label("earliest_termination"), "expected")] if expiry else []
    )


def deadline_rows(view: CaseView, *, may_meet: bool) -> list[dict[str, Any]]:
    """Every deadline with its reason in words, its law, and where it is marked as met."""
    return [_row(view, deadline, may_meet) for deadline in view.all_deadlines]


def _row(view: CaseView, deadline: Deadline, may_meet: bool) -> dict[str, Any]:
    place = [view.case.public_id, deadline.event.public_id, deadline.code]
    return {
        "label": deadline_label(deadline.code),
        "due_on": deadline.due_on,
        "met": deadline.met_at is not None,
        "why": why(deadline),
        "law": deadline_law(deadline.code),
        "to_confirm": is_to_be_confirmed(deadline.code),
        "meet_url": reverse("coordination:meet", args=place) if may_meet and deadline.met_at is None else "",
    }
