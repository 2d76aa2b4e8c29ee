"""Which line of the table governs each field of the case side: what is not listed here, no page may show.

Most fields name one Item. Several are held by the ledger of sharing, part by part (a Gate), and a few serve the hub
alone. Where a field names several, the row's own kind says which one rules; of the landlord's stage dates
must be shown, and one of conduct is told as another to those who may not know of it (coordination.access.told).
"""

from coordination.access.fields_of_parts import OF_PARTS
from coordination.access.governors import CLOCKS, Gate, Governor
from coordination.access.visibility import Item
from coordination.causes import CONDUCT_CAUSES, CRIMINAL_CAUSES, HEALTH_CAUSES, Cause
from coordination.lifecycle import LegalEventKind, Measure
from coordination.urgency import HEALTH_RISKS, RiskFactor

FIELDS: dict[str, tuple[Governor, ...]] = {
    "Case.id": (Gate.INNER,),
    "Case.public_id": (Gate.SUMMARY,),
    "Case.reference": (Gate.SUMMARY,),
    "Case.tenancy": (Gate.INNER,),
    "Case.landlord": (Item.ADDRESS,),
    "Case.unit": (Gate.SUMMARY,),
    "Case.coordinator": (Gate.SUMMARY,),
    "Case.ground": (Item.FULL_PLAN,),
    "Case.street": (Item.ADDRESS, Item.PROTECTED_ADDRESS),
    "Case.postcode": (Item.ADDRESS, Item.PROTECTED_ADDRESS),
    "Case.city": (Item.ADDRESS, Item.PROTECTED_ADDRESS),
    "Case.address_protected": (Item.ADDRESS,),
    # Of conduct, that too must be told.
    "Case.landlord_stage": (Item.DEMAND_DATES, Item.COURT_DATES, Item.CONDUCT),
    "Case.plan_status": (Item.FULL_PLAN,),
    "Case.arrears_amount": (Item.ARREARS,),
    "Case.children": (Item.HOUSEHOLD,),
    "Case.risk_factors": (Item.FULL_PLAN, Item.CAUSE_HEALTH),
    "Case.broken_on": (Item.ARREARS,),
    "Case.moves_out_on": (Item.PLAN_SLICE,),
    "Case.causes": (Item.CAUSE_ECONOMIC, Item.CAUSE_HEALTH, Item.CONDUCT, Item.CRIMINAL),
    "Case.opened_at": (Gate.SUMMARY,),
    "Case.closed_at": (Gate.SUMMARY,),
    "Case.kept_until": (Item.FULL_PLAN,),
    "Case.kept_because": (Item.FULL_PLAN,),
    "Case.version": (Gate.INNER,),
    "Tenant.id": (Gate.INNER,),
    "Tenant.public_id": (Gate.INNER,),
    "Tenant.case": (Gate.INNER,),
    "Tenant.name": (Item.TENANT_NAME,),
    "Tenant.phone": (Item.CONTACT,),
    "Tenant.email": (Item.CONTACT,),
    "Tenant.ended_on": (Item.HOUSEHOLD,),
    "Tenant.ended_because": (Item.HOUSEHOLD,),
    "Representative.id": (Gate.INNER,),
    "Representative.public_id": (Gate.INNER,),
    "Representative.case": (Gate.INNER,),
    "Representative.name": (Item.FULL_PLAN,),
    "Representative.phone": (Item.FULL_PLAN,),
    "Representative.relation": (Item.FULL_PLAN,),
    "Representative.mandate": (Item.FULL_PLAN,),
    "Representative.from_on": (Item.FULL_PLAN,),
    "Representative.until_on": (Item.FULL_PLAN,),
    "Representative.ended_on": (Item.FULL_PLAN,),
    "Representative.added_by": (Item.FULL_PLAN,),
    "TenantNumber.tenant": (Gate.INNER,),
    # On a click with a reason alone (coordination.actions.revealing).
    "TenantNumber.sealed": (Item.CPR,),
    "TenantNumber.digest": (Gate.INNER,),
    "TenantNumber.index_key": (Gate.INNER,),
    "TenantNumber.recorded_by": (Gate.INNER,),
    "TenantNumber.recorded_at": (Gate.INNER,),
    "LegalEvent.id": (Gate.INNER,),
    "LegalEvent.public_id": CLOCKS,
    "LegalEvent.case": (Gate.INNER,),
    "LegalEvent.kind": CLOCKS,
    "LegalEvent.on": CLOCKS,
    "LegalEvent.method": CLOCKS,
    "LegalEvent.recorded_at": CLOCKS,
    "Pause.id": (Gate.INNER,),
    "Pause.public_id": (Gate.INNER,),
    "Pause.case": (Gate.INNER,),
    "Pause.reason": (Item.FULL_PLAN,),
    "Pause.note": (Item.FULL_PLAN,),
    "Pause.until": (Item.FULL_PLAN,),
    "Pause.begun_at": (Item.FULL_PLAN,),
    "Pause.begun_by": (Item.FULL_PLAN,),
    "Pause.ended_at": (Item.FULL_PLAN,),
    "Pause.ended_because": (Item.FULL_PLAN,),
    "LegalEvent.withdrawn_at": (Gate.INNER,),
    "Deadline.id": (Gate.INNER,),
    "Deadline.case": (Gate.INNER,),
    "Deadline.event": CLOCKS,
    "Deadline.code": CLOCKS,
    "Deadline.due_on": CLOCKS,
    # That the unit has set another day; without the plan the legal day is the only one (coordination.access.told).
    "Deadline.computed_on": (Item.FULL_PLAN,),
    "Deadline.met_at": CLOCKS,
    "Deadline.withdrawn_at": (Gate.INNER,),
    "ClockChange.id": (Gate.INNER,),
    "ClockChange.case": (Gate.INNER,),
    "ClockChange.event": (Item.FULL_PLAN,),
    "ClockChange.code": (Item.FULL_PLAN,),
    "ClockChange.what": (Item.FULL_PLAN,),
    "ClockChange.before_on": (Item.FULL_PLAN,),
    "ClockChange.after_on": (Item.FULL_PLAN,),
    "ClockChange.reason": (Item.FULL_PLAN,),
    "ClockChange.by": (Item.FULL_PLAN,),
    "ClockChange.at": (Item.FULL_PLAN,),
    "StageMove.id": (Gate.INNER,),
    "StageMove.public_id": (Item.FULL_PLAN,),
    "StageMove.case": (Gate.INNER,),
    "StageMove.was": (Item.FULL_PLAN,),
    "StageMove.became": (Item.FULL_PLAN,),
    "StageMove.reason": (Item.FULL_PLAN,),
    "StageMove.on": (Item.FULL_PLAN,),
    "StageMove.moved_by": (Item.FULL_PLAN,),
    "StageMove.moved_at": (Item.FULL_PLAN,),
    "Closing.id": (Gate.INNER,),
    "Closing.case": (Gate.INNER,),
    "Closing.public_id": (Item.FULL_PLAN,),
    "Closing.outcome": (Item.FULL_PLAN,),
    "Closing.housing": (Item.FULL_PLAN,),
    "Closing.primary_cause": (Item.FULL_PLAN,),
    "Closing.causes": (Item.FULL_PLAN,),
    "Closing.moved_to": (Item.FULL_PLAN,),
    "Closing.closed_by": (Item.FULL_PLAN,),
    "Closing.closed_at": (Item.FULL_PLAN,),
    "FollowUp.id": (Gate.INNER,),
    "FollowUp.public_id": (Gate.INNER,),
    "FollowUp.case": (Gate.INNER,),
    "FollowUp.closing": (Gate.INNER,),
    "FollowUp.months": (Item.FULL_PLAN,),
    "FollowUp.due_on": (Item.FULL_PLAN,),
    "FollowUp.housing": (Item.FULL_PLAN,),
    "FollowUp.answered_by": (Item.FULL_PLAN,),
    "FollowUp.answered_at": (Item.FULL_PLAN,),
    "Handover.id": (Gate.INNER,),
    "Handover.public_id": (Gate.INNER,),
    "Handover.case": (Gate.INNER,),
    "Handover.was": (Item.FULL_PLAN,),
    "Handover.to": (Item.FULL_PLAN,),
    "Handover.note": (Item.FULL_PLAN,),
    "Handover.by": (Item.FULL_PLAN,),
    "Handover.at": (Item.FULL_PLAN,),
    "CaseLink.id": (Gate.INNER,),
    "CaseLink.public_id": (Gate.INNER,),
    "CaseLink.case": (Gate.INNER,),
    "CaseLink.other": (Gate.INNER,),
    "CaseLink.kind": (Item.OTHER_TENANCIES,),
    "CaseLink.linked_by": (Item.OTHER_TENANCIES,),
    "CaseLink.linked_at": (Item.OTHER_TENANCIES,),
    "CaseLink.undone_by": (Item.OTHER_TENANCIES,),
    "CaseLink.undone_at": (Item.OTHER_TENANCIES,),
    "Signal.id": (Gate.INNER,),
    "Signal.case": (Gate.INNER,),
    "Signal.kind": (Item.FULL_PLAN,),
    "Signal.at": (Item.FULL_PLAN,),
    **OF_PARTS,
}

