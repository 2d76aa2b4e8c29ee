"""Letting a case rest until a day."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coordination.actions.pausing import Rest
from coordination.forms.fields import choices_of, day_field
from coordination.forms.guards import plain_direction, without_cpr
from coordination.models import Case
from coordination.pausing import LONGEST_PAUSE, PauseReason


class PauseForm(forms.Form):
    """Reason and day, checked against today and against the deadlines that nobody has met yet."""

    reason = forms.ChoiceField(
        label=_("Why does the case rest?"), choices=[("", _("Choose")), *choices_of(PauseReason)]
    )
    until = day_field(
        _("On which day is it back?"),
        help_text=_("At most 90 days ahead. A reply or a new deadline brings it back before that."),
    )
    note = forms.CharField(
        label=_("Note, for the unit alone"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[without_cpr, plain_direction],
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        self.case = case
        super().__init__(*args, **kwargs)

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        today = timezone.localdate()
        if not today < until <= today + LONGEST_PAUSE:
            first, last = _day(today + timedelta(days=1)), _day(today + LONGEST_PAUSE)
            bounds = {"first": first, "last": last}
            raise forms.ValidationError(gettext("Choose a day from %(first)s to %(last)s.") % bounds, code="bounds")
        due_on = self._next_deadline(today)
        if due_on == today:
            text = gettext("The case has a deadline today. Mark it as met first, or see to it.")
            raise forms.ValidationError(text, code="deadline")
        if due_on and until > due_on:
            text = gettext("The case has a deadline on %(day)s. Choose that day or an earlier one.")
            raise forms.ValidationError(text % {"day": _day(due_on)}, code="deadline")
        return until

    def _next_deadline(self, today: date) -> date | None:
        ahead = self.case.deadlines.filter(met_at__isnull=True, due_on__gte=today).order_by("due_on")
        return ahead.values_list("due_on", flat=True).first()

    def rest(self) -> Rest:
        data = self.cleaned_data
        return Rest(PauseReason(data["reason"]), data["until"], data["note"])


def _day(day: date) -> str:
    return str(date_format(day, "DATE_FORMAT"))
