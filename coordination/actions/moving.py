"""Moving a case from state to state where a person says so, and not something that happened."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from coordination.actions.cases import StaleVersionError
from coordination.actions.freezing import freeze_landlords
from coordination.actions.holding import hold_to_plan
from coordination.actions.inbox import refresh_case
from coordination.lifecycle import LandlordStage
from coordination.models import Case, StageMove
from coordination.moves import LANDLORD_MOVES, StageReason, is_backwards
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record


@transaction.atomic
def move_stage(
    *, case: Case, to: LandlordStage, reason: StageReason | None, on: date, seen: str, by: Membership
) -> StageMove | None:
    """Say how far the landlord has come. Sent twice it is moved once: the second finds it there, and answers None.

    StaleVersionError when the case is no longer at the stage `seen`.
    """
    case = hold_to_plan(case, by)
    was = LandlordStage(case.landlord_stage)
    if was == to:
        return None
    if was != seen:
        raise StaleVersionError
    check_stage_move(was, to, reason)
    move = StageMove.objects.create(case=case, was=was, became=to, reason=reason or "", on=on, moved_by=by)
    case.landlord_stage = to
    case.save(update_fields=["landlord_stage"])
    if to == LandlordStage.EVICTED:
        freeze_landlords(case, by)
    record(by=by, verb=Verb.CHANGE, obj=move, case=case, was=str(was), became=str(to), reason=str(reason or ""))
    refresh_case(case)
    return move


def check_stage_move(was: LandlordStage, to: LandlordStage, reason: StageReason | None) -> None:
    """The table allows it, and a move back says why."""
    if to not in LANDLORD_MOVES[was]:
        raise PermissionDenied(
            _("A case cannot go from “%(was)s” to “%(to)s”.") % {"was": was.label, "to": LandlordStage(to).label}
        )
    if is_backwards(was, to) and reason is None:
        raise PermissionDenied(_("Say why the case goes back."))
