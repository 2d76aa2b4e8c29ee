"""Something that happened, or is set for a day, and starts a clock."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coordination.forms.fields import choices_of, day_field
from coordination.lifecycle import DEADLINE_IS_EVENT, LegalEventKind
from coordination.models import Case

OLDEST = timedelta(days=5 * 366)
FARTHEST = timedelta(days=2 * 366)
# Sent is not received: what was sent, and what was received of it.
PAIRS = (
    (LegalEventKind.DEMAND_SENT, LegalEventKind.DEMAND_RECEIVED),
    (LegalEventKind.TERMINATION_SENT, LegalEventKind.TERMINATION_RECEIVED),
)


class EventForm(forms.Form):
    """The event and its day, checked against today and against what is already on the case."""

    kind = forms.ChoiceField(
        label=_("What happened, or will?"), choices=[("", _("Choose")), *choices_of(LegalEventKind)]
    )
    on = day_field(
        _("On which day?"),
        help_text=_("For a letter: the day it came forward counts, not the day it was written."),
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        self.case = case
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        kind, on = data.get("kind"), data.get("on")
        if kind and on:
            for problem in (self._impossible_day(kind, on), self._wrong_order(kind, on)):
                if problem:
                    self.add_error("on", problem)
                    break
        return data

    def _impossible_day(self, kind: str, on: date) -> str:
        today = timezone.localdate()
        if not today - OLDEST <= on <= today + FARTHEST:
            return gettext("Check the year.")
        if on > today and kind not in DEADLINE_IS_EVENT:
            return gettext("The date lies in the future. Only a hearing or an enforcement can be set for one to come.")
        return ""

    def _wrong_order(self, kind: str, on: date) -> str:
        for sent, received in PAIRS:
            if kind == received:
                first = min(self._days(sent), default=on)
                if on < first:
                    return gettext("It cannot be received before it was sent, on %(day)s.") % {"day": _day(first)}
            if kind == sent:
                orphans = [day for day in self._days(received) if day < on and not self._sent_by(sent, day)]
                if orphans:
                    return gettext(
                        "It was received on %(day)s, so it cannot have been sent later. "
                        "Is this a new one? Then first record when the earlier one was sent."
                    ) % {"day": _day(orphans[0])}
        return ""

    def _days(self, kind: LegalEventKind) -> list[date]:
        return list(self.case.events.filter(kind=kind).values_list("on", flat=True))

    def _sent_by(self, sent: LegalEventKind, day: date) -> bool:
        return any(earlier <= day for earlier in self._days(sent))


def _day(day: date) -> str:
    return str(date_format(day, "DATE_FORMAT"))
