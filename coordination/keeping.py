"""How long a closed case is kept whatever the rule says, and why longer: words and bounds, as data."""

from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# A floor under the rule, which is edited: what is erased by mistake nobody brings back.
LEAST_KEPT_YEARS = 3
# Then it is looked at anew whether the reason still holds.
LONGEST_KEPT_YEARS = 2
LAST_OF_FEBRUARY = 28


def years_later(day: date, years: int) -> date:
    """The same day of a later year; from 29 February, the day before where there is none."""
    number = min(day.day, LAST_OF_FEBRUARY) if day.month == 2 else day.day
    return date(day.year + years, day.month, number)


class KeepReason(TextChoices):
    """What is not over, although the case is. Codes alone: a sentence would outlive what it tells of."""

    COMPLAINT = "complaint", _("a complaint is being dealt with")
    COURT = "court", _("a lawsuit is running")
    INSIGHT = "insight", _("somebody has asked for insight into the case")
    SUPERVISION = "supervision", _("a supervisory authority looks into the case")
    ARCHIVE = "archive", _("the case is to be handed to the archive")
