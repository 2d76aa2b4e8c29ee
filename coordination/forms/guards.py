"""What no free field may hold, whoever reads it."""

import re
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.intake.identity import remove_cpr

# Nothing the hub follows began before; a year further back is a slip of the finger.
OLDEST_DAY = date(2000, 1, 1)
# No agreement of the hub runs longer; a year further on is a slip of the finger, too.
FARTHEST = timedelta(days=10 * 366)
# Marks that turn the text after them around, so that it reads as something else than it is.
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")

phone_number = RegexValidator(
    r"\A\+?[0-9 ()-]{6,40}\Z", _("Write a phone number: digits, and a + in front of a foreign one."), code="phone"
)


def without_cpr(value: str) -> None:
    """Refuse a text with a CPR number in it: landlords are never to send one (Datatilsynet 2004)."""
    if remove_cpr(value)[1]:
        raise ValidationError(_("Leave out the CPR number: it must never be written here."), code="cpr")


def plain_direction(value: str) -> None:
    """Refuse a text that hides in which direction it is read. Names written from right to left are welcome."""
    if _TURNING.search(value):
        raise ValidationError(_("The text holds invisible marks. Write it again by hand."), code="hidden")


def not_in_future(value: object) -> None:
    """Refuse a date that has not come yet for something that is said to have happened."""
    if value > timezone.localdate():  # type: ignore[operator]  # a DateField gives dates
        raise ValidationError(_("The date lies in the future."), code="future")


def not_long_ago(value: object) -> None:
    """Refuse a year that cannot be meant."""
    if value < OLDEST_DAY:  # type: ignore[operator]  # a DateField gives dates
        raise ValidationError(_("Check the year."), code="year")


def not_far_off(value: object) -> None:
    """The same of a year to come."""
    if value > timezone.localdate() + FARTHEST:  # type: ignore[operator]  # a DateField gives dates
        raise ValidationError(_("Check the year."), code="year")
