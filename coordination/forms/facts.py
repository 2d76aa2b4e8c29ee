"""What the coordinator has learnt of a case."""

from copy import deepcopy
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from coordination.actions.cases import CaseFacts, Reach
from coordination.causes import Cause
from coordination.forms.again import ShownAgain
from coordination.forms.children import NONE, NOT_ASKED, SOME, ChildrenForm
from coordination.forms.fields import (
    KronerField,
    causes_in_groups,
    choices_of,
    landlord_field,
    phone_field,
    risk_factors_field,
)
from coordination.forms.guards import plain_direction, without_cpr
from coordination.forms.necessity import check_necessary, has_criminal, necessary_field
from coordination.lifecycle import PlanStatus
from coordination.models import Case, Tenant
from coordination.moves import PLAN_MOVES
from coordination.urgency import RiskFactor
from hub.accounts.models import Agency
from hub.forms import GroupedCheckboxes

REACH = ("phone", "email")
# Closing a case is more than a word in a list.
STATUSES = [(value, label) for value, label in choices_of(PlanStatus) if value != PlanStatus.CLOSED]


class FactsForm(ChildrenForm, ShownAgain):
    """`version` is the case's as it was shown: what somebody else wrote meanwhile is never overwritten unseen.

    With several tenants there is a phone and an e-mail of each, so that no number is written down as another's.
    """

    plan_status = forms.ChoiceField(label=_("Plan status"), choices=STATUSES)
    arrears = KronerField(label=_("Arrears, in kroner"), required=False)
    causes = forms.MultipleChoiceField(
        label=_("Why was the rent not paid?"),
        required=False,
        choices=causes_in_groups,
        widget=GroupedCheckboxes,
        help_text=_(
            "Causes about health are shown to the unit and the authority centre alone. Tick only what is needed."
        ),
    )
    risk_factors = risk_factors_field(_("What is to be taken care of?"))
    necessary = necessary_field()
    phone = phone_field(_("Tenant's phone"), required=False)
    email = forms.EmailField(label=_("Tenant's e-mail"), required=False)
    landlord = landlord_field()
    landlord_why = forms.CharField(
        label=_("Why is another landlord named?"),
        required=False,
        max_length=300,
        validators=[without_cpr, plain_direction],
        help_text=_("Only when the landlord above was named by mistake. It is kept among the unit's notes."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ("plan_status", "household", "ages")

    def __init__(self, *args: Any, case: Case, corrects_landlord: bool = False, **kwargs: Any) -> None:
        """`corrects_landlord`: another may still be put in the place of the one that was named."""
        super().__init__(*args, **kwargs)
        self.case, self.living = case, _living(case)
        self._ask_of_each()
        now = PlanStatus(case.plan_status)
        if case.landlord_id is None:
            del self.fields["landlord_why"]
        elif not corrects_landlord:
            del self.fields["landlord"], self.fields["landlord_why"]  # it stands
        statuses: Any = self.fields["plan_status"]
        statuses.choices = [(value, label) for value, label in STATUSES if value == now or value in PLAN_MOVES[now]]

    def _ask_of_each(self) -> None:
        if len(self.living) < 2:
            return
        for name in REACH:
            asked = self.fields.pop(name)
            for tenant in self.living:
                own = self.fields[_field(name, tenant, self.living)] = deepcopy(asked)
                own.label = format_lazy("{}: {}", tenant.name, asked.label)

    @property
    def of_people(self) -> list[forms.BoundField]:
        """How each who lives there is reached, and who lets the dwelling while nobody has said."""
        return [bound for bound in self if bound.name.startswith((*REACH, "landlord"))]

    def bring_up_to_date(self, **hidden: object) -> None:
        """Also of whom the form did not ask when it was sent: a household has changed since, and no number is wiped."""
        unasked = {name: value for name, value in known(self.case).items() if name not in self.data}
        super().bring_up_to_date(**{name: unasked[name] for name in unasked if name.startswith(REACH)}, **hidden)

    @classmethod
    def of(cls, case: Case, *, corrects_landlord: bool = False) -> "FactsForm":
        """Filled with what is known."""
        return cls(initial=known(case), case=case, corrects_landlord=corrects_landlord)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        check_necessary(self, data.get("causes", ()))
        self._check_reached(data)
        stands = str(self.case.landlord_id)
        if "landlord" not in self.fields and self.data.get("landlord", stands) != stands:
            self.add_error(None, _("The landlord has been told of the case meanwhile, or has told of it, and stands."))
        is_another = "landlord_why" in self.fields and self.said_landlord() != self.case.landlord
        if is_another and not data.get("landlord_why"):
            self.add_error("landlord_why", _("Say why another landlord is named."))
        return data

    def said_landlord(self) -> Agency | None:
        """As it is said here; where nothing is asked or sent, as it stands."""
        is_said = "landlord" in self.fields and "landlord" in self.data and "landlord" not in self.errors
        return self.cleaned_data["landlord"] if is_said else self.case.landlord

    def _check_reached(self, data: dict[str, Any]) -> None:
        """A number is somebody's: where nobody lives any more, it is nobody's."""
        if self.living:
            return
        for name in REACH:
            if data.get(name):
                self.add_error(name, _("Nobody lives there any more. Add a tenant to the household first."))

    def facts(self) -> CaseFacts:
        data = self.cleaned_data
        return CaseFacts(
            arrears=data["arrears"],
            children=self.children(),
            causes=[Cause(code) for code in data["causes"]],
            plan_status=data["plan_status"],
            risk_factors=[RiskFactor(code) for code in data["risk_factors"]],
            reach={each.public_id: self._reach(each) for each in self.living if self._is_asked_of(each)},
        )

    def _is_asked_of(self, tenant: Tenant) -> bool:
        return any(_field(name, tenant, self.living) in self.data for name in REACH)

    def _reach(self, tenant: Tenant) -> Reach:
        return Reach(**{name: self.cleaned_data[_field(name, tenant, self.living)] for name in REACH})


def known(case: Case) -> dict[str, Any]:
    """What stands on the case, as the form's initial values."""
    living = _living(case)
    children = case.children
    return {
        "plan_status": case.plan_status,
        "household": NOT_ASKED if children is None else SOME if children else NONE,
        "ages": ", ".join(map(str, children or [])),
        "arrears": case.arrears_amount,
        "causes": case.causes,
        "risk_factors": case.risk_factors,
        "necessary": has_criminal(case.causes),
        **{_field(name, each, living): getattr(each, name) for each in living for name in REACH},
        "landlord": case.landlord_id,
        "version": case.version,
    }


def _living(case: Case) -> list[Tenant]:
    return list(case.tenants.filter(ended_on__isnull=True))


def _field(name: str, tenant: Tenant, living: list[Tenant]) -> str:
    """What the field is called: of the only one who lives there it needs no name."""
    return name if len(living) == 1 else f"{name}_{tenant.public_id}"
