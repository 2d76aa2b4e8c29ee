"""How a case can end, and what each ending asks for, as data (`domain.md` 3.3)."""

from collections.abc import Collection

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coordination.lifecycle import LandlordStage, PlanStatus
from coordination.moves import COURT_STAGES


class Outcome(TextChoices):
    """Exactly one at closing."""

    PAID_BEFORE_EXPIRY = "paid_before_expiry", _("paid before the demand expired")
    PAID_AFTER_EXPIRY = "paid_after_expiry_before_termination", _("paid after the demand expired, before termination")
    PAID_BY_MUNICIPAL_HELP = "paid_by_municipal_help", _("paid with help from the municipality")
    INSTALMENTS_COMPLETED = "instalments_completed", _("instalments completed")
    SETTLED_BY_GUARANTEE = "arrears_settled_by_guarantee", _("arrears settled by the municipal guarantee")
    REINSTATED = "reinstated_by_landlord", _("landlord let the tenancy go on")
    COURT_REFUSED = "court_refused", _("the bailiff court refused the case")
    COURT_WITHDRAWN = "court_withdrawn", _("landlord withdrew the court case")
    REHOUSED_BEFORE = "rehoused_before_eviction", _("rehoused before an eviction")
    VOLUNTARY_MOVE = "voluntary_move", _("moved of own accord")
    CONDUCT_RESOLVED = "conduct_resolved", _("the case of conduct was resolved")
    CONDITIONAL_COMPLETED = "conditional_tenancy_completed", _("the conditional tenancy was completed")
    EVICTED_REHOUSED = "evicted_rehoused_permanent", _("evicted, and rehoused for good")
    EVICTED_TEMPORARY = "evicted_temporary", _("evicted, to a temporary home")
    EVICTED_SHELTER = "evicted_shelter", _("evicted, to a shelter")
    EVICTED_FAMILY_FRIENDS = "evicted_family_friends", _("evicted, to family or friends")
    EVICTED_UNKNOWN = "evicted_unknown", _("evicted, nobody knows where to")
    DECLINED_HELP = "tenant_declined_help", _("the tenant declined help")
    DECEASED = "deceased", _("the tenant has died")
    MOVED_MUNICIPALITY = "moved_municipality", _("moved to another municipality")
    OPENED_IN_ERROR = "opened_in_error", _("the case was opened in error")


class HousingStatus(TextChoices):
    """Where somebody lives afterwards."""

    OWN_HOME = "own_home", _("in a home of their own")
    TEMPORARY = "temporary", _("in a temporary home")
    SHELTER = "shelter", _("in a shelter")
    FAMILY_FRIENDS = "family_friends", _("with family or friends")
    HOMELESS = "homeless", _("homeless")
    MOVED_AWAY = "moved_away", _("moved away")
    DECEASED = "deceased", _("has died")
    UNKNOWN = "unknown", _("not known")


class FollowUpAt(IntegerChoices):
    """So many months after closing it is asked how they live."""

    HALF_A_YEAR = 6, _("6 months")
    A_YEAR = 12, _("12 months")


class Told(TextChoices):
    """All that the landlord who told of the tenancy ever learns of how the case ended."""

    CONTACT = "contact", _("contact with the tenant was made")
    NO_CONTACT = "no_contact", _("no contact with the tenant")
    INSTALMENTS = "instalments", _("instalments were agreed")
    PAID = "paid", _("the arrears are paid")
    NOT_RESIDENT = "not_resident", _("not a citizen of the municipality")
    CLOSED = "closed", _("closed")


EVICTED = frozenset(outcome for outcome in Outcome if outcome.startswith("evicted_"))
# What ends it for good, and asks for no cause.
ENDED_FOR_GOOD = frozenset({Outcome.DECEASED, Outcome.MOVED_MUNICIPALITY, Outcome.OPENED_IN_ERROR})
# The arrears were met: when they rise again within a year, the case goes on.
SETTLED = frozenset(
    {
        Outcome.PAID_BEFORE_EXPIRY,
        Outcome.PAID_AFTER_EXPIRY,
        Outcome.PAID_BY_MUNICIPAL_HELP,
        Outcome.INSTALMENTS_COMPLETED,
        Outcome.SETTLED_BY_GUARANTEE,
        Outcome.REINSTATED,
    }
)
_AT_COURT = COURT_STAGES
# Outcome -> a stage that the case must have been at, and which the case says otherwise of.
MUST_HAVE_BEEN: dict[Outcome, frozenset[LandlordStage]] = {
    **dict.fromkeys(EVICTED, frozenset({LandlordStage.EVICTED})),
    Outcome.COURT_REFUSED: _AT_COURT,
    Outcome.COURT_WITHDRAWN: _AT_COURT,
    Outcome.CONDITIONAL_COMPLETED: frozenset({LandlordStage.CONDITIONAL_TENANCY}),
    Outcome.REINSTATED: _AT_COURT
    | {LandlordStage.TERMINATION_RECEIVED, LandlordStage.NOTICE_OR_TERMINATION, LandlordStage.REINSTATED},
}
# Where somebody was put out, these alone can be said besides the evicted ones.
ALSO_EVICTED = frozenset({Outcome.DECLINED_HELP, *ENDED_FOR_GOOD})

_PAID = frozenset({Outcome.PAID_BEFORE_EXPIRY, Outcome.PAID_AFTER_EXPIRY, Outcome.PAID_BY_MUNICIPAL_HELP})
_TOLD: dict[Outcome, Told] = {
    **dict.fromkeys(_PAID, Told.PAID),
    Outcome.INSTALMENTS_COMPLETED: Told.INSTALMENTS,
    Outcome.SETTLED_BY_GUARANTEE: Told.INSTALMENTS,
}
# They tell of the tenant, not of the debt: for them the tenant must have agreed that the landlord hears of the contact.
_TAKES_CONSENT = frozenset({Told.CONTACT, Told.NO_CONTACT})


def told_landlord(outcome: Outcome, plan_status: PlanStatus, *, agreed: bool) -> Told:
    """The word for the landlord. `agreed`: the tenant lets it hear whether the municipality is in contact.

    That the tenant has moved to another municipality it never hears: no consent of the tenant names that.
    """
    if outcome in _TOLD:
        told = _TOLD[outcome]
    elif outcome in ENDED_FOR_GOOD:
        told = Told.CLOSED
    else:
        told = Told.NO_CONTACT if plan_status == PlanStatus.NOT_REACHED else Told.CONTACT
    return told if agreed or told not in _TAKES_CONSENT else Told.CLOSED


def misfit(outcome: Outcome, now: LandlordStage, been: Collection[LandlordStage]) -> str:
    """Why the outcome does not fit how far the landlord has come; empty when it does. `been`: all stages so far."""
    if now == LandlordStage.EVICTED and outcome not in EVICTED | ALSO_EVICTED:
        return gettext("The landlord's stage says that the eviction was executed. Choose what came of it.")
    if outcome in EVICTED and now != LandlordStage.EVICTED:
        return gettext("The case is not at “eviction executed”. Move the landlord's stage first.")
    must = MUST_HAVE_BEEN.get(outcome)
    if must is not None and must.isdisjoint(been):
        return gettext("The case has never come so far. Move the landlord's stage first, or choose another outcome.")
    return ""
