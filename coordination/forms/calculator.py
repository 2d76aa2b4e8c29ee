"""The public calculator's two days. Nothing of it is stored."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.forms.fields import day_field

OLDEST = date(2000, 1, 1)
FARTHEST = timedelta(days=10 * 366)


class CalculatorForm(forms.Form):
    """When the rent falls due and, where it is known, when the demand came forward."""

    due = day_field(_("Due date of the rent"), help_text=_("The day in the lease, usually the 1st of the month."))
    received = day_field(
        _("The day the demand came forward"),
        required=False,
        help_text=_("Leave it empty if no demand has been given yet."),
    )

    def clean_due(self) -> date:
        return _within_reach(self.cleaned_data["due"])

    def clean_received(self) -> date | None:
        received = self.cleaned_data["received"]
        return _within_reach(received) if received else None

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        due, received = data.get("due"), data.get("received")
        if due and received and received < due:
            self.add_error("received", _("The demand cannot have come forward before the rent was due."))
        return data


def _within_reach(day: date) -> date:
    if not OLDEST <= day <= timezone.localdate() + FARTHEST:
        raise forms.ValidationError(_("Check the year."))
    return day
