"""An agreement on instalments."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.actions.instalments import Agreement
from coordination.forms.fields import KronerField, choices_of, day_field
from coordination.money import ORE, Interval

MOST = 60


class AgreementForm(forms.Form):
    """Equal instalments; the last takes what is left, so that they add up to the øre."""

    total = KronerField(label=_("Total, in kroner"))
    count = forms.IntegerField(label=_("In how many instalments?"), min_value=1, max_value=MOST)
    first_due = day_field(_("The first is due on"), near=True)
    interval = forms.ChoiceField(label=_("And then"), choices=choices_of(Interval), widget=forms.RadioSelect)

    def clean_first_due(self) -> Any:
        if self.cleaned_data["first_due"] < timezone.localdate():
            raise forms.ValidationError(_("The day has passed already."))
        return self.cleaned_data["first_due"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        total, count = data.get("total"), data.get("count")
        if total is not None and total <= 0:
            self.add_error("total", _("Write an amount above zero."))
        elif total and count and total / count < ORE:
            self.add_error("count", _("That is less than an øre each time."))
        return data

    def agreement(self) -> Agreement:
        data = self.cleaned_data
        return Agreement(data["total"], data["count"], data["first_due"], Interval(data["interval"]))
