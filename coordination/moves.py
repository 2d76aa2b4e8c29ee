"""From which state a case may come to which, as data (`domain.md` 3.2).

A landlord goes forward along a track, and may leap: the municipality often learns late. By hand, backwards and out of
what ended the matter takes a reason. What happens ends it and begins it anew by itself (`follow`), and what is
withdrawn takes back where it alone had led. docs/lifecycle.md is made from this file (`manage.py lifecycle_diagram`).
"""

from collections.abc import Iterable
from datetime import date
from functools import reduce

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from coordination.lifecycle import LandlordStage, PlanStatus
from coordination.lifecycle import LegalEventKind as Kind

S, P = LandlordStage, PlanStatus

PAYMENT_TRACK: tuple[LandlordStage, ...] = (
    S.EARLY_CONCERN,
    S.ARREARS_REGISTERED,
    S.DEMAND_SENT,
    S.DEMAND_EXPIRED,
    S.TERMINATION_RECEIVED,
    S.COURT_FILED,
    S.COURT_SCHEDULED,
    S.COURT_DECIDED,
    S.EVICTION_SCHEDULED,
    S.EVICTED,
)
# Of conduct; it joins the other at the bailiff court.
BEHAVIOUR_TRACK: tuple[LandlordStage, ...] = (
    S.COMPLAINT,
    S.WARNING,
    S.BOARD_FILED,
    S.CONDITIONAL_TENANCY,
    S.HOUSING_COURT,
    S.NOTICE_OR_TERMINATION,
)
COURT_STAGES: frozenset[LandlordStage] = frozenset(
    {S.COURT_FILED, S.COURT_SCHEDULED, S.COURT_DECIDED, S.EVICTION_SCHEDULED, S.EVICTED}
)
# The matter has ended without an eviction.
EXITS: frozenset[LandlordStage] = frozenset({S.PAID, S.WITHDRAWN, S.REINSTATED, S.MOVED_OUT})

# How far each is, on both tracks: an event moves a case forward alone.
RANK: dict[LandlordStage, int] = {
    S.EARLY_CONCERN: 0,
    S.COMPLAINT: 1,
    S.ARREARS_REGISTERED: 1,
    S.WARNING: 2,
    S.DEMAND_SENT: 2,
    S.BOARD_FILED: 3,
    S.CONDITIONAL_TENANCY: 3,
    S.DEMAND_EXPIRED: 3,
    S.HOUSING_COURT: 4,
    S.NOTICE_OR_TERMINATION: 4,
    S.TERMINATION_RECEIVED: 4,
    S.COURT_FILED: 5,
    S.COURT_SCHEDULED: 6,
    S.COURT_DECIDED: 7,
    S.EVICTION_SCHEDULED: 8,
    S.EVICTED: 9,
}
# Of one day, what ends the matter comes last.
LAST = 10


# How far the landlord has come, by what is known to have happened.
STAGE_OF_EVENT: dict[Kind, LandlordStage] = {
    Kind.RENT_DUE: S.ARREARS_REGISTERED,
    Kind.DEMAND_SENT: S.DEMAND_SENT,
    Kind.DEMAND_RECEIVED: S.DEMAND_SENT,
    Kind.TERMINATION_RECEIVED: S.TERMINATION_RECEIVED,
    Kind.REINSTATED: S.REINSTATED,
    Kind.LANDLORD_NOTICE: S.COURT_FILED,
    Kind.COURT_FILED: S.COURT_FILED,
    Kind.COURT_NOTICE: S.COURT_SCHEDULED,
    Kind.COURT_HEARING: S.COURT_SCHEDULED,
    Kind.COURT_ORDER: S.COURT_DECIDED,
    Kind.COURT_WITHDRAWN: S.WITHDRAWN,
    Kind.EVICTION_ENFORCEMENT: S.EVICTION_SCHEDULED,
    Kind.EVICTED: S.EVICTED,
    Kind.COMPLAINT: S.COMPLAINT,
    Kind.WARNING: S.WARNING,
    Kind.BOARD_FILED: S.BOARD_FILED,
    Kind.CONDITIONAL_TENANCY: S.CONDITIONAL_TENANCY,
    Kind.LEASE_NOTICE_RECEIVED: S.NOTICE_OR_TERMINATION,
}


