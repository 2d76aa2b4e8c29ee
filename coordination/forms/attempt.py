"""An attempt to reach the tenant, filled in as far as the hub can: when, how and by whom are known beforehand."""

import uuid
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coordination.actions.attempts import Told
from coordination.contact import CLOCK_ERROR, REACHED, AttemptResult, Channel
from coordination.forms.fields import choices_of, day_field, time_field
from coordination.forms.on_the_way import OnTheWayForm
from coordination.models import ContactAttempt, Visit
from hub.accounts.models import Membership

OLDEST = timedelta(days=366)
LONGEST_WAIT = timedelta(days=366)

# What is folded away: filled in already, or needed by few.
GIVEN = ("on", "at")
MORE = (*GIVEN, "met_whom", "next_try_on", "note")

_REACHED = [choice for choice in choices_of(AttemptResult) if AttemptResult(choice[0]) in REACHED]
_NOT_REACHED = [choice for choice in choices_of(AttemptResult) if AttemptResult(choice[0]) not in REACHED]


class AttemptForm(forms.Form):
    """`key` makes a double click one attempt. `channel` and `result` may come from the button that was pressed."""

    channel = forms.ChoiceField(
        label=_("How?"),
        choices=[("", _("Choose")), *choices_of(Channel)],
        help_text=_("Through a relative only with the tenant's consent. A message never says what it is about."),
    )
    # Radios and no list to unfold: one tap.
    result = forms.ChoiceField(
        label=_("What came of it?"), choices=[*_REACHED, *_NOT_REACHED], widget=forms.RadioSelect
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

    @property
    def tells_more(self) -> bool:
        """Whether something stands, or is wrong, in what can mostly be left as it is."""
        return any(self[name].errors for name in MORE) or any(self[name].value() for name in MORE if name not in GIVEN)

    @classmethod
    def blank(cls, *, channel: str = "", result: str = "") -> "AttemptForm":
        """Now, by the channel that is at hand: the one of the button, or the phone."""
        return cls(initial=_now(channel if channel in Channel.values else Channel.PHONE, result))

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
        if moment > now + CLOCK_ERROR:
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


class TellForm(OnTheWayForm, AttemptForm):
    """What came of a visit. `without_visit`: of the case alone, when the visit was cancelled meanwhile."""

    without_visit = forms.BooleanField(required=False, widget=forms.HiddenInput)

    @classmethod
    def at_door(cls, visit: Visit, *, result: str = "", membership: Membership) -> "TellForm":
        """Now, at the door."""
        channel = Channel.HOME_VISIT_ANNOUNCED if visit.announced else Channel.HOME_VISIT_UNANNOUNCED
        return cls(initial={**_now(channel, result), "member": membership.public_id}, membership=membership)


def _now(channel: Channel | str, result: str) -> dict[str, Any]:
    now = timezone.localtime()
    return {
        "channel": channel,
        "result": result if result in AttemptResult.values else "",
        "on": now.date(),
        "at": now.strftime("%H:%M"),
        "key": uuid.uuid4(),
    }


def _moment(data: dict[str, Any]) -> datetime:
    return timezone.make_aware(datetime.combine(data["on"], data["at"]))
