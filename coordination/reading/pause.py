"""That a case rests, and until when: for the unit that keeps it."""

from typing import Any

from coordination.access.case_view import CaseView
from coordination.access.visibility import Item
from coordination.reading.labels import sentence


def pause_of(view: CaseView) -> dict[str, Any] | None:
    """The pause that runs; None where there is none, or where the reader does not see the whole plan."""
    if not view.shows(Item.FULL_PLAN):
        return None
    pause = view.case.pauses.running().select_related("begun_by__user").first()
    if pause is None:
        return None
    return {
        "reason": sentence(pause.get_reason_display()),
        "until": pause.until,
        "note": pause.note,
        "by": pause.begun_by.user.name,
    }