# What the hub holds that is no field of a case, and who keeps it.
ELSEWHERE: dict[Item, str] = {
    Item.STATISTICS: "whole years, and of no case (coordination.figures)",
    Item.OWN_LIST: "the landlord's compartment (coordination.models.arrears, coordination.models.tenancy)",
    Item.ACCESS_LOG: "hub.audit",
}

# Which line a part's decision belongs to. What is not here is a part like any other: the plan as a whole.
DECISION_OF: dict[Measure, Item] = {
    Measure.OUTREACH_VISIT: Item.HOME_VISIT,
    Measure.ONE_OFF_BENEFIT: Item.BENEFIT_DECISION,
    Measure.TEMPORARY_RENT_HELP: Item.BENEFIT_DECISION,
    Measure.PAYMENT_ADMINISTRATION: Item.BENEFIT_DECISION,
    Measure.PAY_OUT: Item.BENEFIT_DECISION,
    Measure.DEPOSIT_LOAN: Item.DEPOSIT_LOAN,
    Measure.ASSESSMENT_5A: Item.ASSESSMENT_5A,
    Measure.HOME_SUPPORT: Item.SUPPORT_GRANT,
    Measure.HOUSING_FIRST_SUPPORT: Item.SUPPORT_GRANT,
    Measure.EMERGENCY_HOUSING: Item.SUPPORT_GRANT,
    Measure.ACTION_PLAN: Item.SUPPORT_GRANT,
    Measure.GUARANTEE: Item.GUARANTEE,
    Measure.CHILD_ASSESSMENT: Item.CHILD_CONCERN,
    Measure.INSTALMENT_PLAN: Item.ARREARS,
    Measure.PAYMENT_EXPECTED: Item.ARREARS,
    Measure.RESPITE: Item.DEMAND_DATES,
    Measure.WITHDRAW_CASE: Item.COURT_DATES,
    Measure.INTERNAL_MOVE: Item.NEW_DWELLING,
}
# Where the result is itself what was found out, S shows that the part is done and no more.
RESULT_IS_THE_CONTENT = frozenset({Item.CHILD_CONCERN, Item.HOME_VISIT})


