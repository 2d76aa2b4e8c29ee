"""A talk with the unit: asked for at the front desk, and answered by the unit."""

import uuid
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.access.visible import visible_cases
from coordination.actions.bookings import Wish
from coordination.contact import Daypart
from coordination.deadlines.calendar import kinds_of
from coordination.forms.fields import choices_of, day_field, phone_field
from coordination.forms.guards import plain_direction, without_cpr
from coordination.models import Case
from hub.accounts.models import Membership

FARTHEST = timedelta(days=92)


class BookingForm(forms.Form):
    """`key` makes a double click one booking. Nothing is looked up: whoever is told of here may be unknown or known."""

    name = forms.CharField(
        label=_("Name, as the person says it"), max_length=160, validators=[without_cpr, plain_direction]
    )
    phone = phone_field(_("Phone"))
    on = day_field(_("Which day suits?"))
    daypart = forms.ChoiceField(
        label=_("When in the day?"), required=False, choices=[("", _("Any time")), *choices_of(Daypart)]
    )
    about = forms.CharField(
        label=_("What does the person want to talk about?"),
        required=False,
        max_length=500,
        validators=[without_cpr, plain_direction],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only what the person wants to have passed on. No CPR number."),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    @classmethod
    def blank(cls) -> "BookingForm":
        return cls(initial={"key": uuid.uuid4()})

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        today = timezone.localdate()
        if not today <= on <= today + FARTHEST:
            raise forms.ValidationError(_("Choose a day from today and within three months."))
        if kinds_of(on):
            raise forms.ValidationError(_("The unit is closed on that day. Choose a working day."))
        return on

    def wish(self) -> Wish:
        data = self.cleaned_data
        return Wish(data["name"], data["phone"], data["on"], data["daypart"], data["about"])


class HandleForm(forms.Form):
    """With the number of a case, the talk is attached to it; without, it is only taken off the list."""

    reference = forms.CharField(
        label=_("Case number"),
        required=False,
        max_length=20,
        help_text=_("Leave it empty when the talk belongs to no case."),
    )

    def __init__(self, data: Any = None, *, membership: Membership) -> None:
        self.membership = membership
        super().__init__(data)

    def clean_reference(self) -> Case | None:
        given = self.cleaned_data["reference"].strip().upper()
        if not given:
            return None
        own = visible_cases(self.membership).filter(unit=self.membership.agency, closed_at__isnull=True)
        case = own.filter(reference=given).first()
        if case is None:
            raise forms.ValidationError(_("You coordinate no open case with this number."))
        return case
