"""What the coordinator has learnt of a case."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coordination.actions.cases import CaseFacts
from coordination.forms.again import ShownAgain
from coordination.forms.fields import KronerField, choices_of
from coordination.lifecycle import Cause, PlanStatus
from coordination.models import Case

NOT_ASKED, NONE, SOME = "not_asked", "none", "some"
GROWN_UP = 18
# Closing a case is more than a word in a list.
STATUSES = [(value, label) for value, label in choices_of(PlanStatus) if value != PlanStatus.CLOSED]


class FactsForm(ShownAgain):
    """`version` is the case's as it was shown: what somebody else wrote meanwhile is never overwritten unseen."""

    plan_status = forms.ChoiceField(label=_("Plan status"), choices=STATUSES)
    household = forms.ChoiceField(
        label=_("Are there children in the home?"),
        choices=[(NOT_ASKED, _("Nobody has asked yet")), (NONE, _("No")), (SOME, _("Yes"))],
        widget=forms.RadioSelect,
    )
    ages = forms.CharField(
        label=_("How old are the children?"),
        required=False,
        max_length=60,
        help_text=_("For example: 4, 9. With children, help is looked at at once (retssikkerhedsloven § 5 a)."),
    )
    arrears = KronerField(label=_("Arrears, in kroner"), required=False)
    causes = forms.MultipleChoiceField(
        label=_("Why was the rent not paid?"),
        required=False,
        choices=choices_of(Cause),
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Causes about health are shown to the unit and the authority centre alone. Tick only what is needed."
        ),
    )
    phone = forms.CharField(label=_("Tenant's phone"), required=False, max_length=40)
    email = forms.EmailField(label=_("Tenant's e-mail"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, case: Case) -> "FactsForm":
        """Filled with what is known."""
        return cls(initial=known(case))

    def clean_ages(self) -> list[int]:
        given = self.cleaned_data["ages"]
        numbers = [int(number) for number in re.findall(r"\d+", given)]
        if re.search(r"[^\d\s,;.&og+-]", given) or any(number >= GROWN_UP for number in numbers):
            raise forms.ValidationError(_("Write ages from 0 to 17, with a comma between them, for example: 4, 9."))
        return sorted(numbers)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        household, ages = data.get("household"), data.get("ages")
        if household == SOME and ages == []:
            self.add_error("ages", _("Write how old they are."))
        if household in {NONE, NOT_ASKED} and ages:
            self.add_error("household", _("You have written ages of children. Choose «Yes», or take the ages out."))
        return data

    def facts(self) -> CaseFacts:
        data = self.cleaned_data
        children = None if data["household"] == NOT_ASKED else data["ages"]
        return CaseFacts(
            arrears=data["arrears"],
            children=children,
            causes=[Cause(code) for code in data["causes"]],
            phone=data["phone"],
            email=data["email"],
            plan_status=data["plan_status"],
        )


def known(case: Case) -> dict[str, Any]:
    """What stands on the case, as the form's initial values."""
    tenant = case.tenants.first()
    children = case.children
    return {
        "plan_status": case.plan_status,
        "household": NOT_ASKED if children is None else SOME if children else NONE,
        "ages": ", ".join(map(str, children or [])),
        "arrears": case.arrears_amount,
        "causes": case.causes,
        "phone": tenant.phone if tenant else "",
        "email": tenant.email if tenant else "",
        "version": case.version,
    }
