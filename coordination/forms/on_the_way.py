"""What a telephone may send later than it was pressed, and when somebody else has signed in on it meanwhile."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.contact import CLOCK_ERROR, LENGTHS, USUAL_LENGTH
from hub.accounts.models import Membership

# As long as the telephone keeps what it has not sent (hub/tour/store.js).
KEPT = timedelta(days=1)


class OnTheWayForm(forms.Form):
    """`member`: who pressed or wrote it. Empty where a page is sent as it stands, by whoever is signed in."""

    member = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, membership: Membership | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.membership = membership

    def clean_member(self) -> uuid.UUID | None:
        member: uuid.UUID | None = self.cleaned_data["member"]
        if member is not None and self.membership is not None and member != self.membership.public_id:
            raise forms.ValidationError(_("This was written by somebody else, who has to send it."))
        return member


class CheckForm(OnTheWayForm):
    """`at`: when it was pressed, where that was before it is sent."""

    at = forms.DateTimeField(required=False, widget=forms.HiddenInput)

    def clean_at(self) -> datetime | None:
        at: datetime | None = self.cleaned_data["at"]
        now = timezone.now()
        if at is not None and at > now + CLOCK_ERROR:
            raise forms.ValidationError(_("The time lies in the future."))
        if at is not None and at < now - KEPT:
            raise forms.ValidationError(_("It is more than a day old."))
        return None if at is None else min(at, now)


class CheckInForm(CheckForm):
    """How long it will take; whoever says nothing gets the usual time."""

    length = forms.ChoiceField(choices=[(str(minutes), minutes) for minutes in LENGTHS], required=False)

    def minutes(self) -> int:
        return int(self.cleaned_data["length"] or USUAL_LENGTH)
