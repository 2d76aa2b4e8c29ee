"""Who may do what to this very thing: `check_can_x` raises with the reason, `can_x` asks it.

The button and the request share the rule. A thing that is not seen never gets this far: it is a 404.
"""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext as _

from coordination.access.case_view import case_view
from coordination.access.permissions import Level, Permission
from coordination.access.visibility import Item
from coordination.access.visible import may, readers_in_force, visible_parts
from coordination.contact import VisitStatus
from coordination.lifecycle import OPEN_PART, PART_MOVES, Measure, PartStatus
from coordination.measures import APPLIED_FOR, IN_INSTALMENTS, PAYING
from coordination.models import (
    ArrearsList,
    Case,
    Consent,
    ContactAttempt,
    Disclosure,
    Guarantee,
    PlanPart,
    SavedFilter,
    Tenancy,
    Visit,
)
from coordination.protection import Secret
from hub.accounts.identity import the_hub_itself
from hub.accounts.kinds import SIDE_OF_LANDLORD, AgencyKind
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


def check_can_keep(membership: Membership, case: Case) -> None:
    """Only the unit that coordinates the case keeps it: what ends access or opens the case again, closed or not."""
    check_may(membership, Permission.MAKE_PLANS)
    if case.unit_id != membership.agency_id:
        raise PermissionDenied(_("Another unit coordinates this case."))


def check_can_plan(membership: Membership, case: Case) -> None:
    """Only the unit that coordinates the case makes its plan."""
    check_can_keep(membership, case)
    if case.closed_at is not None:
        raise PermissionDenied(_("The case is closed."))


def check_can_correct_landlord(membership: Membership, case: Case) -> None:
    """Named by mistake: as long as nobody on a landlord's side has been told of the case, or has told of it."""
    check_can_plan(membership, case)
    sides = Disclosure.objects.filter(part__case=case, agency__kind__in=SIDE_OF_LANDLORD)
    named = Consent.objects.filter(case=case).filter(
        Q(from_agency__kind__in=SIDE_OF_LANDLORD) | Q(to_agency__kind__in=SIDE_OF_LANDLORD)
    )
    with the_hub_itself():
        is_told = case.tenancy_id is not None or sides.exists() or named.exists() or case.guarantees.exists()
    if is_told:
        raise PermissionDenied(_("The landlord has been told of the case, or has told of it. It stands."))


def check_can_hand_over(membership: Membership, case: Case) -> None:
    """The unit's lead and coordinators pass a case on, and whoever has it now."""
    check_can_plan(membership, case)
    if case.coordinator_id != membership.user_id and not may(membership, Permission.SHARE_PARTS):
        raise PermissionDenied(_("Only the unit's coordinators and lead hand over a case that is not their own."))


def check_can_write(membership: Membership, part: PlanPart) -> None:
    """Writing in a thread takes a grant to write, in a case that is open."""
    if part.case.closed_at is not None:
        raise PermissionDenied(_("The case is closed."))
    if not visible_parts(membership, Level.WRITE).filter(pk=part.pk).exists():
        raise PermissionDenied(_("You may read this part, not write in it."))


def check_can_answer(membership: Membership, part: PlanPart) -> None:
    """Only the agency whose part it is accepts, declines or decides: the unit is an adviser, not an authority."""
    check_can_write(membership, part)
    if part.agency_id != membership.agency_id:
        raise PermissionDenied(_("Only the agency that is asked may answer."))


def check_can_prepare(membership: Membership, part: PlanPart) -> None:
    """The unit and the office itself keep an application up to date while nothing is decided; the decision is no part
    of it."""
    check_can_write(membership, part)
    if membership.agency_id not in {part.agency_id, part.case.unit_id}:
        raise PermissionDenied(_("Only the unit and the office itself write in its application."))
    if not part.agency.is_municipal_office or part.measure not in APPLIED_FOR:
        raise PermissionDenied(_("There is nothing to apply for in this part."))
    if part.status not in OPEN_PART:
        raise PermissionDenied(_("The part has already been answered."))