def decision_item(measure: str) -> Item:
    """The line that says who sees result, days and amount of a part about this."""
    return DECISION_OF.get(Measure(measure), Item.FULL_PLAN)


def note_item(measure: str) -> Item:
    """The line for the free text of a decision: of a benefit it is the reasons, which stay with the owner."""
    item = decision_item(measure)
    return Item.BENEFIT_REASONS if item is Item.BENEFIT_DECISION else item


COURT_EVENTS = frozenset(
    {
        LegalEventKind.COURT_FILED,
        LegalEventKind.COURT_HEARING,
        LegalEventKind.SETTLEMENT,
        LegalEventKind.COURT_ORDER,
        LegalEventKind.COURT_APPEAL,
        LegalEventKind.COURT_WITHDRAWN,
        LegalEventKind.EVICTION_ENFORCEMENT,
        LegalEventKind.EVICTED,
    }
)
CONDUCT_EVENTS = frozenset(
    {
        LegalEventKind.COMPLAINT,
        LegalEventKind.WARNING,
        LegalEventKind.BOARD_FILED,
        LegalEventKind.BOARD_DECIDED,
        LegalEventKind.CONDITIONAL_TENANCY,
        LegalEventKind.LEASE_NOTICE_SENT,
        LegalEventKind.LEASE_NOTICE_RECEIVED,
        LegalEventKind.OBJECTION_RECEIVED,
    }
)
# The municipality's own clock under § 5 a.
ASSESSMENT_EVENTS = frozenset({LegalEventKind.LANDLORD_NOTICE, LegalEventKind.COURT_NOTICE})
_ITEM_OF_EVENT: dict[LegalEventKind, Item] = {
    **dict.fromkeys(COURT_EVENTS, Item.COURT_DATES),
    **dict.fromkeys(CONDUCT_EVENTS, Item.CONDUCT),
    **dict.fromkeys(ASSESSMENT_EVENTS, Item.ASSESSMENT_5A),
    LegalEventKind.PAYMENT_RECEIVED: Item.ARREARS,
    LegalEventKind.CHILD_REPORT: Item.CHILD_CONCERN,
    LegalEventKind.SHELTER_ADMITTED: Item.SUPPORT_GRANT,
    LegalEventKind.MOVE_IN: Item.NEW_DWELLING,
    LegalEventKind.PROTECTION_REGISTERED: Item.PROTECTED_ADDRESS,
    # What of a decision reaches whom, its part says; that the citizen appeals or asks is the unit's to follow.
    LegalEventKind.DECISION_RECEIVED: Item.FULL_PLAN,
    LegalEventKind.APPEAL_RECEIVED: Item.FULL_PLAN,
    LegalEventKind.PARTY_HEARING_SENT: Item.FULL_PLAN,
    LegalEventKind.FILE_ACCESS_REQUESTED: Item.FULL_PLAN,
    LegalEventKind.DATA_ACCESS_REQUESTED: Item.FULL_PLAN,
    LegalEventKind.BREACH_DISCOVERED: Item.FULL_PLAN,
}
# On the municipality's clock; the landlord's is everything else.
MUNICIPAL_EVENTS = ASSESSMENT_EVENTS | {
    kind for kind, item in _ITEM_OF_EVENT.items() if item not in {Item.COURT_DATES, Item.CONDUCT, Item.ARREARS}
}


def item_of_event(kind: str) -> Item:
    """The line that says who sees an event, and the deadlines that follow from it."""
    return _ITEM_OF_EVENT.get(LegalEventKind(kind), Item.DEMAND_DATES)


def item_of_cause(cause: Cause) -> Item:
    """The line that says who sees a cause."""
    if cause in CRIMINAL_CAUSES:
        return Item.CRIMINAL
    if cause in CONDUCT_CAUSES:
        return Item.CONDUCT
    return Item.CAUSE_HEALTH if cause in HEALTH_CAUSES else Item.CAUSE_ECONOMIC


def item_of_risk(risk: RiskFactor) -> Item:
    """The line that says who sees what was learnt beside the causes."""
    return Item.CAUSE_HEALTH if risk in HEALTH_RISKS else Item.FULL_PLAN


# What "that income has changed" can be said of.
INCOME_CAUSES = frozenset({Cause.INCOME_LOSS, Cause.BENEFIT_REDUCTION, Cause.BENEFIT_DELAY, Cause.JOB_CHANGE})
