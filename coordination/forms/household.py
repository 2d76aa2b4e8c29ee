"""A further tenant, one who has gone, and somebody who may speak for them."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.actions.household import Person, PowerOfAttorney
from coordination.forms.fields import choices_of, day_field, phone_field
from coordination.forms.guards import not_long_ago, plain_direction, without_cpr
from coordination.forms.whose import OfOneTenant
from coordination.mandates import Gone, Mandate, Relation
from coordination.models import Case, Representative

FARTHEST = timedelta(days=20 * 366)


def _name(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=160, validators=[without_cpr, plain_direction])


class TenantForm(forms.Form):
    name = _name(_("Tenant's name"))
    phone = phone_field(_("Phone"), required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)

    def person(self) -> Person:
        return Person(**self.cleaned_data)


class GoneForm(OfOneTenant):
    """Who of the household lives there no more."""

    tenant = forms.ChoiceField(label=_("Who?"), widget=forms.RadioSelect)
    why = forms.ChoiceField(label=_("Why?"), choices=choices_of(Gone), widget=forms.RadioSelect)
    on = day_field(_("Since which day?"), past=True)

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        not_long_ago(on)
        return on

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if len(self.living) < 2:  # one goes, one stays
            raise forms.ValidationError(_("A case has at least one tenant. Close the case instead."))
        return data


class RepresentativeForm(forms.Form):
    name = _name(_("Name"))
    phone = phone_field(_("Phone"))
    relation = forms.ChoiceField(
        label=_("Who is it to the tenant?"), choices=choices_of(Relation), widget=forms.RadioSelect
    )
    mandate = forms.MultipleChoiceField(
        label=_("What does the power of attorney cover?"),
        choices=choices_of(Mandate),
        widget=forms.CheckboxSelectMultiple,
    )
    from_on = day_field(_("From"), help_text=_("The day it was signed, or given."))
    until_on = day_field(_("Until"), required=False, help_text=_("The last day. Leave it empty when none was agreed."))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        first, last, today = data.get("from_on"), data.get("until_on"), timezone.localdate()
        if first and not today - FARTHEST <= first <= today + FARTHEST:
            self.add_error("from_on", _("Check the year."))
        if last and last > today + FARTHEST:
            self.add_error("until_on", _("Check the year."))
        elif last and first and last < first:
            self.add_error("until_on", _("The last day comes before the first."))
        elif last and last < today:
            self.add_error("until_on", _("This power of attorney has already run out."))
        return data

    def power(self) -> PowerOfAttorney:
        data = self.cleaned_data
        return PowerOfAttorney(
            name=data["name"],
            phone=data["phone"],
            relation=Relation(data["relation"]),
            mandate=[Mandate(code) for code in data["mandate"]],
            from_on=data["from_on"],
            until_on=data["until_on"],
        )


class EndRepresentativeForm(forms.Form):
    representative = forms.ChoiceField(label=_("Whose power of attorney has ended?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Representative.objects.filter(case=case, ended_on__isnull=True).select_related("case")
        self.rows = {str(each.public_id): each for each in rows}
        representative: Any = self.fields["representative"]
        representative.choices = [(key, each.name) for key, each in self.rows.items()]

    @property
    def who(self) -> Representative:
        return self.rows[self.cleaned_data["representative"]]
