"""Something that happened, or is set for a day, and starts a clock; and putting right what was written down wrongly."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coordination.chronology import ASKING, Gap, Misfit, is_unusual, misfit, questions
from coordination.events import DELIVERED, GROUPS, TO_COME
from coordination.forms.again import ShownAgain
from coordination.forms.fields import choices_of, day_field
from coordination.forms.guards import plain_direction, without_cpr
from coordination.lifecycle import Delivery, LegalEventKind
from coordination.models import Case, Deadline, LegalEvent

OLDEST = timedelta(days=5 * 366)
FARTHEST = timedelta(days=2 * 366)
LONGEST_REASON = 1000

# What can be asked of whoever writes an event down, beside the gaps that ask.
UNUSUAL, ANOTHER = "unusual_day", "another_one"
QUESTIONS = (UNUSUAL, ANOTHER, *ASKING)
NOTHING_ASKED = forms.MultipleHiddenInput

KINDS = [
    ("", _("Choose")),
    *[(group, [(kind.value, capfirst(kind.label)) for kind in kinds]) for group, kinds in GROUPS],
]


def reason_field(help_text: Any = "") -> forms.CharField:
    """Why, for the unit alone."""
    return forms.CharField(
        label=_("Why?"),
        max_length=LONGEST_REASON,
        validators=[without_cpr, plain_direction],
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
    """A kind and a day, checked against today and against what is already on the case.

    What cannot be is refused. What may be, and is seldom, is asked about; each question is ticked for itself, and no
    tick answers a question that was not asked.
    """

    confirmed = forms.MultipleChoiceField(
        label=_("Is it right?"), required=False, choices=[(code, code) for code in QUESTIONS], widget=NOTHING_ASKED
    )

    def __init__(self, *args: Any, case: Case, but: LegalEvent | None = None, **kwargs: Any) -> None:
        """`but`: an event that is about to be put right, and is not held against itself."""
        self.case = case
        self.but = but
        super().__init__(*args, **kwargs)

    def check_day(self, kind: LegalEventKind, on: date, field: str = "on") -> None:
        """Say at the field what is wrong, or ask below it."""
        if problem := self._impossible_day(kind, on):
            self.add_error(field, problem)
            return
        history = self._history()
        asked = {gap.code: says(gap) for gap in questions(history, kind, on)}
        if is_unusual(on, timezone.localdate()):
            asked[UNUSUAL] = gettext("The day is %(day)s. Yes, the year is right.") % {"day": _day(on)}
        misfitting = misfit(history, kind, on)
        if misfitting:
            asked[ANOTHER] = gettext("Yes, it belongs to another one that is not on record yet.")
        self._ask(asked, field, wrong_order(misfitting) if misfitting else "")

    def _ask(self, asked: dict[str, str], field: str, problem: str) -> None:
        open_questions = [code for code in asked if code not in self.cleaned_data.get("confirmed", ())]
        if asked:
            self.fields["confirmed"].widget = forms.CheckboxSelectMultiple(choices=list(asked.items()))
            self.fields["confirmed"].required = True
        if problem and ANOTHER in open_questions:
            self.add_error(field, problem)
        if open_questions:
            self.add_error("confirmed", gettext("Tick what is right, or correct the day or the event."))

    def _impossible_day(self, kind: LegalEventKind, on: date) -> str:
        today = timezone.localdate()
        if not today - OLDEST <= on <= today + FARTHEST:
            return gettext("Check the year.")
        if on > today and kind not in TO_COME:
            return gettext(
                "The date lies in the future. Only a hearing, an enforcement or a move can be set for one to come."
            )
        return ""

    def _history(self) -> dict[LegalEventKind, tuple[date, ...]]:
        events = self.case.events.all()
        if self.but is not None:
            events = events.exclude(pk=self.but.pk)
        found: dict[LegalEventKind, tuple[date, ...]] = {}
        for kind, on in events.values_list("kind", "on"):
            found[LegalEventKind(kind)] = (*found.get(LegalEventKind(kind), ()), on)
        return found


def says(gap: Gap) -> str:
    return str(gap.says) % {"on": _day(gap.on)}


def wrong_order(found: Misfit) -> str:
    """Of a letter: sent is not received. Whether the day or the other event is the wrong one, nobody can know."""
    said = {"then": capfirst(str(found.then.label)), "first": found.first.label, "day": _day(found.on)}
    if found.comes_late:
        if found.is_letter:
            return gettext("It was received on %(day)s, so it cannot have been sent later. Is this a new one?") % said
        said = {"then": found.then.label, "first": capfirst(str(found.first.label)), "day": _day(found.on)}
        return gettext("%(first)s: it cannot come after “%(then)s”, which was on %(day)s.") % said
    if found.is_letter:
        return gettext("It cannot be received before it was sent, on %(day)s.") % said
    return gettext("%(then)s: it cannot come before “%(first)s”, which was on %(day)s.") % said


class EventForm(DayOfEvent):
    """The event and its day."""

    kind = forms.ChoiceField(label=_("What happened, or will?"), choices=KINDS)
    on = day_field(
        _("On which day?"),
        help_text=_("For a letter: the day it came forward counts, not the day it was written."),
    )
    method = delivery_field()

    field_order = ("kind", "on", "confirmed", "method")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        kind, on = data.get("kind"), data.get("on")
        if kind and on:
            self.check_day(LegalEventKind(kind), on)
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

    field_order = ("wrong", "on", "confirmed", "method", "reason")

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
        elif self.case.events.filter(kind=self.event.kind, on=on).exclude(pk=self.event.pk).exists():
            self.add_error("on", gettext("The same event stands on that day already."))
        else:
            self.check_day(LegalEventKind(self.event.kind), on)
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
