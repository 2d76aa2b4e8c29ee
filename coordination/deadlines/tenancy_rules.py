"""Deadlines between landlord, tenant and courts: payment, conduct, appeal."""

from django.utils.translation import gettext_lazy as _

from coordination.deadlines.shape import (
    BANK_CLOSED,
    DEMAND_DAY,
    TO_PAYMENT_DAY,
    Offset,
    Rule,
    Source,
    Trigger,
    Unit,
)
from hub.accounts.kinds import AgencyKind as Kind

LANDLORDS = (Kind.HOUSING_ASSOCIATION, Kind.PRIVATE_LANDLORD)

BREACH_LAW = "almenlejeloven § 90, stk. 2; lejeloven § 182, stk. 2"
BOARD_LAW = "almenlejeloven §§ 81-83"

PAYMENT_TRACK = (
    Rule(
        code="rent_due_shift",
        label=_("Last day of timely payment"),
        trigger=Trigger.RENT_DUE,
        offset=Offset(0, Unit.CALENDAR_DAY),
        roll=TO_PAYMENT_DAY,
        law="lejeloven § 58, stk. 4",
        source=Source.VERIFIED,
        responsible=LANDLORDS,
    ),
    Rule(
        code="earliest_demand",
        label=_("Earliest formal demand"),
        trigger=Trigger.LAST_TIMELY_PAYMENT,
        trigger_roll=TO_PAYMENT_DAY,
        # The day after the third hverdag, and itself a hverdag: that is the fourth.
        offset=Offset(4, Unit.HVERDAG),
        skip_when_safe=BANK_CLOSED,
        roll=DEMAND_DAY,
        law=BREACH_LAW,
        source=Source.VERIFIED,
        responsible=LANDLORDS,
        note=_(
            "The demand may be given after the third weekday; Saturdays count (UfR 2022.1586 V). "
            "The safe date is also a day on which banks are open."
        ),
    ),
    Rule(
        code="demand_expiry",
        label=_("Expiry of the formal demand"),
        trigger=Trigger.DEMAND_RECEIVED,
        offset=Offset(14, Unit.CALENDAR_DAY),
        roll=TO_PAYMENT_DAY,
        law=BREACH_LAW,
        source=Source.VERIFIED,
        responsible=(Kind.HOUSING_SUPPORT_UNIT,),
        note=_("The day of receipt is not counted. Payment on the last day is in time."),
    ),
    Rule(
        code="earliest_termination",
        label=_("Earliest termination for breach"),
        trigger=Trigger.DEMAND_EXPIRED,
        offset=Offset(1, Unit.CALENDAR_DAY),
        law=BREACH_LAW,
        source=Source.VERIFIED,
        responsible=LANDLORDS,
    ),
    Rule(
        code="move_out_requested",
        label=_("Move-out requested by the landlord"),
        trigger=Trigger.TERMINATION_RECEIVED,
        offset=Offset(3, Unit.CALENDAR_DAY),
        safe_offset=Offset(7, Unit.CALENDAR_DAY),
        source=Source.VERIFIED,
        responsible=LANDLORDS,
        note=_("Landlords' practice, 3 to 7 days; the tenant's duty to leave begins at once."),
    ),
    Rule(
        code="landlord_notice",
        label=_("The landlord's notice to the municipality"),
        trigger=Trigger.COURT_FILED,
        offset=Offset(0, Unit.CALENDAR_DAY),
        law="almenlejeloven § 92, stk. 2",
        source=Source.VERIFIED,
        responsible=(Kind.HOUSING_ASSOCIATION,),
        note=_("Name and address only, at the latest when the case is filed. Private landlords have no such duty."),
    ),
)

BEHAVIOUR_TRACK = (
    Rule(
        code="board_decision",
        label=_("Decision by the residents' complaints board"),
        trigger=Trigger.BOARD_FILED,
        offset=Offset(4, Unit.WEEK),
        law=BOARD_LAW,
        source=Source.VERIFIED,
        responsible=(Kind.HOUSING_ASSOCIATION,),
    ),
    Rule(
        code="housing_court_filing",
        label=_("Bringing the board's decision to the housing court"),
        trigger=Trigger.BOARD_DECIDED,
        offset=Offset(4, Unit.WEEK),
        law=BOARD_LAW,
        source=Source.VERIFIED,
        responsible=(Kind.HOUSING_ASSOCIATION,),
    ),
    Rule(
        code="conditional_tenancy_end",
        label=_("End of the conditional tenancy"),
        trigger=Trigger.BOARD_DECIDED,
        offset=Offset(1, Unit.YEAR),
        law=BOARD_LAW,
        source=Source.VERIFIED,
        responsible=(Kind.HOUSING_ASSOCIATION,),
    ),
    Rule(
        code="notice_objection",
        label=_("The tenant's objection to a notice of termination"),
        trigger=Trigger.LEASE_NOTICE_RECEIVED,
        offset=Offset(6, Unit.WEEK),
        law="almenlejeloven § 89",
        source=Source.VERIFIED,
        responsible=(Kind.HOUSING_SUPPORT_UNIT,),
    ),
    Rule(
        code="landlord_suit",
        label=_("The landlord's suit after an objection"),
        trigger=Trigger.OBJECTION_RECEIVED,
        offset=Offset(6, Unit.WEEK),
        law="almenlejeloven § 89",
        source=Source.VERIFIED,
        responsible=(Kind.HOUSING_ASSOCIATION,),
    ),
)