def _landlord_moves() -> dict[LandlordStage, frozenset[LandlordStage]]:
    along = frozenset(RANK) - {S.EVICTED}
    whole_way = (S.EARLY_CONCERN, *BEHAVIOUR_TRACK, *PAYMENT_TRACK[PAYMENT_TRACK.index(S.COURT_FILED) :])
    moves = {stage: frozenset(PAYMENT_TRACK) | EXITS for stage in PAYMENT_TRACK}
    for stage in BEHAVIOUR_TRACK:
        # Arrears can come on top of conduct.
        moves[stage] = frozenset(whole_way) | {S.ARREARS_REGISTERED, S.DEMAND_SENT} | EXITS
    moves[S.EARLY_CONCERN] |= frozenset(BEHAVIOUR_TRACK)
    for stage in (S.COURT_FILED, S.COURT_SCHEDULED, S.COURT_DECIDED, S.EVICTION_SCHEDULED):
        moves[stage] |= frozenset(BEHAVIOUR_TRACK)
    # Somebody who has been put out is not let in again by a click: what was written down too soon is put right.
    moves[S.EVICTED] = frozenset({S.EVICTION_SCHEDULED})
    moves |= dict.fromkeys(EXITS, along | EXITS)
    return {stage: to - {stage} for stage, to in moves.items()}


LANDLORD_MOVES: dict[LandlordStage, frozenset[LandlordStage]] = _landlord_moves()


def is_backwards(was: LandlordStage, to: LandlordStage) -> bool:
    """Whether the move takes a reason: to an earlier stage, or out of one that had ended the matter."""
    if was in EXITS:
        return to not in EXITS
    return to not in EXITS and RANK[to] < RANK[was]


def follow(current: LandlordStage, reached: LandlordStage) -> LandlordStage:
    """The stage after something happened that leads to `reached`: the further of the two.

    What ends the matter ends it, and what had ended it begins anew with what comes then; an eviction stands.
    """
    if current == S.EVICTED:
        return current
    if current in EXITS or reached in EXITS:
        return reached
    return max(current, reached, key=_how_far)


def _how_far(stage: LandlordStage) -> tuple[int, bool, int]:
    """Of one track, the later stage. Of both, payment, whose days are the shorter, unless conduct has come further."""
    is_conduct = stage in BEHAVIOUR_TRACK
    return RANK[stage], not is_conduct, BEHAVIOUR_TRACK.index(stage) if is_conduct else 0


def stage_after(start: LandlordStage, happened: Iterable[tuple[date, Kind]]) -> LandlordStage:
    """Where what has happened leads to from there, each on its day."""
    steps = sorted((on, RANK.get(stage, LAST), stage) for on, kind in happened if (stage := STAGE_OF_EVENT.get(kind)))
    return reduce(follow, (stage for _on, _rank, stage in steps), start)


class StageReason(TextChoices):
    """Why a case goes back. A code and no text: it tells nothing that the stage does not."""

    COURT_REFUSED = "court_refused", _("the court refused the case")
    NEW_DEMAND = "new_demand", _("the landlord starts over with a new demand")
    DEMAND_INVALID = "demand_invalid", _("the demand was not valid")
    LANDLORD_WAITS = "landlord_waits", _("the landlord has agreed to wait")
    MOVE_CALLED_OFF = "move_called_off", _("hearing or enforcement was called off")
    NEW_ARREARS = "new_arrears", _("new arrears, or a new complaint")
    MISTAKE = "mistake", _("it was written down by mistake")


_SEEKING = frozenset({P.DECLINED_BY_TENANT, P.NOT_REACHED, P.TRANSFERRED})
# Closing and opening again are acts of their own (coordination.actions.closing).
PLAN_MOVES: dict[PlanStatus, frozenset[PlanStatus]] = {
    P.NEW: frozenset({P.CONTACTING, P.ASSESSING, P.PLAN_AGREED}) | _SEEKING,
    P.CONTACTING: frozenset({P.ASSESSING, P.PLAN_AGREED}) | _SEEKING,
    P.ASSESSING: frozenset({P.CONTACTING, P.PLAN_AGREED, P.ACTIVE}) | _SEEKING,
    P.PLAN_AGREED: frozenset({P.CONTACTING, P.ASSESSING, P.ACTIVE, P.MONITORING}) | _SEEKING,
    P.ACTIVE: frozenset({P.CONTACTING, P.ASSESSING, P.PLAN_AGREED, P.MONITORING}) | _SEEKING,
    P.MONITORING: frozenset({P.CONTACTING, P.ASSESSING, P.ACTIVE}) | _SEEKING,
    P.DECLINED_BY_TENANT: frozenset({P.CONTACTING, P.ASSESSING, P.PLAN_AGREED, P.TRANSFERRED}),
    P.NOT_REACHED: frozenset({P.CONTACTING, P.ASSESSING, P.DECLINED_BY_TENANT, P.TRANSFERRED}),
    P.TRANSFERRED: frozenset({P.CONTACTING, P.ASSESSING}),
    P.CLOSED: frozenset(),
}
