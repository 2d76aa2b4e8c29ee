"""An agency's answer to its part: a no with its reason, or the decision it has made."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coordination.actions.parts import Decision
from coordination.forms.again import ShownAgain
from coordination.forms.cautions import WarnsOfCpr
from coordination.forms.fields import KronerField, choices_of, day_field
from coordination.lifecycle import DeclineReason, PartResult


class AnswerForm(WarnsOfCpr, ShownAgain):
    """`version` is the part's as it was shown."""

    cautious = ("note",)

    version = forms.IntegerField(widget=forms.HiddenInput)


class DeclineForm(AnswerForm):
    reason = forms.ChoiceField(label=_("Why not?"), choices=choices_of(DeclineReason), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Explain it to the coordinator"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What is missing, or who could help instead?"),
    )

    field_order = ("reason", "note", "cpr_confirmed")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        explains = {DeclineReason.OTHER, DeclineReason.MISSING_INFORMATION}
        if data.get("reason") in explains and not data.get("note") and "note" not in self.errors:
            self.add_error("note", _("With this reason, explain it in a sentence."))
        return data


class DecisionForm(AnswerForm):
    result = forms.ChoiceField(label=_("What was decided?"), choices=choices_of(PartResult), widget=forms.RadioSelect)
    decided_on = day_field(_("Decided on"), past=True)
    amount = KronerField(label=_("Amount, in kroner"), required=False)
    pays_on = day_field(
        _("The landlord has the money on"),
        required=False,
        help_text=_("The day counts: paid after the termination has been received may be too late."),
    )
    covers_from = day_field(_("It covers from"), required=False, near=True)
    covers_until = day_field(_("It covers until"), required=False, near=True)
    note = forms.CharField(
        label=_("Note on the decision"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Read by your own agency and by those who may know the reasons. What the coordinator must know goes into "
            "the thread. The reasons themselves belong in your own system."
        ),
    )

    field_order = ("result", "decided_on", "amount", "pays_on", "covers_from", "covers_until", "note", "cpr_confirmed")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        decided_on, pays_on = data.get("decided_on"), data.get("pays_on")
        if decided_on and pays_on and pays_on < decided_on:
            self.add_error("pays_on", _("It cannot be paid before it was decided."))
        begins, ends = data.get("covers_from"), data.get("covers_until")
        if begins and ends and ends < begins:
            self.add_error("covers_until", _("It cannot end before it begins."))
        return data

    def decision(self) -> Decision:
        data = self.cleaned_data
        return Decision(
            result=PartResult(data["result"]),
            decided_on=data["decided_on"],
            note=data["note"],
            amount=data["amount"],
            pays_on=data["pays_on"],
            covers_from=data["covers_from"],
            covers_until=data["covers_until"],
        )
