"""How a case ended; and how they live half a year and a year later."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coordination.actions.ending import Ending, problem_of
from coordination.causes import Cause
from coordination.forms.fields import causes_in_groups, choices_of
from coordination.forms.guards import plain_direction, without_cpr
from coordination.forms.necessity import check_necessary, has_criminal, necessary_field
from coordination.models import Case, FollowUp
from coordination.outcomes import ENDED_FOR_GOOD, EVICTED, SETTLED, HousingStatus, Outcome
from hub.forms import GroupedCheckboxes

CHOOSE = ("", _("Choose"))


def outcomes_in_groups() -> list[tuple[Any, Any]]:
    """As a caseworker looks for them."""
    groups = [
        (_("The arrears were met"), SETTLED),
        (_("Otherwise resolved"), frozenset(Outcome) - SETTLED - EVICTED - ENDED_FOR_GOOD - {Outcome.DECLINED_HELP}),
        (_("Evicted"), EVICTED),
        (_("Help was declined"), frozenset({Outcome.DECLINED_HELP})),
        (_("It ended otherwise"), ENDED_FOR_GOOD),
    ]
    words = [(outcome, (outcome.value, capfirst(outcome.label))) for outcome in Outcome]
    return [CHOOSE, *((name, [word for each, word in words if each in outcomes]) for name, outcomes in groups)]


class ClosingForm(forms.Form):
    """Exactly one outcome, that fits how far the case had come; one main cause, and further ones."""

    outcome = forms.ChoiceField(label=_("How did it end?"), choices=outcomes_in_groups)
    housing = forms.ChoiceField(
        label=_("Where does the tenant live now?"),
        required=False,
        choices=lambda: [CHOOSE, *choices_of(HousingStatus)],
        help_text=_("Only when the tenant declined help."),
    )
    moved_to = forms.CharField(
        label=_("To which municipality?"),
        required=False,
        max_length=60,
        validators=[plain_direction, without_cpr],
        help_text=_("Only when the tenant moved to another."),
    )
    primary_cause = forms.ChoiceField(
        label=_("Main cause"), required=False, choices=lambda: [CHOOSE, *causes_in_groups()]
    )
    causes = forms.MultipleChoiceField(
        label=_("Further causes"),
        required=False,
        choices=causes_in_groups,
        widget=GroupedCheckboxes(not_also="primary_cause"),
    )
    necessary = necessary_field()

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        self.case = case
        known = {
            "causes": case.causes,
            "primary_cause": case.causes[0] if len(case.causes) == 1 else "",
            "necessary": has_criminal(case.causes),
        }
        kwargs.setdefault("initial", known)
        super().__init__(*args, **kwargs)
        self._leave_main_cause_out()

    def _leave_main_cause_out(self) -> None:
        """Drawn without it; sent along nevertheless, by a browser without scripts, it is no fault (`ending`)."""
        further: Any = self.fields["causes"]
        further.widget.choices = causes_in_groups(but=self["primary_cause"].value() or "")

    def clean_outcome(self) -> Outcome:
        outcome = Outcome(self.cleaned_data["outcome"])
        problem = problem_of(self.case, outcome)
        if problem:
            raise forms.ValidationError(problem, code="misfit")
        return outcome

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        outcome = data.get("outcome")
        if outcome == Outcome.DECLINED_HELP and not data.get("housing"):
            self.add_error("housing", _("Say where the tenant lives now; «not known» is an answer, too."))
        if outcome == Outcome.MOVED_MUNICIPALITY and not data.get("moved_to") and "moved_to" not in self.errors:
            self.add_error("moved_to", _("Write which municipality the tenant has moved to."))
        if outcome and outcome not in ENDED_FOR_GOOD and not data.get("primary_cause"):
            self.add_error("primary_cause", _("Choose the main cause."))
        causes = {data.get("primary_cause"), *data.get("causes", ())}
        check_necessary(self, causes)
        return data

    def ending(self) -> Ending:
        data = self.cleaned_data
        outcome, primary = data["outcome"], data["primary_cause"]
        declined = outcome == Outcome.DECLINED_HELP
        return Ending(
            outcome=outcome,
            primary_cause=Cause(primary) if primary else None,
            causes=[Cause(code) for code in data["causes"] if code != primary],
            housing=HousingStatus(data["housing"]) if declined else None,
            moved_to=data["moved_to"] if outcome == Outcome.MOVED_MUNICIPALITY else "",
        )


class FollowUpForm(forms.Form):
    """`months`: which of the two was shown; the answer is never put on the other."""

    housing = forms.ChoiceField(
        label=_("Where does the tenant live now?"), choices=choices_of(HousingStatus), widget=forms.RadioSelect
    )
    months = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, follow_up: FollowUp, **kwargs: Any) -> None:
        self.follow_up = follow_up
        kwargs.setdefault("initial", {"months": follow_up.months})
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if self.follow_up.is_early(timezone.localdate()):
            due = date_format(self.follow_up.due_on, "DATE_FORMAT")
            raise forms.ValidationError(gettext("It is too early to ask: the day is %(day)s.") % {"day": due})
        return data
