"""The shape of a deadline rule: what a row of the table may say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from coordination.deadlines.calendar import DayKind, DayKinds
from hub.accounts.kinds import AgencyKind

Mode = Literal["strict", "safe"]
Text = str | Promise

NO_DAYS: DayKinds = frozenset()
SUNDAYS_AND_HOLIDAYS = frozenset({DayKind.SUNDAY, DayKind.HOLIDAY})
WEEKENDS_AND_HOLIDAYS = SUNDAYS_AND_HOLIDAYS | {DayKind.SATURDAY}
BANK_CLOSED = frozenset({DayKind.CHRISTMAS_EVE, DayKind.NEW_YEARS_EVE})


class Unit(StrEnum):
    """What an offset counts. A hverdag is Monday to Saturday, a working day Monday to Friday; no holidays."""

    HOUR = "hour"
    CALENDAR_DAY = "calendar_day"
    HVERDAG = "hverdag"
    WORKING_DAY = "working_day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


SKIPPED: Mapping[Unit, DayKinds] = {
    Unit.HVERDAG: SUNDAYS_AND_HOLIDAYS,
    Unit.WORKING_DAY: WEEKENDS_AND_HOLIDAYS,
}


class Source(StrEnum):
    """How sure a statement is: read in a source, derived, known but to be confirmed, or decided by us."""

    VERIFIED = "V"
    DERIVED = "D"
    TO_CONFIRM = "K"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class Roll:
    """The kinds of day a deadline may not fall on; it then moves to the next day that is none of them."""

    strict: DayKinds = NO_DAYS
    safe: DayKinds = NO_DAYS

    def avoid(self, mode: Mode) -> DayKinds:
        return self.strict if mode == "strict" else self.safe


STANDS = Roll()


class Rest(StrEnum):
    """The days that a deadline passes over, each longer than the one before: what a rule names when it moves."""

    NONE = "none"
    WORKING_DAY = "working_day"
    OFFICE_DAY = "office_day"
    BANKING_DAY = "banking_day"


_OFFICE_CLOSED = WEEKENDS_AND_HOLIDAYS | {DayKind.CONSTITUTION_DAY}
PASSED_OVER: Mapping[Rest, DayKinds] = {
    Rest.NONE: NO_DAYS,
    Rest.WORKING_DAY: WEEKENDS_AND_HOLIDAYS,
    Rest.OFFICE_DAY: _OFFICE_CLOSED,
    # Money: 24 and 31 December are days in law, but no bank moves it then.
    Rest.BANKING_DAY: _OFFICE_CLOSED | BANK_CLOSED,
}


class Trigger(StrEnum):
    """The event a deadline is counted from."""

    RENT_DUE = "rent_due"
    LAST_TIMELY_PAYMENT = "last_timely_payment"
    DEMAND_RECEIVED = "demand_received"
    DEMAND_EXPIRED = "demand_expired"
    TERMINATION_RECEIVED = "termination_received"
    COURT_FILED = "court_filed"
    NOTICE_RECEIVED = "notice_received"
    COURT_NOTICE_RECEIVED = "court_notice_received"
    CHILD_REPORT_RECEIVED = "child_report_received"
    COURT_ORDER_MADE = "court_order_made"
    DECISION_RECEIVED = "decision_received"
    APPEAL_RECEIVED = "appeal_received"
    PARTY_HEARING_SENT = "party_hearing_sent"
    FILE_ACCESS_REQUESTED = "file_access_requested"
    DATA_ACCESS_REQUESTED = "data_access_requested"
    BREACH_DISCOVERED = "breach_discovered"
    SHELTER_ADMITTED = "shelter_admitted"
    BOARD_FILED = "board_filed"
    BOARD_DECIDED = "board_decided"
    LEASE_NOTICE_RECEIVED = "lease_notice_received"
    OBJECTION_RECEIVED = "objection_received"
    MOVE_IN = "move_in"
    PROTECTION_REGISTERED = "protection_registered"
    CONSENT_GIVEN = "consent_given"
    CASE_CLOSED = "case_closed"


TRIGGER_LABELS: Mapping[Trigger, Text] = {
    Trigger.RENT_DUE: _("rent due"),
    Trigger.LAST_TIMELY_PAYMENT: _("last day of timely payment"),
    Trigger.DEMAND_RECEIVED: _("formal demand received"),
    Trigger.DEMAND_EXPIRED: _("formal demand expired"),
    Trigger.TERMINATION_RECEIVED: _("termination for breach received"),
    Trigger.COURT_FILED: _("filed with the bailiff court"),
    Trigger.NOTICE_RECEIVED: _("notice received by the municipality"),
    Trigger.COURT_NOTICE_RECEIVED: _("notice from the bailiff court received"),
    Trigger.CHILD_REPORT_RECEIVED: _("child concern report received"),
    Trigger.COURT_ORDER_MADE: _("court order or enforcement"),
    Trigger.DECISION_RECEIVED: _("decision received"),
    Trigger.APPEAL_RECEIVED: _("appeal received"),
    Trigger.PARTY_HEARING_SENT: _("party hearing sent"),
    Trigger.FILE_ACCESS_REQUESTED: _("access to the file requested"),
    Trigger.DATA_ACCESS_REQUESTED: _("access to own data requested"),
    Trigger.BREACH_DISCOVERED: _("data breach discovered"),
    Trigger.SHELTER_ADMITTED: _("admitted to the shelter"),
    Trigger.BOARD_FILED: _("filed with the residents' complaints board"),
    Trigger.BOARD_DECIDED: _("decided by the residents' complaints board"),
    Trigger.LEASE_NOTICE_RECEIVED: _("notice of termination received"),
    Trigger.OBJECTION_RECEIVED: _("objection received by the landlord"),
    Trigger.MOVE_IN: _("move-in"),
    Trigger.PROTECTION_REGISTERED: _("address protection registered"),
    Trigger.CONSENT_GIVEN: _("consent given"),
    Trigger.CASE_CLOSED: _("case closed"),
}


@dataclass(frozen=True, slots=True)
class Offset:
    """How far from the trigger, in one unit; negative before it (calendar days only)."""

    count: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Rule:
    """One deadline. `offset` is the shortest the source allows; `safe_offset`, if any, the longest in use."""

    code: str
    label: Text
    trigger: Trigger
    offset: Offset
    source: Source
    responsible: tuple[AgencyKind, ...]
    law: str = ""
    roll: Roll = STANDS
    roll_source: Source = Source.VERIFIED
    # A trigger that cannot fall on such a day is moved on before counting starts.
    trigger_roll: Roll = STANDS
    # Days that the unit counts, but that the safe mode does not.
    skip_when_safe: DayKinds = NO_DAYS
    safe_offset: Offset | None = None
    variants: Mapping[str, Offset] = field(default_factory=dict, hash=False)
    remind_days_before: int = 0
    note: Text = ""

    def offset_for(self, mode: Mode, variant: str | None = None) -> Offset:
        """The offset that applies; `KeyError` for a variant the rule does not know."""
        if variant is not None:
            return self.variants[variant]
        return self.safe_offset if self.safe_offset and mode == "safe" else self.offset
