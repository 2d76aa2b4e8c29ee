"""A landlord's answer to what the municipality asks: yes, partly or no. It decides nothing by law, and says so."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from coordination.actions.parts import Decision
from coordination.forms.answer import AnswerForm
from coordination.forms.fields import KronerField, day_field
from coordination.lifecycle import LANDLORDS_ANSWERS, Measure, PartResult

YES_OR_PARTLY = frozenset({PartResult.GRANTED, PartResult.PARTLY_GRANTED})


@dataclass(frozen=True)
class Question:
    """What is asked, what the three answers mean, and which further fields go with a yes."""

    asks: Promise
    yes: Promise
    partly: Promise
    no: Promise
    fields: tuple[str, ...] = ()


QUESTIONS: dict[str, Question] = {
    Measure.PAYMENT_EXPECTED: Question(
        _("Has the money come?"), _("Yes, all of it"), _("Some of it"), _("No"), ("amount", "pays_on")
    ),
    Measure.INSTALMENT_PLAN: Question(
        _("Do you agree to instalments?"), _("Yes"), _("Yes, on other terms"), _("No")
    ),
    Measure.RESPITE: Question(
        _("Will you wait with the next step?"), _("Yes"), _("Part of the time"), _("No"), ("covers_until",)
    ),
    Measure.WITHDRAW_CASE: Question(
        _("Will you withdraw the case?"), _("Yes"), _("Yes, on conditions"), _("No")
    ),
    Measure.INTERNAL_MOVE: Question(
        _("Can you offer a cheaper dwelling?"), _("Yes"), _("Later, or with conditions"), _("No")
    ),
}  # fmt: skip
# Asked once instalments have been agreed on: the answer ends the agreement.
AFTER_INSTALMENTS = Question(
    _("Have the instalments been paid?"), _("Yes, all of them"), _("Some of them"), _("No, the agreement is over")
)
ANY_QUESTION = Question(_("What do you answer?"), _("Yes"), _("Partly"), _("No"))


class LandlordAnswerForm(AnswerForm):
    """The answer counts from today; which further fields it has is of the question."""

    result = forms.ChoiceField(choices=LANDLORDS_ANSWERS.items(), widget=forms.RadioSelect)
    amount = KronerField(label=_("How much has come, in kroner?"), required=False)
    pays_on = day_field(_("When did it come?"), required=False, past=True)
    covers_until = day_field(_("Until which day do you wait?"), required=False, near=True)
    note = forms.CharField(
        label=_("Write to the municipality"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The coordinator reads it. Leave out CPR numbers, and what you know of the tenant's health."),
    )

    field_order = ("result", "amount", "pays_on", "covers_until", "note", "cpr_confirmed")

    def __init__(self, *args: Any, measure: str, has_plan: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = AFTER_INSTALMENTS if has_plan else QUESTIONS.get(measure, ANY_QUESTION)
        words = (self.question.yes, self.question.partly, self.question.no)
        result: Any = self.fields["result"]
        result.label, result.choices = self.question.asks, list(zip(LANDLORDS_ANSWERS, words, strict=True))
        for name in {"amount", "pays_on", "covers_until"} - set(self.question.fields):
            del self.fields[name]

    @property
    def further(self) -> list[Any]:
        """The fields that a yes needs, and a no does not."""
        return [self[name] for name in self.question.fields]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        result = data.get("result")
        if result == PartResult.PARTLY_GRANTED and not data.get("note") and "note" not in self.errors:
            self.add_error("note", _("Write in a sentence what you can do, and what not."))
        until = data.get("covers_until")
        if result in YES_OR_PARTLY and "covers_until" in self.fields and "covers_until" not in self.errors:
            if until is None:
                self.add_error("covers_until", _("Write until which day you wait."))
            elif until < timezone.localdate():
                self.add_error("covers_until", _("The day has passed already."))
        return data

    def decision(self) -> Decision:
        """What a no does not need is left out, though it was filled in before."""
        data = self.cleaned_data
        result = PartResult(data["result"])
        more = {name: data[name] for name in self.question.fields if result in YES_OR_PARTLY}
        return Decision(result=result, decided_on=timezone.localdate(), note=data["note"], **more)
