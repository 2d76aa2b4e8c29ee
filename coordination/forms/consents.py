"""Writing down what the tenant has agreed to: specific, with an end, and never everything."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.access.consenting import NotAConsentError, check_categories, check_period, check_purpose
from coordination.actions.notices import ConsentGiven
from coordination.actions.withdrawing import GivenAnew
from coordination.deadlines import compute
from coordination.forms.fields import choices_of, day_field
from coordination.forms.guards import plain_direction, without_cpr
from coordination.forms.whose import OfOneTenant
from coordination.lifecycle import ConsentMethod, DataCategory
from coordination.models import Case, Consent
from hub.accounts.models import Agency

NEEDED = ("tenant", "purpose", "categories", "given_on", "method", "expires_on")
PROBLEMS = {
    "general": _("A consent to everything is a general consent, and that is not valid. Say what it is for."),
    "short": _("Say in a few words what it is for, for example: the landlord must know that a payment is coming."),
    "everything": _("Everything is ticked: that is a general consent, and not valid. Tick what this purpose needs."),
    "nothing": _("A consent names what may be passed on. Tick at least one."),
    "whose": _("Say which of the tenants has agreed."),
    "long": _("A consent ends within a year of the day it was given."),
}


class Period(OfOneTenant):
    """Who said yes, when and how, and until when it holds."""

    given_on = day_field(_("The tenant said yes on"), required=False, past=True)
    method = forms.ChoiceField(
        label=_("How"), choices=choices_of(ConsentMethod), required=False, widget=forms.RadioSelect
    )
    evidence = forms.CharField(
        label=_("Where is the proof kept?"),
        max_length=200,
        required=False,
        validators=[without_cpr, plain_direction],
        help_text=_("For example: signed form in our case file."),
    )
    expires_on = day_field(
        _("Valid until"), required=False, help_text=_("Six months, unless you agreed on less. At most a year.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "tenant" in self.fields:
            self.fields["tenant"].label = _("Who has agreed?")
            self.fields["tenant"].required = False  # see check_period

    def check_period(self, data: dict[str, Any], needed: tuple[str, ...]) -> None:
        """Fills in six months, and says at its field what is missing or cannot be."""
        if data.get("given_on") and not data.get("expires_on") and "expires_on" not in self.errors:
            data["expires_on"] = compute("consent_review", data["given_on"])
        for name in needed:
            if name == "expires_on" and not data.get("given_on"):
                continue  # it is counted from that day
            if name == "tenant" and name not in self.fields:
                continue  # one lives there
            if not data.get(name) and name not in self.errors:
                self.add_error(name, _("Needed for a new consent."))
        given, expires = data.get("given_on"), data.get("expires_on")
        if given and expires and expires < max(given, timezone.localdate()):
            self.add_error("expires_on", _("This consent has already run out. Ask the tenant again."))
        elif given and expires:
            self.hold_to("expires_on", check_period, given, expires)

    def hold_to(self, name: str, check: Callable[..., None], *values: Any) -> None:
        """Say at the field what the rule of consents says."""
        try:
            check(*values)
        except NotAConsentError as error:
            self.add_error(name, PROBLEMS[str(error)])


class ConsentFields(Period):
    """A new consent. All is optional here, since it stands on pages that may do without one."""

    purpose = forms.CharField(
        label=_("What for?"), max_length=200, required=False, validators=[without_cpr, plain_direction]
    )
    categories = forms.MultipleChoiceField(
        label=_("What may the agency be told?"),
        choices=choices_of(DataCategory),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only what the tenant has said yes to. A consent to «everything» is not valid."),
    )

    def check_consent(self, data: dict[str, Any]) -> None:
        self.check_period(data, NEEDED)
        if data.get("purpose"):
            self.hold_to("purpose", check_purpose, data["purpose"])
        if data.get("categories"):
            self.hold_to("categories", check_categories, data["categories"])

    def consent_given(self) -> ConsentGiven:
        data = self.cleaned_data
        return ConsentGiven(
            purpose=data["purpose"],
            categories=frozenset(DataCategory(code) for code in data["categories"]),
            given_on=data["given_on"],
            method=ConsentMethod(data["method"]),
            expires_on=data["expires_on"],
            evidence=data["evidence"],
            tenant=self.who,
        )


class CaseConsentForm(ConsentFields):
    """A consent on its own: who may tell whom what, and for what. One of the two is the unit that keeps the case."""

    from_agency = forms.ModelChoiceField(
        label=_("Who may tell?"), queryset=Agency.objects.none(), to_field_name="slug", empty_label=_("Choose")
    )
    to_agency = forms.ModelChoiceField(
        label=_("Who may be told?"), queryset=Agency.objects.none(), to_field_name="slug", empty_label=_("Choose")
    )

    field_order = (
        "tenant", "from_agency", "to_agency", "purpose", "categories", "given_on", "method", "expires_on", "evidence",
    )  # fmt: skip

    def __init__(self, *args: Any, case: Case, agencies: "QuerySet[Agency]", **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        self.unit = case.unit
        for name in ("from_agency", "to_agency"):
            self.fields[name].queryset = agencies  # type: ignore[attr-defined]  # a ModelChoiceField
        for name in set(NEEDED) & set(self.fields):
            self.fields[name].required = name != "expires_on"
        self.fields["from_agency"].initial = case.unit.slug

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        self.check_consent(data)
        ends = [data.get("from_agency"), data.get("to_agency")]
        if None not in ends and (ends.count(self.unit) != 1):
            self.add_error("to_agency", _("One of the two is %(unit)s, and the other is not.") % {"unit": self.unit})
        return data


class RenewalForm(Period):
    """The same consent for a new time, by the one who gave it: asked only where an old one does not say who."""

    field_order = ("tenant", "given_on", "method", "expires_on", "evidence")

    def __init__(self, *args: Any, consent: Consent, **kwargs: Any) -> None:
        super().__init__(*args, case=consent.case, **kwargs)
        if consent.tenant is not None:
            self.fields.pop("tenant", None)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        self.check_period(data, ("tenant", "given_on", "method", "expires_on"))
        return data

    def anew(self) -> GivenAnew:
        data = self.cleaned_data
        method = ConsentMethod(data["method"])
        return GivenAnew(data["given_on"], method, data["expires_on"], data["evidence"], self.who)
