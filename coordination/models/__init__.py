"""The nouns of the trade, one a file."""

from coordination.models.arrears import (
    ArrearsLine,
    ArrearsList,
    ArrearsRecord,
    DebtSign,
    Fate,
    ImportProfile,
    ListStatus,
)
from coordination.models.case import Case, Tenant
from coordination.models.clock import Deadline, LegalEvent
from coordination.models.consent import Consent
from coordination.models.disclosure import Disclosure
from coordination.models.entry import Attachment, Entry
from coordination.models.inbox import InboxRow, ReadMark
from coordination.models.legal_ground import LegalGround
from coordination.models.notice import LandlordNotice
from coordination.models.plan_part import PartGrant, PlanPart
from coordination.models.tenancy import Tenancy

__all__ = [
    "ArrearsLine",
    "ArrearsList",
    "ArrearsRecord",
    "Attachment",
    "Case",
    "Consent",
    "Deadline",
    "DebtSign",
    "Disclosure",
    "Entry",
    "Fate",
    "ImportProfile",
    "InboxRow",
    "LandlordNotice",
    "LegalEvent",
    "LegalGround",
    "ListStatus",
    "PartGrant",
    "PlanPart",
    "ReadMark",
    "Tenancy",
    "Tenant",
]
