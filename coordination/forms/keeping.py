"""Keeping a closed case longer than the rule says."""

from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coordination.actions.keeping import Kept, bounds
from coordination.forms.fields import choices_of, day_field
from coordination.keeping import KeepReason
from coordination.models import Case


class KeepForm(forms.Form):
    """Reason and day; a day on which the case is still there anyway keeps nothing."""

    because = forms.ChoiceField(
        label=_("Why must the case be kept longer?"), choices=[("", _("Choose")), *choices_of(KeepReason)]
    )
    until = day_field(
        _("Until which day?"), help_text=_("On that day it is erased, unless you choose another day before.")
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        self.case = case
        super().__init__(*args, **kwargs)

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        first, last = bounds(self.case)
        if not first < until <= last:
            days = {"first": date_format(first, "DATE_FORMAT"), "last": date_format(last, "DATE_FORMAT")}
            raise forms.ValidationError(gettext("Choose a day after %(first)s, at the latest %(last)s.") % days)
        return until

    def kept(self) -> Kept:
        return Kept(self.cleaned_data["until"], KeepReason(self.cleaned_data["because"]))
