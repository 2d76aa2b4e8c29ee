"""Asking an agency for a part of the plan: what, by when, and on what ground it may know of it."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from coordination.actions.parts import Ask
from coordination.forms.cautions import WarnsOfCpr
from coordination.forms.fields import day_field
from coordination.forms.grounds import NEW_FIELDS, RestsOnGround
from coordination.lifecycle import DataCategory, Measure
from coordination.measures import measures_of


class AskForm(RestsOnGround, WarnsOfCpr):
    """For one agency: only what its kind can be asked for, and only grounds that reach it."""

    cautious = ("asked",)
    names = (
        DataCategory.PLAN_PART,
        _("This consent does not name the agency's own part of the plan."),
        _("Without «the agency's own part of the plan» the part cannot be shared."),
    )

    measure = forms.ChoiceField(label=_("What is it about?"))
    asked = forms.CharField(
        label=_("What do you ask for?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Write what this agency needs to know to answer, and no more."),
    )
    due_on = day_field(_("Answer by"))
    # Drawn once with the form and kept through every step: sent twice, it is one part.
    key = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)

    field_order = ("measure", "asked", "cpr_confirmed", "due_on", "ground", "consent", *NEW_FIELDS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choice("measure").choices = [(m.value, capfirst(m.label)) for m in measures_of(self.agency.kind)]

    def clean_due_on(self) -> Any:
        if self.cleaned_data["due_on"] < timezone.localdate():
            raise forms.ValidationError(_("The day has passed already."))
        return self.cleaned_data["due_on"]

    def ask(self) -> Ask:
        data = self.cleaned_data
        return Ask(
            agency=self.agency,
            measure=Measure(data["measure"]),
            asked=data["asked"],
            due_on=data["due_on"],
            ground=data["ground"],
            consent=self.chosen(),
            new_consent=self.new(),
            key=data["key"],
        )
