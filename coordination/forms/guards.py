"""What no free field may hold, whoever reads it."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.intake.identity import remove_cpr


def without_cpr(value: str) -> None:
    """Refuse a text with a CPR number in it: landlords are never to send one (Datatilsynet 2004)."""
    if remove_cpr(value)[1]:
        raise ValidationError(_("Leave out the CPR number: it must never be written here."), code="cpr")


def not_in_future(value: object) -> None:
    """Refuse a date that has not come yet for something that is said to have happened."""
    if value > timezone.localdate():  # type: ignore[operator]  # a DateField gives dates
        raise ValidationError(_("The date lies in the future."), code="future")
