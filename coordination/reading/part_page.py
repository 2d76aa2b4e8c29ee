"""What is asked of us? The page of one part, as one reader may see it."""

from typing import Any

from coordination.access.case_view import CaseView
from coordination.access.permissions import Level
from coordination.access.rules import can_plan
from coordination.access.visible import visible_parts
from coordination.lifecycle import PartStatus
from coordination.models import PlanPart
from coordination.reading.case_page import frame, topics_of
from coordination.reading.labels import STATUS_KINDS, sentence
from coordination.reading.plan import asked_facts, crumbs, parts_of, plan_list
from hub.accounts.models import Membership


def part_page(part: PlanPart, view: CaseView, membership: Membership) -> dict[str, Any]:
    """Everything the page shows but the thread. Who sees no more than a summary gets status and date alone."""
    parts = parts_of(part.case, membership)
    status = {"label": sentence(part.get_status_display()), "kind": STATUS_KINDS[PartStatus(part.status)]}
    return {
        **frame(view, plans=can_plan(membership, part.case), parts=parts),
        "crumbs": crumbs(view, sentence(part.get_measure_display())),
        "part": part,
        "measure": sentence(part.get_measure_display()),
        "status": status,
        "reads": reads(membership, part),
        "asked_facts": asked_facts(part),
        "plan": plan_list(parts, membership, current=part),
        "one_column": len(parts) < 2,
        "topics": topics_of(part),
    }


def reads(membership: Membership, part: PlanPart) -> bool:
    """Let in far enough to read what is asked and what is written."""
    return visible_parts(membership, Level.READ).filter(pk=part.pk).exists()
