"""A case or a part as it is now, held until the transaction ends: whoever comes second waits, and sees what came of it.

Where both are held the case is first, and parts come in the order of their keys; else two would wait for each other.
What the night has erased meanwhile is not found, as on every page (Http404).
"""

from django.shortcuts import get_object_or_404

from coordination.access.rules import check_can_plan
from coordination.models import Case, PlanPart
from hub.accounts.identity import the_hub_itself
from hub.accounts.models import Membership


def hold_case(case_id: int) -> Case:
    """With its unit and its landlord."""
    cases = Case.objects.select_for_update(of=("self",)).select_related("unit", "landlord")
    return get_object_or_404(cases, pk=case_id)


def hold_case_first(case_id: int) -> None:
    """By whoever writes a part and may not write its case: the order of holding is the same for all."""
    with the_hub_itself():
        hold_case(case_id)


def hold_parts(case: Case) -> None:
    """All of the case's: nobody answers or writes in one meanwhile."""
    list(PlanPart.objects.select_for_update().filter(case=case).order_by("pk").values("pk"))


def hold_part(part_id: int) -> PlanPart:
    """With its agency, its case and the unit that keeps it."""
    parts = PlanPart.objects.select_for_update(of=("self",)).select_related("agency", "case__unit")
    return get_object_or_404(parts, pk=part_id)


def hold_to_plan(case: Case, by: Membership) -> Case:
    """Asked, held, and asked once more: in what was closed while the page stood open nothing is planned any more."""
    check_can_plan(by, case)
    held = hold_case(case.pk)
    check_can_plan(by, held)
    return held