def check_can_count(membership: Membership, part: PlanPart) -> None:
    """Whoever is paid, or guarantees, agrees on the instalments and says which are paid: the part's own agency."""
    check_can_answer(membership, part)
    if part.measure not in IN_INSTALMENTS or part.status not in OPEN_PART:
        raise PermissionDenied(_("Nothing is paid in instalments in this part any more, or yet."))


def check_can_guarantee(membership: Membership, part: PlanPart) -> None:
    """The ledger of a guarantee is kept by the office whose part it is."""
    check_can_count(membership, part)
    if part.measure != Measure.GUARANTEE:
        raise PermissionDenied(_("This part is no guarantee."))


def check_can_claim_in(membership: Membership, case: Case) -> None:
    """The case's landlord claims what the tenant has missed, while it takes part in the open case."""
    if case.landlord_id != membership.agency_id:
        raise PermissionDenied(_("Only the landlord claims under a guarantee."))
    if case.closed_at is not None:
        raise PermissionDenied(_("The case is closed."))
    if not visible_parts(membership, Level.WRITE).filter(case=case).exists():
        raise PermissionDenied(_("You may read this part, not write in it."))


def check_can_claim(membership: Membership, guarantee: Guarantee) -> None:
    """Under this very guarantee, while the office keeps its ledger: the landlord may not see the part, and asks."""
    check_can_claim_in(membership, guarantee.case)
    with the_hub_itself():
        is_kept = PlanPart.objects.filter(pk=guarantee.part_id, status__in=OPEN_PART).exists()
    if not is_kept:
        raise PermissionDenied(_("The guarantee is over. Nothing more is claimed under it."))


def check_can_move(membership: Membership, part: PlanPart, to: PartStatus) -> None:
    """The owner answers, and the move is one the table of states allows."""
    check_can_answer(membership, part)
    if to not in PART_MOVES[PartStatus(part.status)]:
        raise PermissionDenied(_("The part has already been answered."))


def _check_is_a_task(part: PlanPart) -> None:
    """Some carry an opening in the ledger and are asked of nobody: there is nothing to share, withdraw or ask again."""
    if part.measure == Measure.EMERGENCY_ACCESS:
        raise PermissionDenied(_("This is an emergency access. End it on the case."))
    if part.measure == Measure.COORDINATION:
        raise PermissionDenied(_("Nobody was asked for this part."))


def check_can_withdraw(membership: Membership, part: PlanPart) -> None:
    """The coordinator may take back what was asked, while it is open."""
    check_can_plan(membership, part.case)
    _check_is_a_task(part)
    if part.status not in OPEN_PART:
        raise PermissionDenied(_("The part has already been answered."))


def check_can_share(membership: Membership, part: PlanPart) -> None:
    """The unit's coordinators and leads open an existing part to a further agency, while somebody works on it."""
    check_can_plan(membership, part.case)
    if not may(membership, Permission.SHARE_PARTS):
        raise PermissionDenied(_("Only the unit's coordinators and lead share a part with a further agency."))
    if part.measure == Measure.COORDINATION:
        raise PermissionDenied(_("The unit's own notes are shared with nobody."))
    _check_is_a_task(part)
    if part.status not in OPEN_PART:
        raise PermissionDenied(_("The part is over. What is over is shared with nobody new."))


def check_can_unshare(membership: Membership, part: PlanPart) -> None:
    """Ending a sharing takes no more than keeping the case: it can only close."""
    check_can_keep(membership, part.case)


def check_can_ask_again(membership: Membership, part: PlanPart) -> None:
    """The unit takes a part up again with its agency when that has answered, or may no longer write in it."""
    check_can_plan(membership, part.case)
    _check_is_a_task(part)
    if part.status in OPEN_PART and part.agency in readers_in_force(part, Level.WRITE):
        raise PermissionDenied(_("The agency has the part already."))


