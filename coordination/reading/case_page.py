"""Where does this household stand? The page of a case, as one reader may see it."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from coordination.access.case_view import CaseView
from coordination.access.part_view import PartView
from coordination.access.rules import can_keep, can_plan
from coordination.access.visibility import Item
from coordination.lifecycle import Measure
from coordination.reading.applications import application_rows
from coordination.reading.attempts import contact_of
from coordination.reading.clock import change_rows, deadline_rows, event_rows, lanes, retention
from coordination.reading.consents import consent_rows
from coordination.reading.facts import facts, identity
from coordination.reading.guarantees import guarantees_of
from coordination.reading.instalments import instalments_of
from coordination.reading.ledger import who_sees_what
from coordination.reading.next_steps import next_steps
from coordination.reading.pause import pause_of
from coordination.reading.plan import crumbs, parts_of, plan_list
from coordination.reading.rehousing import rehousing
from coordination.reading.requests import running_emergencies, waiting_requests
from coordination.reading.visits import overdue_visits, visits_of
from coordination.reading.warnings import conflicts, warnings_of
from hub.accounts.models import Membership

# The words that guidance is filed under (content.topics): how a part finds its guidance without knowing the pages.
TOPICS = {
    Measure.COORDINATION: ("first_contact", "landlord_notice"),
    Measure.OUTREACH_VISIT: ("first_contact", "eviction_day"),
    Measure.ONE_OFF_BENEFIT: ("one_off_benefit", "consent"),
    Measure.TEMPORARY_RENT_HELP: ("one_off_benefit", "consent"),
    Measure.DEPOSIT_LOAN: ("deposit_loan", "rehousing"),
    Measure.GUARANTEE: ("guarantee", "consent"),
    Measure.INSTALMENT_PLAN: ("guarantee", "consent"),
    Measure.ASSESSMENT_5A: ("landlord_notice", "children"),
    Measure.CHILD_ASSESSMENT: ("children", "confidentiality"),
    Measure.EMERGENCY_HOUSING: ("eviction_day", "rehousing"),
}
USUAL_TOPICS = ("consent", "confidentiality")


def case_page(view: CaseView, membership: Membership) -> dict[str, Any]:
    """Everything the page shows but the thread: clocks, plan, facts and, for the unit, consents and the ledger."""
    parts = parts_of(view, membership)
    plans = can_plan(membership, view.case)
    return {
        **frame(view, membership, plans=plans, parts=parts),
        "crumbs": crumbs(view),
        "lanes": lanes(view, parts),
        "deadlines": deadline_rows(view, may_meet=plans),
        "warnings": warnings_of(view),
        "conflicts": conflicts(view, parts),
        "events": event_rows(view, may_correct=plans),
        "clock_changes": change_rows(view),
        "retention": retention(view),
        "plan": plan_list(parts, membership),
        "plans": plans,
        "applications": application_rows(view, parts),
        "instalment_plans": instalments_of(parts),
        "guarantees": guarantees_of(view),
        "rehousing": rehousing(view, parts, plans=plans),
        "follows": bool(parts) and all(part.part.agency_id != membership.agency_id for part in parts),
        "consents": consent_rows(view.case) if view.shows(Item.CONSENTS) else None,
        "disclosures": who_sees_what(view.case, membership) if view.shows(Item.DISCLOSURES) else None,
        "tries": contact_of(view, membership),
        "visits": visits_of(view, membership),
        "overdue": overdue_visits(membership, view.case),
        "topics": TOPICS[Measure.COORDINATION],
        "requests": waiting_requests(view.case, membership) if plans else [],
        "emergencies": running_emergencies(view.case, membership),
        # An emergency outlives the closing of the case, and can be ended then, too.
        "ends": can_keep(membership, view.case),
        "pause": pause_of(view) if plans else None,
        "next_steps": next_steps(view, parts) if plans else [],
    }


def frame(
    view: CaseView, membership: Membership, *, plans: bool = False, parts: Sequence[PartView] | None = None
) -> dict[str, Any]:
    """What stands around every page of a case: which one it is, what is known of it, what may be done with it.

    The next deadline is the same on all of them: a page that has not read the `parts` itself has them read here.
    """
    parts = parts_of(view, membership) if parts is None else parts
    return {
        "case": view.case,
        "is_protected": view.is_protected,
        "identity": identity(view, parts) | {"actions": _actions(view) if plans else []},
        "facts": facts(view),
        "unit": view.case.unit,
    }


def _actions(view: CaseView) -> list[dict[str, Any]]:
    place = [view.case.public_id]
    return [
        {"label": _("Write down contact"), "url": reverse("coordination:attempt", args=place)},
        {"label": _("New event"), "url": reverse("coordination:event", args=place)},
        {"label": _("New part"), "url": reverse("coordination:ask_whom", args=place), "primary": True},
    ]


def topics_of(measure: str) -> tuple[str, str]:
    """The guidance for what a part is about; the usual for whoever may not know what that is."""
    return TOPICS.get(Measure(measure), USUAL_TOPICS) if measure else USUAL_TOPICS
