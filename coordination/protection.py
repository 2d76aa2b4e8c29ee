"""What protects the most sensitive things of a case, as data: reasons to choose from, and how much is too much.

The reasons are codes, so that the record of who has seen what can hold them; the words may be changed, the codes not.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Secret(TextChoices):
    """What is shown on a click with a reason only, and stands in no page before."""

    CPR = "cpr", _("CPR number")
    ADDRESS = "address", _("protected address")


class RevealReason(TextChoices):
    """Why somebody needs to see it (`domain.md` 5, requirement 6)."""

    SEND_LETTER = "send_letter", _("to send a letter or Digital Post")
    VISIT = "visit", _("to visit the tenant")
    FIND_IN_SYSTEM = "find_in_system", _("to find the tenant in our own system")
    DECIDE = "decide", _("to decide an application")
    PAY = "pay", _("to pay out")
    CORRECT = "correct", _("to check or correct what stands here")


class LookUpField(TextChoices):
    """By what a case is looked up; each exactly, none in part."""

    CPR = "cpr", _("CPR number")
    REFERENCE = "reference", _("case number")
    NAME_ADDRESS = "name_address", _("name and address")


class LookUpReason(TextChoices):
    """Why an office looks somebody up."""

    INQUIRY = "inquiry", _("the citizen has contacted us")
    APPLICATION = "application", _("we are handling an application")
    NOTICE = "notice", _("we have received a notice from the court or the landlord")
    CONCERN = "concern", _("we are worried about somebody")


class AccessPurpose(TextChoices):
    """What an office needs access for."""

    APPLICATION = "application", _("to handle an application")
    SUPPORT = "support", _("to give or follow up support")
    HOUSING = "housing", _("to find or keep housing")
    CHILD = "child", _("to look after a child")


class EmergencyPurpose(TextChoices):
    """What an emergency is."""

    LIFE_AND_HEALTH = "life_and_health", _("danger to life or health")
    CHILD_AT_RISK = "child_at_risk", _("a child at risk")
    EVICTION_NOW = "eviction_now", _("the tenant is being put out, or has no roof tonight")


@dataclass(frozen=True)
class Limit:
    """`count` of a thing by one person within a time."""

    count: int
    within: timedelta


# So many reveals by one person tell the unit's lead; none is stopped, since each has its reason.
REVEALS = Limit(15, timedelta(hours=1))
# So many look-ups by one person are answered; then the person waits, and the unit's lead is told.
LOOK_UPS = Limit(30, timedelta(hours=1))
# So many talks are booked at the front desk by one person; a day on which more stand there is one to call the unit on.
TALKS = Limit(30, timedelta(hours=24))

# How long a look-up can be gone on from, to ask for access or in an emergency.
LOOK_UP_LASTS = timedelta(hours=1)
# How long a request for access waits for an answer.
REQUEST_LASTS = timedelta(days=14)
EMERGENCY_LASTS = timedelta(hours=24)
# Letters of a written reason: a word is none.
SHORTEST_REASON = 20

# The ground in law on which an emergency opens a case (migration 0005).
EMERGENCY_GROUND = "emergency"
