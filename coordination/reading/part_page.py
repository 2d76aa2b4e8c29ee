"""What is asked of us? The page of one part, as one reader may see it."""

from typing import Any

from coordination.access.part_view import PartView
from coordination.access.rules import can_count, can_guarantee, can_plan
from coordination.lifecycle import Measure, PartStatus
from coordination.reading.applications import application_part
from coordination.reading.case_page import frame, topics_of
from coordination.reading.guarantees import guarantees_of
from coordination.reading.instalments import instalments_of
from coordination.reading.labels import STATUS_KINDS, sentence
from coordination.reading.ledger import readers_of_part
from coordination.reading.plan import asked_facts, crumbs, parts_of, plan_list
from hub.accounts.models import Membership


def part_page(shown: PartView, membership: Membership) -> dict[str, Any]:
    """Everything the page shows but the thread. Who sees no more than a summary gets status and date alone."""
    parts = parts_of(shown.case_view, membership)
    title = sentence(shown.title)
    return {
        **frame(shown.case_view, membership, plans=can_plan(membership, shown.case_view.case), parts=parts),
        "crumbs": crumbs(shown.case_view, title),
        "part": shown.part,
        "shown": shown,
        "measure": title,
        "status": {"label": sentence(shown.status_words), "kind": STATUS_KINDS[PartStatus(shown.status)]},
        "readers": readers_of_part(shown.part) if shown.reads else None,
        "asked_facts": asked_facts(shown),
        "application": application_part(shown),
        "may_count": can_count(membership, shown.part),
        "may_guarantee": can_guarantee(membership, shown.part),
        "instalment_plans": instalments_of([shown]),
        "guarantees": guarantees_of(shown.case_view) if shown.measure == Measure.GUARANTEE else [],
        "plan": plan_list(parts, membership, current=shown.part),
        "one_column": len(parts) < 2,
        "topics": topics_of(shown.measure),
    }


def answer_page(shown: PartView, membership: Membership) -> dict[str, Any]:
    """What stands around a form that answers the part or takes it back."""
    title = sentence(shown.title)
    around = frame(shown.case_view, membership)
    names = {"measure": title, "title": title, "asked": shown.asked}
    return {**around, "crumbs": crumbs(shown.case_view, title), "part": shown.part, **names}
