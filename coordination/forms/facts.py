"""What the coordinator has learnt of a case."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coordination.actions.cases import CaseFacts
from coordination.causes import CRIMINAL_CAUSES, Cause
from coordination.forms.again import ShownAgain
from coordination.forms.children import NONE, NOT_ASKED, SOME, ChildrenForm
from coordination.forms.fields import KronerField, choices_of, landlord_field
from coordination.lifecycle import PlanStatus
from coordination.models import Case
from coordination.moves import PLAN_MOVES
from coordination.urgency import RiskFactor

# Closing a case is more than a word in a list.
STATUSES = [(value, label) for value, label in choices_of(PlanStatus) if value != PlanStatus.CLOSED]


class FactsForm(ChildrenForm, ShownAgain):
    """`version` is the case's as it was shown: what somebody else wrote meanwhile is never overwritten unseen."""

    plan_status = forms.ChoiceField(label=_("Plan status"), choices=STATUSES)
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
    risk_factors = forms.MultipleChoiceField(
        label=_("What is to be taken care of?"),
        required=False,
        choices=choices_of(RiskFactor),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("It puts the case in order of urgency. Tick only what is needed; no landlord reads it."),
    )
    necessary = forms.BooleanField(
        label=_("It is necessary for the help to keep a cause that is a criminal matter"), required=False
    )
    phone = forms.CharField(label=_("Tenant's phone"), required=False, max_length=40)
    email = forms.EmailField(label=_("Tenant's e-mail"), required=False)
    landlord = landlord_field()
    version = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ("plan_status", "household", "ages")

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case
        now = PlanStatus(case.plan_status)
        if case.landlord_id is not None:
            del self.fields["landlord"]  # it stands
        statuses: Any = self.fields["plan_status"]
        statuses.choices = [(value, label) for value, label in STATUSES if value == now or value in PLAN_MOVES[now]]

    @classmethod
    def of(cls, case: Case) -> "FactsForm":
        """Filled with what is known."""
        return cls(initial=known(case), case=case)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if CRIMINAL_CAUSES.intersection(data.get("causes", ())) and not data.get("necessary"):
            self.add_error(
                "necessary",
                _("Threats and imprisonment are kept only where it is necessary (databeskyttelsesloven § 8)."),
            )
        self._check_reached(data)
        return data

    def _check_reached(self, data: dict[str, Any]) -> None:
        """A number is somebody's: where nobody lives any more, it is nobody's."""
        if self.case.tenants.filter(ended_on__isnull=True).exists():
            return
        for name in ("phone", "email"):
            if data.get(name):
                self.add_error(name, _("Nobody lives there any more. Add a tenant to the household first."))

    def facts(self) -> CaseFacts:
        data = self.cleaned_data
        return CaseFacts(
            arrears=data["arrears"],
            children=self.children(),
            causes=[Cause(code) for code in data["causes"]],
            phone=data["phone"],
            email=data["email"],
            plan_status=data["plan_status"],
            risk_factors=[RiskFactor(code) for code in data["risk_factors"]],
        )


def known(case: Case) -> dict[str, Any]:
    """What stands on the case, as the form's initial values."""
    tenant = case.tenants.filter(ended_on__isnull=True).first()
    children = case.children
    return {
        "plan_status": case.plan_status,
        "household": NOT_ASKED if children is None else SOME if children else NONE,
        "ages": ", ".join(map(str, children or [])),
        "arrears": case.arrears_amount,
        "causes": case.causes,
        "risk_factors": case.risk_factors,
        "necessary": bool(CRIMINAL_CAUSES.intersection(case.causes)),
        "phone": tenant.phone if tenant else "",
        "email": tenant.email if tenant else "",
        "landlord": case.landlord_id,
        "version": case.version,
    }