def check_can_rename(membership: Membership, saved: SavedFilter) -> None:
    """A saved view is changed and deleted by whoever made it."""
    check_may(membership, Permission.USE_CASES)
    if saved.owner_id != membership.pk:
        raise PermissionDenied(_("This view belongs to a colleague."))


def check_can_tell(membership: Membership, visit: Visit) -> None:
    """What came of a visit, also once more; of one that was cancelled nothing came."""
    check_can_plan(membership, visit.case)
    if visit.status == VisitStatus.CANCELLED:
        raise PermissionDenied(_("The visit is cancelled."))


def check_can_visit(membership: Membership, visit: Visit) -> None:
    """A visit that is still to be made, in a case that is open, by the unit that keeps it."""
    check_can_tell(membership, visit)
    if visit.status == VisitStatus.DONE or visit.checked_out_at is not None:
        raise PermissionDenied(_("The visit has been made."))


def check_can_change_visit(membership: Membership, visit: Visit) -> None:
    """As before, while nobody stands at the door on its account."""
    check_can_visit(membership, visit)
    if visit.is_going_on:
        raise PermissionDenied(_("Somebody is there now. Check out first."))


def check_can_correct(membership: Membership, attempt: ContactAttempt) -> None:
    """An attempt is corrected or withdrawn by the unit that keeps the case, and once."""
    check_can_plan(membership, attempt.case)
    if attempt.withdrawn_at is not None:
        raise PermissionDenied(_("This attempt has been corrected or withdrawn already."))


def check_can_reopen(membership: Membership, case: Case) -> None:
    """A case that was closed can be taken up again by the unit that kept it."""
    check_can_keep(membership, case)
    if case.closed_at is None:
        raise PermissionDenied(_("The case is open."))


def check_can_keep_longer(membership: Membership, case: Case) -> None:
    """That a closed case outlives its day is for the lead of the unit that kept it to say."""
    check_can_reopen(membership, case)
    if not may(membership, Permission.KEEP_LONGER):
        raise PermissionDenied(_("Only the unit's lead keeps a closed case longer."))


# What a reveal shows -> the line of the table that says to whom.
ITEM_OF = {Secret.CPR: Item.CPR, Secret.ADDRESS: Item.PROTECTED_ADDRESS}


def check_can_reveal(membership: Membership, case: Case, secret: str) -> None:
    """What is protected is shown to whom the table names, in a role that handles cases, while they have a part open."""
    check_may(membership, Permission.REVEAL)
    view = case_view(case, membership.agency, membership)
    if not view.shows(ITEM_OF[Secret(secret)]):
        raise PermissionDenied(_("Your agency may not see this."))
    if case.unit_id == membership.agency_id:
        return
    open_parts = visible_parts(membership, Level.READ).filter(case=case, agency=membership.agency, status__in=OPEN_PART)
    if secret == Secret.ADDRESS and membership.kind == AgencyKind.PAYMENTS_OFFICE:
        open_parts = open_parts.filter(measure__in=PAYING)
    if not open_parts.exists():
        raise PermissionDenied(_("Your agency has no open part in this case that needs it."))


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
can_prepare = _asks(check_can_prepare)
can_count = _asks(check_can_count)
can_guarantee = _asks(check_can_guarantee)
can_claim = _asks(check_can_claim)
can_move = _asks(check_can_move)
can_reveal = _asks(check_can_reveal)
can_withdraw = _asks(check_can_withdraw)
can_keep = _asks(check_can_keep)
can_share = _asks(check_can_share)
can_ask_again = _asks(check_can_ask_again)
can_correct = _asks(check_can_correct)
can_reopen = _asks(check_can_reopen)
can_keep_longer = _asks(check_can_keep_longer)
can_hand_over = _asks(check_can_hand_over)
can_correct_landlord = _asks(check_can_correct_landlord)
