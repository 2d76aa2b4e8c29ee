"""How long a closed case is kept whatever the rule says, and why longer: words and bounds, as data."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# A floor under the rule, which is edited: what is erased by mistake nobody brings back.
LEAST_KEPT_YEARS = 3
# Then it is looked at anew whether the reason still holds.
LONGEST_KEPT_YEARS = 2


class KeepReason(TextChoices):
    """What is not over, although the case is. Codes alone: a sentence would outlive what it tells of."""

    COMPLAINT = "complaint", _("a complaint is being dealt with")
    COURT = "court", _("a lawsuit is running")
    INSIGHT = "insight", _("somebody has asked for insight into the case")
    SUPERVISION = "supervision", _("a supervisory authority looks into the case")
    ARCHIVE = "archive", _("the case is to be handed to the archive")
