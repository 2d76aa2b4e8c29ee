"""Who may do what to this very thing: `check_can_x` raises with the reason, `can_x` asks it.

The button and the request share the rule. A thing that is not seen never gets this far: it is a 404.
"""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from coordination.access.permissions import Level, Permission
from coordination.access.visible import may, visible_parts
from coordination.lifecycle import OPEN_PART, PART_MOVES, PartStatus
from coordination.models import ArrearsList, Case, PlanPart, Tenancy
from hub.accounts.models import Membership


def check_may(membership: Membership | None, permission: Permission) -> None:
    """The person's kind of agency and role give the permission."""
    if not may(membership, permission):
        raise PermissionDenied(_("Your agency does not do this in the hub."))


def check_owns(membership: Membership, thing: ArrearsList | Tenancy, permission: Permission) -> None:
    """The person may do this at all, and the list or tenancy is the person's own landlord's."""
    check_may(membership, permission)
    if thing.landlord_id != membership.agency_id:
        raise PermissionDenied(_("This belongs to another landlord."))


def check_can_plan(membership: Membership, case: Case) -> None:
    """Only the unit that coordinates the case makes its plan."""
    check_may(membership, Permission.MAKE_PLANS)
    if case.unit_id != membership.agency_id:
        raise PermissionDenied(_("Another unit coordinates this case."))
    if case.closed_at is not None:
        raise PermissionDenied(_("The case is closed."))


def check_can_write(membership: Membership, part: PlanPart) -> None:
    """Writing in a thread takes a grant to write, in a case that is open."""
    if not visible_parts(membership, Level.WRITE).filter(pk=part.pk).exists():
        raise PermissionDenied(_("You may read this part, not write in it."))
    if part.case.closed_at is not None:
        raise PermissionDenied(_("The case is closed."))


def check_can_answer(membership: Membership, part: PlanPart) -> None:
    """Only the agency whose part it is accepts, declines or decides: the unit is an adviser, not an authority."""
    check_can_write(membership, part)
    if part.agency_id != membership.agency_id:
        raise PermissionDenied(_("Only the agency that is asked may answer."))


def check_can_move(membership: Membership, part: PlanPart, to: PartStatus) -> None:
    """The owner answers, and the move is one the table of states allows."""
    check_can_answer(membership, part)
    if to not in PART_MOVES[PartStatus(part.status)]:
        raise PermissionDenied(_("The part has already been answered."))


def check_can_withdraw(membership: Membership, part: PlanPart) -> None:
    """The coordinator may take back what was asked, while it is open."""
    check_can_plan(membership, part.case)
    if part.status not in OPEN_PART:
        raise PermissionDenied(_("The part has already been answered."))


def _asks(check: Callable[..., None]) -> Callable[..., bool]:
    def can(*args: object) -> bool:
        try:
            check(*args)
        except PermissionDenied:
            return False
        return True

    return can


can_plan = _asks(check_can_plan)
can_write = _asks(check_can_write)
can_answer = _asks(check_can_answer)
can_move = _asks(check_can_move)
can_withdraw = _asks(check_can_withdraw)
