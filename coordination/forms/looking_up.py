"""Looking somebody up, and what can follow: asking for access, or an emergency."""

from typing import Any

from django import forms
from django.core.validators import MinLengthValidator
from django.utils.translation import gettext_lazy as _

from coordination.actions.looking_up import Sought
from coordination.forms.cautions import WarnsOfCpr
from coordination.forms.fields import choices_of
from coordination.forms.protected import NumberField
from coordination.protection import SHORTEST_REASON, AccessPurpose, EmergencyPurpose, LookUpField, LookUpReason

# What each way of looking up needs to be filled in.
NEEDS = {
    LookUpField.CPR: ("number",),
    LookUpField.REFERENCE: ("reference",),
    LookUpField.NAME_ADDRESS: ("name", "street", "postcode"),
}


class LookUpForm(forms.Form):
    """Exactly, never in part. What was typed goes in the body of the request, never in an address."""

    field = forms.ChoiceField(label=_("Look up by"), choices=choices_of(LookUpField), widget=forms.RadioSelect)
    number = NumberField(label=_("CPR number"), required=False)
    reference = forms.CharField(label=_("Case number"), required=False, max_length=20)
    name = forms.CharField(label=_("The whole name"), required=False, max_length=160)
    street = forms.CharField(
        label=_("Street, number, floor and door"),
        required=False,
        max_length=200,
        help_text=_("For example: Nørregade 4, 2. tv. A protected address is never found."),
    )
    postcode = forms.CharField(label=_("Postcode"), required=False, max_length=10)
    reason = forms.ChoiceField(label=_("Why?"), choices=choices_of(LookUpReason), widget=forms.RadioSelect)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        needed = NEEDS.get(data.get("field", ""), ())
        if needed:  # what another way of looking up would ask for is neither seen nor used
            for name in {name for names in NEEDS.values() for name in names}.difference(needed):
                self.errors.pop(name, None)
        for name in needed:
            if not data.get(name) and name not in self.errors:
                self.add_error(name, _("Fill this in to look up by it."))
        return data

    def sought(self) -> Sought:
        data = self.cleaned_data
        field = LookUpField(data["field"])
        return Sought(field=field, **{name: data[name] for name in NEEDS[field]})


def _reason(help_text: Any) -> forms.CharField:
    too_short = _("Explain it in a sentence.")
    return forms.CharField(
        label=_("Explain why"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=help_text,
        validators=[MinLengthValidator(SHORTEST_REASON, too_short)],
    )


class RequestForm(WarnsOfCpr):
    """What an office tells the unit when it asks for access."""

    cautious = ("reason",)

    purpose = forms.ChoiceField(
        label=_("What do you need access for?"), choices=choices_of(AccessPurpose), widget=forms.RadioSelect
    )
    reason = _reason(_("The unit reads it and answers. Write what you need to know, and why."))

    field_order = ("purpose", "reason", "cpr_confirmed")


class EmergencyForm(WarnsOfCpr):
    """What is written down before a case opens without anybody's yes."""

    cautious = ("reason",)

    purpose = forms.ChoiceField(
        label=_("What has happened?"), choices=choices_of(EmergencyPurpose), widget=forms.RadioSelect
    )
    reason = _reason(_("The unit's lead is told at once and reads it. It stands on the case."))

    field_order = ("purpose", "reason", "cpr_confirmed")
