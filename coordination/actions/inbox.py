"""The one writer of inbox rows: what each agency's inbox shows of a part, as far as that agency may know it."""

from collections.abc import Iterable
from datetime import date

from coordination.access.case_view import CaseView, case_view
from coordination.lifecycle import Audience
from coordination.models import Entry, InboxRow, PlanPart
from coordination.models.inbox import NO_DATE, RANK_IMMEDIATE, RANK_NORMAL
from hub.accounts.models import Agency


def refresh_part(part: PlanPart) -> None:
    """Bring the rows of all who may see the part up to date, and drop those of agencies that no longer may."""
    agencies = list(Agency.objects.filter(group__partgrant__content_object=part).distinct())
    InboxRow.objects.filter(part=part).exclude(agency__in=agencies).delete()
    for agency in agencies:
        view = case_view(part.case, agency)
        due_on, code = _most_urgent(part, view)
        InboxRow.objects.update_or_create(
            agency=agency,
            part=part,
            defaults={"is_open": part.is_open, "rank": _rank(view), "due_on": due_on, "due_code": code},
        )


def refresh_case(parts: Iterable[PlanPart]) -> None:
    """The same for every part of a case, when what they share has changed."""
    for part in parts:
        refresh_part(part)


def note_activity(entry: Entry) -> None:
    """Move the part up in the inboxes of those who may read the entry, and of nobody else."""
    rows = InboxRow.objects.filter(part_id=entry.part_id)
    if entry.audience == Audience.AGENCY:
        rows = rows.filter(agency_id=entry.agency_id)
    rows.update(last_entry=entry, last_activity_at=entry.created_at)


def _most_urgent(part: PlanPart, view: CaseView) -> tuple[date, str]:
    """The first day this agency must be ready for, and which rule it comes from ("" for the part's own date)."""
    days = [(deadline.due_on, deadline.code) for deadline in view.deadlines]
    if part.due_on and part.is_open:
        days.append((part.due_on, ""))
    return min(days, default=(NO_DATE, ""))


def _rank(view: CaseView) -> int:
    """Children and known need come first, for those who may know of them."""
    return RANK_IMMEDIATE if view.is_immediate else RANK_NORMAL
