"""A case that comes to the unit from the tenant, or from the bailiff court."""

import uuid
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.actions.cases import Address
from coordination.actions.opening import Opening
from coordination.forms.children import ChildrenForm
from coordination.forms.fields import choices_of, day_field, landlord_field, phone_field, risk_factors_field
from coordination.forms.guards import not_long_ago, plain_direction, without_cpr
from coordination.forms.notices import NameAndAddress
from coordination.models import LegalGround
from coordination.openings import GROUND_OF, WayIn
from coordination.urgency import RiskFactor


def ways_in_use() -> list[tuple[str, Any]]:
    """Those whose ground the editors have not taken out of use."""
    in_use = set(LegalGround.objects.filter(in_use=True, opens_case=True).values_list("code", flat=True))
    return [(value, words) for value, words in choices_of(WayIn) if GROUND_OF[WayIn(value)] in in_use]


class OpeningForm(ChildrenForm, NameAndAddress):
    """`key` makes a double click one case; `is_another` is asked for only where there may be a case already."""

    way_in = forms.ChoiceField(label=_("How does it come to you?"), choices=ways_in_use, widget=forms.RadioSelect)
    received_on = day_field(_("Received on"), past=True)
    address_protected = forms.BooleanField(label=_("The tenant's address is protected"), required=False)
    phone = phone_field(_("Tenant's phone"), required=False)
    landlord = landlord_field()
    risk_factors = risk_factors_field(_("What is urgent?"))
    note = forms.CharField(
        label=_("Short note"),
        required=False,
        max_length=2000,
        validators=[without_cpr, plain_direction],
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The unit alone reads it. No CPR number."),
    )
    is_another = forms.BooleanField(
        label=_("I have looked: none of them is this case. Open a new one."), required=False
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["received_on"].validators.append(not_long_ago)

    @classmethod
    def blank(cls) -> "OpeningForm":
        return cls(initial={"key": uuid.uuid4(), "received_on": timezone.localdate()})

    def ask_whether_another(self) -> None:
        """There may be a case already: it is for a person to say."""
        self.add_error("is_another", _("There may be a case already. Look at it first, or say that it is another."))

    def opening(self) -> Opening:
        data = self.cleaned_data
        return Opening(
            way_in=WayIn(data["way_in"]),
            received_on=data["received_on"],
            tenant_name=data["tenant_name"],
            address=Address(data["street"], data["postcode"], data["city"], protected=data["address_protected"]),
            phone=data["phone"],
            landlord=data["landlord"],
            children=self.children(),
            risk_factors=[RiskFactor(code) for code in data["risk_factors"]],
            note=data["note"],
        )
