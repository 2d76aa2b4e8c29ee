"""Where does this household stand? The page of a case, as one reader may see it."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from coordination.access.case_view import CaseView
from coordination.access.rules import can_plan
from coordination.access.visibility import Item
from coordination.lifecycle import Measure, PartStatus
from coordination.models import PlanPart
from coordination.reading.clock import deadline_rows, lanes
from coordination.reading.facts import facts, identity
from coordination.reading.plan import crumbs, parts_of, plan_list
from coordination.reading.sharing import consent_rows, disclosure_rows
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
    parts = parts_of(view.case, membership)
    plans = can_plan(membership, view.case)
    return {
        **frame(view, plans=plans, parts=parts),
        "crumbs": crumbs(view),
        "lanes": lanes(view, parts),
        "deadlines": deadline_rows(view, may_meet=plans),
        "plan": plan_list(parts, membership),
        "plans": plans,
        "consents": consent_rows(view.case) if view.shows(Item.CONSENTS) else None,
        "disclosures": disclosure_rows(view.case, membership) if view.shows(Item.DISCLOSURES) else None,
        "topics": TOPICS[Measure.COORDINATION],
        "next_step": _next_step(view, parts) if plans else None,
    }


def frame(view: CaseView, *, plans: bool, parts: Sequence[PlanPart] = ()) -> dict[str, Any]:
    """What stands around every page of a case: which one it is, what is known of it, what may be done with it."""
    return {
        "case": view.case,
        "identity": identity(view, parts) | {"actions": _actions(view) if plans else []},
        "facts": facts(view),
        "unit": view.case.unit,
    }


def _actions(view: CaseView) -> list[dict[str, Any]]:
    place = [view.case.public_id]
    return [
        {"label": _("New event"), "url": reverse("coordination:event", args=place)},
        {"label": _("New part"), "url": reverse("coordination:ask_whom", args=place), "primary": True},
    ]


def topics_of(part: PlanPart) -> tuple[str, str]:
    return TOPICS.get(Measure(part.measure), USUAL_TOPICS)


def _next_step(view: CaseView, parts: list[PlanPart]) -> dict[str, Any] | None:
    """The one thing the hub would do now. It suggests; the coordinator decides."""
    place = [view.case.public_id]
    if view.case.coordinator_id is None:
        why = [_("A case without a coordinator is a case that nobody calls about.")]
        return {"text": _("Nobody has taken this case yet."), "post": reverse("coordination:take", args=place),
                "label": _("Take the case"), "why": why, "kind": "warning"}  # fmt: skip
    if view.children is None:
        why = [_("With children in the home, help is looked at at once (retssikkerhedsloven § 5 a).")]
        return {"text": _("Nobody has asked about children in the home."), "label": _("Write down what you know"),
                "url": reverse("coordination:facts", args=place), "why": why, "kind": "info"}  # fmt: skip
    if not any(event.kind == "demand_received" for event in view.events):
        why = [_("The 14 days run from the day the formal demand came forward. Without it nobody knows the deadline.")]
        return {"text": _("The day the formal demand was received is missing."), "label": _("Record an event"),
                "url": reverse("coordination:event", args=place), "why": why, "kind": "info"}  # fmt: skip
    if not any(part.status != PartStatus.WITHDRAWN for part in parts):
        why = [_("Deciding takes the offices weeks; the landlord's deadline is days. Ask early.")]
        return {"text": _("Nobody has been asked for anything yet."), "label": _("Ask an agency"),
                "url": reverse("coordination:ask_whom", args=place), "why": why, "kind": "info"}  # fmt: skip
    return None
