"""Why a case rests, and for how long it may: words and bounds, as data."""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# A case that nobody looks at for longer than this is no case on pause, but one to close.
LONGEST_PAUSE = timedelta(days=90)


class PauseReason(TextChoices):
    """What the unit waits for."""

    DECISION = "decision", _("we wait for a decision")
    PAYMENT = "payment", _("we wait for a payment")
    AGREEMENT = "agreement", _("the agreement is kept, and we look again")
    TENANT_AWAY = "tenant_away", _("the tenant is away and has agreed a day with us")
    LANDLORD_WAITS = "landlord_waits", _("the landlord has promised to wait")
    OTHER = "other", _("something else")


class PauseEnd(TextChoices):
    """Why a pause ended before its day."""

    STOPPED = "stopped", _("ended by the unit")
    REPLACED = "replaced", _("replaced by another pause")
    REPLY = "reply", _("somebody wrote or answered")
    DEADLINE = "deadline", _("a new deadline")
    CLOSED = "closed", _("the case was closed")
