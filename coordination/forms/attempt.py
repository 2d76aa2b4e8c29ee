"""An attempt to reach the tenant, filled in as far as the hub can: when, how and by whom are known beforehand."""

import uuid
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coordination.actions.attempts import Told
from coordination.contact import REACHED, AttemptResult, Channel
from coordination.forms.fields import choices_of, day_field, time_field
from coordination.models import ContactAttempt, Visit

OLDEST = timedelta(days=366)
# A phone's clock may be a little ahead.
AHEAD = timedelta(minutes=10)
LONGEST_WAIT = timedelta(days=366)

_REACHED = [choice for choice in choices_of(AttemptResult) if AttemptResult(choice[0]) in REACHED]
_NOT_REACHED = [choice for choice in choices_of(AttemptResult) if AttemptResult(choice[0]) not in REACHED]


class AttemptForm(forms.Form):
    """`key` makes a double click one attempt. `channel` and `result` may come from the button that was pressed."""

    channel = forms.ChoiceField(
        label=_("How?"),
        choices=[("", _("Choose")), *choices_of(Channel)],
        help_text=_("Through a relative only with the tenant's consent. A message never says what it is about."),
    )
    result = forms.ChoiceField(
        label=_("What came of it?"),
        choices=[("", _("Choose")), (_("Reached"), _REACHED), (_("Not reached"), _NOT_REACHED)],
    )
    on = day_field(_("On which day?"), past=True)
    at = time_field(_("At what time?"))
    met_whom = forms.CharField(label=_("Who was met?"), required=False, max_length=160)
    next_try_on = day_field(_("Try again on"), required=False)
    note = forms.CharField(
        label=_("Note, read by the unit alone"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    @classmethod
    def blank(cls, *, channel: str = "", result: str = "", visit: Visit | None = None) -> "AttemptForm":
        """Now, by the channel that is at hand: at the door, or on the phone."""
        now = timezone.localtime()
        return cls(
            initial={
                "channel": _usual_channel(channel, visit),
                "result": result if result in AttemptResult.values else "",
                "on": now.date(),
                "at": now.strftime("%H:%M"),
                "key": uuid.uuid4(),
            }
        )

    @classmethod
    def of(cls, attempt: ContactAttempt) -> "AttemptForm":
        """Filled with what was written, to be corrected."""
        at = timezone.localtime(attempt.at)
        same = {name: getattr(attempt, name) for name in ("channel", "result", "met_whom", "next_try_on", "note")}
        return cls(initial={**same, "on": at.date(), "at": at.strftime("%H:%M"), "key": uuid.uuid4()})

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        on = data.get("on")
        if on and data.get("at"):
            self._check_moment(_moment(data))
            self._check_next(on, data.get("next_try_on"))
        return data

    def _check_moment(self, moment: datetime) -> None:
        now = timezone.now()
        if moment > now + AHEAD:
            self.add_error("at", gettext("The time lies in the future."))
        elif moment < now - OLDEST:
            self.add_error("on", gettext("Check the year."))

    def _check_next(self, on: date, next_try_on: date | None) -> None:
        if next_try_on is not None and not on <= next_try_on <= timezone.localdate() + LONGEST_WAIT:
            self.add_error("next_try_on", gettext("Choose a day after the attempt, within a year."))

    def told(self) -> Told:
        data = self.cleaned_data
        return Told(
            at=_moment(data),
            channel=Channel(data["channel"]),
            result=AttemptResult(data["result"]),
            met_whom=data["met_whom"],
            note=data["note"],
            next_try_on=data["next_try_on"],
        )


def _usual_channel(asked: str, visit: Visit | None) -> str:
    if visit is not None:
        return Channel.HOME_VISIT_ANNOUNCED if visit.announced else Channel.HOME_VISIT_UNANNOUNCED
    return asked if asked in Channel.values else Channel.PHONE


def _moment(data: dict[str, Any]) -> datetime:
    return timezone.make_aware(datetime.combine(data["on"], data["at"]))
