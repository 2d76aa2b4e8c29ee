"""How the kinds of event belong together: in the form, in time, and to the rules that are counted from them. Pure."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from coordination.lifecycle import DEADLINE_IS_EVENT
from coordination.lifecycle import LegalEventKind as Kind

# As the form offers them: by whose clock they are on.
GROUPS: tuple[tuple[Promise, tuple[Kind, ...]], ...] = (
    (
        _("The landlord"),
        (
            Kind.RENT_DUE,
            Kind.REMINDER_SENT,
            Kind.DEMAND_SENT,
            Kind.DEMAND_RECEIVED,
            Kind.PAYMENT_RECEIVED,
            Kind.TERMINATION_SENT,
            Kind.TERMINATION_RECEIVED,
            Kind.REINSTATED,
        ),
    ),
    (
        _("The bailiff court"),
        (
            Kind.COURT_FILED,
            Kind.COURT_HEARING,
            Kind.SETTLEMENT,
            Kind.COURT_ORDER,
            Kind.COURT_APPEAL,
            Kind.COURT_WITHDRAWN,
            Kind.EVICTION_ENFORCEMENT,
            Kind.EVICTED,
        ),
    ),
    (
        _("The municipality"),
        (
            Kind.LANDLORD_NOTICE,
            Kind.COURT_NOTICE,
            Kind.CHILD_REPORT,
            Kind.PARTY_HEARING_SENT,
            Kind.DECISION_RECEIVED,
            Kind.APPEAL_RECEIVED,
            Kind.SHELTER_ADMITTED,
            Kind.MOVE_IN,
            Kind.PROTECTION_REGISTERED,
        ),
    ),
    (
        _("Conduct"),
        (
            Kind.COMPLAINT,
            Kind.WARNING,
            Kind.BOARD_FILED,
            Kind.BOARD_DECIDED,
            Kind.CONDITIONAL_TENANCY,
            Kind.LEASE_NOTICE_SENT,
            Kind.LEASE_NOTICE_RECEIVED,
            Kind.OBJECTION_RECEIVED,
        ),
    ),
    (_("Data and files"), (Kind.FILE_ACCESS_REQUESTED, Kind.DATA_ACCESS_REQUESTED, Kind.BREACH_DISCOVERED)),
)

# Sent is not received: what was sent, and what was received of it.
LETTERS: tuple[tuple[Kind, Kind], ...] = (
    (Kind.DEMAND_SENT, Kind.DEMAND_RECEIVED),
    (Kind.TERMINATION_SENT, Kind.TERMINATION_RECEIVED),
    (Kind.LEASE_NOTICE_SENT, Kind.LEASE_NOTICE_RECEIVED),
)
# What cannot come before what. Only what cannot be: a termination before the expiry is wrong, yet it happens.
ORDER: tuple[tuple[Kind, Kind], ...] = (
    (Kind.COURT_FILED, Kind.COURT_HEARING),
    (Kind.COURT_FILED, Kind.SETTLEMENT),
    (Kind.COURT_FILED, Kind.COURT_ORDER),
    (Kind.COURT_FILED, Kind.COURT_WITHDRAWN),
    (Kind.COURT_FILED, Kind.EVICTED),
    (Kind.COURT_ORDER, Kind.COURT_APPEAL),
    (Kind.BOARD_FILED, Kind.BOARD_DECIDED),
    (Kind.LEASE_NOTICE_RECEIVED, Kind.OBJECTION_RECEIVED),
    (Kind.DECISION_RECEIVED, Kind.APPEAL_RECEIVED),
)
# Of these it is known how they came forward.
DELIVERED: frozenset[Kind] = frozenset(kind for pair in LETTERS for kind in pair) | {
    Kind.REMINDER_SENT,
    Kind.WARNING,
    Kind.PARTY_HEARING_SENT,
    Kind.DECISION_RECEIVED,
}
# What can be set for a day to come.
TO_COME: frozenset[Kind] = frozenset({*DEADLINE_IS_EVENT, Kind.MOVE_IN})

# What may be done from a day on, or is usual: shown, never due. Code -> whose event it is counted from.
MILESTONES: Mapping[Kind, tuple[str, ...]] = {
    Kind.RENT_DUE: ("rent_due_shift", "earliest_demand"),
    Kind.TERMINATION_RECEIVED: ("move_out_requested",),
    Kind.COURT_FILED: ("landlord_notice",),
}
# Counted from a deadline, from a consent, or from the closing of the case.
COUNTED_ELSEWHERE: Mapping[str, str] = {
    "earliest_termination": "coordination.reading.clock, from the expiry of the demand",
    "consent_review": "coordination.forms.consents, from the day a consent is given",
    "retention_end": "coordination.actions.retention, from the day a case is closed",
}
