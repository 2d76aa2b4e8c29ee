"""The one writer of inbox rows: what each agency's inbox shows of a part, as far as that agency may know it."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from coordination.access.case_view import CaseView, case_view
from coordination.access.pressing import rank_of
from coordination.access.visible import readers_in_force
from coordination.actions.standing import OF_NO_CASE, standing_of_case
from coordination.lifecycle import Audience, Measure
from coordination.models import Case, Entry, InboxRow, PlanPart
from coordination.models.inbox import NO_DATE
from coordination.urgency import HEARING_DAYS
from hub.accounts.identity import the_hub_itself
from hub.accounts.models import Agency

# Asked for once a night; a night that was missed is caught up with.
LATELY = timedelta(days=2)
# A day that is this near weighs, or is about to; one that has passed weighs again.
NEAR = timedelta(days=HEARING_DAYS + 1)


def refresh_part(part: PlanPart) -> None:
    """Bring the rows of all who may see the part up to date, and drop those of agencies that no longer may."""
    with the_hub_itself():
        _refresh(part, _views_of(part.case))


def refresh_case(case: Case) -> None:
    """The same for every part of a case, when what they share has changed."""
    with the_hub_itself():
        views = _views_of(case)
        for part in case.parts.all():
            _refresh(part, views)


@transaction.atomic
def refresh_ended() -> int:
    """Sort anew where access has ended by itself: a row's place must not tell what its agency may know no longer.

    Answers how many cases; a line of the ledger that ended in the last two days counts.
    """
    now = timezone.now()
    with the_hub_itself():
        cases = list(Case.objects.filter(parts__disclosures__ends_at__range=(now - LATELY, now)).distinct())
    for case in cases:
        refresh_case(case)
    return len(cases)


@transaction.atomic
def refresh_nearing() -> int:
    """Sort anew what a day has come nearer to, or has passed: urgency grows by itself. Answers how many cases."""
    today = timezone.localdate()
    days = (today - LATELY, today + NEAR)
    # Where the unit has set another day, the computed one still presses the others.
    near = Q(deadlines__due_on__range=days) | Q(deadlines__computed_on__range=days)
    near &= Q(deadlines__met_at__isnull=True)
    with the_hub_itself():
        cases = list(Case.objects.filter(near, closed_at__isnull=True).distinct())
    for case in cases:
        refresh_case(case)
    return len(cases)


def _views_of(case: Case) -> Callable[[Agency], CaseView]:
    """Each agency looks at the case once, however many of its parts it may see."""
    return cache(lambda agency: case_view(case, agency))


def _refresh(part: PlanPart, views: Callable[[Agency], CaseView]) -> None:
    if part.measure == Measure.EMERGENCY_ACCESS:
        return  # nobody's task
    agencies = list(Agency.objects.filter(group__partgrant__content_object=part).distinct())
    InboxRow.objects.filter(part=part).exclude(agency__in=agencies).delete()
    for agency in agencies:
        view = views(agency)
        due_on, code = _most_urgent(part, view)
        InboxRow.objects.update_or_create(
            agency=agency,
            part=part,
            defaults={
                "is_open": part.is_open and part.case.closed_at is None,
                "rank": rank_of(view),
                "tries": view.tries,
                "due_on": due_on,
                "due_code": code,
                "paused_until": _paused_until(part.case, agency),
                **_standing(part, view),
            },
        )


def note_activity(entry: Entry) -> None:
    """Move the part up in the inboxes of those who may read the entry, and of nobody else."""
    readers = readers_in_force(entry.part)
    with the_hub_itself():
        rows = InboxRow.objects.filter(part_id=entry.part_id, agency__in=readers)
        if entry.audience == Audience.AGENCY:
            rows = rows.filter(agency_id=entry.agency_id)
        rows.update(last_entry=entry, last_activity_at=entry.created_at)
        note_move(entry.part.case)


def note_move(case: Case) -> None:
    """Something has happened in the case: it is quiet no longer."""
    with the_hub_itself():
        InboxRow.objects.filter(part__case=case, is_case=True).update(quiet_since=timezone.now())


def _most_urgent(part: PlanPart, view: CaseView) -> tuple[date, str]:
    """The first day this agency must be ready for, and which rule it comes from ("" for the part's own date)."""
    days = [(deadline.due_on, deadline.code) for deadline in view.deadlines]
    if part.due_on and part.is_open:
        days.append((part.due_on, ""))
    return min(days, default=(NO_DATE, ""))


def _standing(part: PlanPart, view: CaseView) -> dict[str, Any]:
    """What the queues ask for stands in the unit's own row of the case, and nowhere else."""
    if part.measure != Measure.COORDINATION or view.agency.pk != part.case.unit_id:
        return OF_NO_CASE
    return standing_of_case(part.case, view)


def _paused_until(case: Case, agency: Agency) -> date | None:
    """That a case rests is the unit's to know."""
    if agency.pk != case.unit_id:
        return None
    return case.pauses.running().values_list("until", flat=True).first()
