"""The nouns of the trade, one a file."""

from coordination.models.access_request import AccessRequest, RequestAnswer
from coordination.models.application import Application
from coordination.models.arrears import (
    ArrearsLine,
    ArrearsList,
    ArrearsRecord,
    DebtSign,
    Fate,
    ImportProfile,
    ListStatus,
)
from coordination.models.booking import Booking
from coordination.models.case import Case, Tenant
from coordination.models.case_link import CaseLink, Signal
from coordination.models.clock import ClockChange, Deadline, LegalEvent
from coordination.models.closing import Closing, FollowUp, NoticeOutcome
from coordination.models.consent import Consent
from coordination.models.contact_attempt import ContactAttempt
from coordination.models.deadline_rule import DeadlineRule, ProcessingTime
from coordination.models.disclosure import Disclosure, Ended
from coordination.models.emergency import Emergency
from coordination.models.entry import Attachment, Entry
from coordination.models.figure import YearlyFigure
from coordination.models.guarantee import Guarantee, GuaranteeEntry
from coordination.models.handover import Handover
from coordination.models.inbox import InboxRow, ReadMark
from coordination.models.instalment import Instalment, InstalmentPlan
from coordination.models.legal_ground import LegalGround
from coordination.models.look_up import LookUp
from coordination.models.next_step_rule import NextStepRule
from coordination.models.notice import LandlordNotice
from coordination.models.pause import Pause
from coordination.models.plan_part import PartGrant, PlanPart
from coordination.models.rehousing import HousingOffer, RehousingNeed
from coordination.models.representative import Representative
from coordination.models.saved_filter import SavedFilter
from coordination.models.stage_move import StageMove
from coordination.models.tenancy import Tenancy
from coordination.models.tenant_number import TenantNumber
from coordination.models.visit import Visit

__all__ = [
    "AccessRequest",
    "Application",
    "ArrearsLine",
    "ArrearsList",
    "ArrearsRecord",
    "Attachment",
    "Booking",
    "Case",
    "CaseLink",
    "ClockChange",
    "Closing",
    "Consent",
    "ContactAttempt",
    "Deadline",
    "DeadlineRule",
    "DebtSign",
    "Disclosure",
    "Emergency",
    "Ended",
    "Entry",
    "Fate",
    "FollowUp",
    "Guarantee",
    "GuaranteeEntry",
    "Handover",
    "HousingOffer",
    "ImportProfile",
    "InboxRow",
    "Instalment",
    "InstalmentPlan",
    "LandlordNotice",
    "LegalEvent",
    "LegalGround",
    "ListStatus",
    "LookUp",
    "NextStepRule",
    "NoticeOutcome",
    "PartGrant",
    "Pause",
    "PlanPart",
    "ProcessingTime",
    "ReadMark",
    "RehousingNeed",
    "Representative",
    "RequestAnswer",
    "SavedFilter",
    "Signal",
    "StageMove",
    "Tenancy",
    "Tenant",
    "TenantNumber",
    "Visit",
    "YearlyFigure",
]
