"""What is asked of whoever reads an access log."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from hub.audit.models import Purpose
from hub.forms import DayField

# Why somebody may take a log out of the hub.
REASONS = (Purpose.SUBJECT_ACCESS, Purpose.CONTROL, Purpose.COMPLAINT)


class LookUpForm(forms.Form):
    """A case by its number."""

    reference = forms.CharField(
        label=_("Case number"),
        max_length=20,
        help_text=_("For example S-2026-7KM3Q."),
    )

    def clean_reference(self) -> str:
        return str(self.cleaned_data["reference"]).upper()


class DayFilterForm(forms.Form):
    """Of which day the log is shown. What is no day is said beside the field and kept there, and filters nothing."""

    dag = DayField(label=_("Day"), required=False)

    @property
    def chosen(self) -> str:
        """As an address carries it; empty for every day."""
        day = self.cleaned_data["dag"] if self.is_valid() else None
        return day.isoformat() if day else ""


class ExportForm(forms.Form):
    """Why the log is taken out."""

    why = forms.ChoiceField(
        label=_("Why do you take the log out?"),
        choices=[(reason.value, capfirst(reason.label)) for reason in REASONS],
        widget=forms.RadioSelect,
        help_text=_("The reason is kept in the log itself. For the tenant the names of the staff are left out."),
    )

    @property
    def reason(self) -> Purpose:
        return Purpose(self.cleaned_data["why"])
