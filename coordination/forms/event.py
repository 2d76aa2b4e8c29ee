"""Something that happened, or is set for a day, and starts a clock; and putting right what was written down wrongly."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coordination.events import DELIVERED, GROUPS, LETTERS, ORDER, TO_COME
from coordination.forms.again import ShownAgain
from coordination.forms.fields import choices_of, day_field
from coordination.lifecycle import Delivery, LegalEventKind
from coordination.models import Case, Deadline, LegalEvent

OLDEST = timedelta(days=5 * 366)
FARTHEST = timedelta(days=2 * 366)
LONGEST_REASON = 1000

KINDS = [
    ("", _("Choose")),
    *[(group, [(kind.value, capfirst(kind.label)) for kind in kinds]) for group, kinds in GROUPS],
]


def reason_field(help_text: Any = "") -> forms.CharField:
    """Why, for the unit alone."""
    return forms.CharField(
        label=_("Why?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=help_text or _("Only the unit reads it. Write no more of the tenant than is needed."),
    )


def delivery_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("How did it go, or come forward?"),
        choices=[("", _("Not known, or no letter")), *choices_of(Delivery)],
        required=False,
        help_text=_("For letters only."),
    )


class DayOfEvent(forms.Form):
    """A kind and a day, checked against today and against what is already on the case."""

    def __init__(self, *args: Any, case: Case, but: LegalEvent | None = None, **kwargs: Any) -> None:
        """`but`: an event that is about to be put right, and is not held against itself."""
        self.case = case
        self.but = but
        super().__init__(*args, **kwargs)

    def check_day(self, kind: str, on: date) -> str:
        """What is wrong with it; empty when nothing is."""
        return self._impossible_day(kind, on) or self._wrong_order(kind, on)

    def _impossible_day(self, kind: str, on: date) -> str:
        today = timezone.localdate()
        if not today - OLDEST <= on <= today + FARTHEST:
            return gettext("Check the year.")
        if on > today and kind not in TO_COME:
            return gettext(
                "The date lies in the future. Only a hearing, an enforcement or a move can be set for one to come."
            )
        return ""

    def _wrong_order(self, kind: str, on: date) -> str:
        for first, then in (*LETTERS, *ORDER):
            if kind == then:
                earliest = min(self._days(first), default=on)
                if on < earliest:
                    return self._before(first, then, earliest)
            if kind == first:
                orphans = [day for day in self._days(then) if day < on and not self._any_before(first, day)]
                if orphans:
                    return self._after(first, then, orphans[0])
        return ""

    def _before(self, first: LegalEventKind, then: LegalEventKind, day: date) -> str:
        if (first, then) in LETTERS:
            return gettext("It cannot be received before it was sent, on %(day)s.") % {"day": _day(day)}
        said = {"then": capfirst(str(then.label)), "first": first.label, "day": _day(day)}
        return gettext("%(then)s: it cannot come before “%(first)s”, which was on %(day)s.") % said

    def _after(self, first: LegalEventKind, then: LegalEventKind, day: date) -> str:
        if (first, then) in LETTERS:
            return gettext(
                "It was received on %(day)s, so it cannot have been sent later. "
                "Is this a new one? Then first record when the earlier one was sent."
            ) % {"day": _day(day)}
        said = {"then": then.label, "first": capfirst(str(first.label)), "day": _day(day)}
        return gettext("%(first)s: it cannot come after “%(then)s”, which was on %(day)s.") % said

    def _days(self, kind: LegalEventKind) -> list[date]:
        events = self.case.events.filter(kind=kind)
        if self.but is not None:
            events = events.exclude(pk=self.but.pk)
        return list(events.values_list("on", flat=True))

    def _any_before(self, first: LegalEventKind, day: date) -> bool:
        return any(earlier <= day for earlier in self._days(first))


class EventForm(DayOfEvent):
    """The event and its day."""

    kind = forms.ChoiceField(label=_("What happened, or will?"), choices=KINDS)
    on = day_field(
        _("On which day?"),
        help_text=_("For a letter: the day it came forward counts, not the day it was written."),
    )
    method = delivery_field()

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        kind, on = data.get("kind"), data.get("on")
        if kind and on and (problem := self.check_day(kind, on)):
            self.add_error("on", problem)
        if kind and data.get("method") and kind not in DELIVERED:
            self.add_error("method", gettext("This is no letter."))
        return data


class CorrectionForm(DayOfEvent):
    """What was wrong with an event that stands on the case."""

    wrong = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=[("day", _("It happened, but on another day or in another way")), ("never", _("It did not happen"))],
        widget=forms.RadioSelect,
    )
    on = day_field(_("The right day"), required=False)
    method = delivery_field()
    reason = reason_field()

    def __init__(self, *args: Any, event: LegalEvent, **kwargs: Any) -> None:
        self.event = event
        initial = {"on": event.on, "method": event.method}
        super().__init__(*args, case=event.case, but=event, initial=initial, **kwargs)
        if event.kind not in DELIVERED:
            del self.fields["method"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("wrong") != "day" or "on" in self.errors:
            return data
        on = data.get("on")
        if on is None:
            self.add_error("on", gettext("Write the right day."))
        elif problem := self.check_day(self.event.kind, on):
            self.add_error("on", problem)
        elif self.case.events.filter(kind=self.event.kind, on=on).exclude(pk=self.event.pk).exists():
            self.add_error("on", gettext("The same event stands on that day already."))
        return data


class SeenForm(ShownAgain):
    """`seen`: the day that counted when the page was shown."""

    seen = forms.DateField(widget=forms.HiddenInput)


class MoveForm(SeenForm):
    """Another day than the computed one."""

    due_on = day_field(_("Which day counts?"))
    reason = reason_field(_("Only the unit reads it, for example what was agreed with whom."))

    def __init__(self, *args: Any, deadline: Deadline, **kwargs: Any) -> None:
        self.event = deadline.event
        kwargs.setdefault("initial", {"seen": deadline.due_on})
        super().__init__(*args, **kwargs)

    def clean_due_on(self) -> date:
        on: date = self.cleaned_data["due_on"]
        if on < self.event.on - FARTHEST or on > timezone.localdate() + FARTHEST:
            raise forms.ValidationError(_("Check the year."))
        return on


def _day(day: date) -> str:
    return str(date_format(day, "DATE_FORMAT"))
