"""What a landlord tells the municipality: the statutory notice, a tenant's consent, and one tenancy reported."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.actions.cases import Address
from coordination.actions.notices import ConsentGiven
from coordination.forms.guards import not_in_future, without_cpr
from coordination.lifecycle import ConsentMethod, DataCategory
from hub.forms import DayInput

# A consent runs six months unless it is renewed (our default, domain.md 3.6 consent_review).
CONSENT_RUNS = timedelta(days=183)
LONGEST_CONSENT = timedelta(days=366)
OLDEST_DAY = date(2000, 1, 1)

# What a landlord can pass on with consent.
PASSED_ON = [
    (category.value, category.label)
    for category in (DataCategory.CONTACT, DataCategory.ARREARS, DataCategory.DATES)
]


def _day(label: Any, *, required: bool = True, past: bool = True, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        widget=DayInput,
        help_text=help_text,
        validators=[not_in_future] if past else [],
    )


class NameAndAddress(forms.Form):
    """Name and address, and nothing else: exactly what almenlejeloven § 92, stk. 2 asks for."""

    tenant_name = forms.CharField(label=_("Tenant's name"), max_length=160, validators=[without_cpr])
    street = forms.CharField(label=_("Address of the dwelling"), max_length=200, validators=[without_cpr])
    postcode = forms.RegexField(
        label=_("Postcode"), regex=r"^\d{4}$", error_messages={"invalid": _("A postcode has four digits.")}
    )
    city = forms.CharField(label=_("City"), max_length=80, validators=[without_cpr])

    def address(self, *, protected: bool = False) -> Address:
        data = self.cleaned_data
        return Address(data["street"], data["postcode"], data["city"], protected=protected)


class ConsentForm(NameAndAddress):
    """The tenant's consent to be helped early: what may be passed on, when and how it was given, until when."""

    categories = forms.MultipleChoiceField(
        label=_("The tenant agrees that the municipality is told"),
        choices=PASSED_ON,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Name and address are always included. Tick only what the tenant has said yes to."),
        error_messages={"required": _("A consent names what may be passed on. Tick at least one.")},
    )
    given_on = _day(_("The tenant said yes on"))
    method = forms.ChoiceField(label=_("How"), choices=ConsentMethod.choices, widget=forms.RadioSelect)
    evidence = forms.CharField(
        label=_("Where is the proof kept?"),
        max_length=200,
        required=False,
        validators=[without_cpr],
        help_text=_("For example: signed form in our case file."),
    )
    expires_on = _day(_("Valid until"), past=False, help_text=_("At most a year. The tenant can withdraw it at any time."))
    agreed_back = forms.BooleanField(
        label=_("The tenant also agrees that we are told of our own part of the plan and its dates"), required=False
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        given, expires = data.get("given_on"), data.get("expires_on")
        if given and given < OLDEST_DAY:
            self.add_error("given_on", _("Check the year."))
        if given and expires and not given <= expires <= given + LONGEST_CONSENT:
            self.add_error("expires_on", _("A consent ends after it was given, and within a year."))
        if expires and expires < timezone.localdate():
            self.add_error("expires_on", _("This consent has already run out. Ask the tenant again."))
        return data

    def consent(self) -> ConsentGiven:
        data = self.cleaned_data
        return ConsentGiven(
            purpose=PURPOSE,
            categories=frozenset(DataCategory(code) for code in data["categories"]),
            given_on=data["given_on"],
            method=ConsentMethod(data["method"]),
            expires_on=data["expires_on"],
            evidence=data["evidence"],
        )


# Stored with the consent, in the language the tenant was asked in.
PURPOSE = "Tidlig hjælp til at beholde boligen"


class ReportForm(NameAndAddress):
    """One tenancy from a private landlord without lists: ten fields, of which the last four are voluntary."""

    phone = forms.CharField(label=_("Tenant's phone"), max_length=40, required=False, validators=[without_cpr])
    arrears = forms.DecimalField(
        label=_("What the tenant owes, in kroner"),
        required=False,
        min_value=0,
        max_value=999_999_99,
        decimal_places=2,
        localize=True,
    )
    rent_due_on = _day(_("Oldest unpaid rent was due on"), required=False)
    demand_received_on = _day(
        _("The tenant received your formal demand on"),
        required=False,
        help_text=_("The day it came forward, not the day you sent it."),
    )
    has_consent = forms.ChoiceField(
        label=_("Has the tenant agreed that you tell the municipality this?"),
        choices=[("yes", _("Yes")), ("no", _("No, or I have not asked"))],
        widget=forms.RadioSelect,
    )
    given_on = _day(_("The tenant said yes on"), required=False)
    method = forms.ChoiceField(
        label=_("How"), choices=[("", _("Choose")), *ConsentMethod.choices], required=False
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("has_consent") == "yes":
            for name in ("given_on", "method"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, _("Needed when the tenant has agreed."))
        due, received = data.get("rent_due_on"), data.get("demand_received_on")
        if due and received and received < due:
            self.add_error("demand_received_on", _("A demand cannot be received before the rent was due."))
        return data

    @property
    def has_agreed(self) -> bool:
        return bool(self.cleaned_data["has_consent"] == "yes")

    def consent(self) -> ConsentGiven:
        """What was agreed: exactly what the form passes on, for half a year."""
        data = self.cleaned_data
        named = {DataCategory.CONTACT} if data["phone"] else set()
        named |= {DataCategory.ARREARS} if data["arrears"] is not None else set()
        named |= {DataCategory.DATES} if data["rent_due_on"] or data["demand_received_on"] else set()
        return ConsentGiven(
            purpose=PURPOSE,
            categories=frozenset(named or {DataCategory.CONTACT}),
            given_on=data["given_on"],
            method=ConsentMethod(data["method"]),
            expires_on=data["given_on"] + CONSENT_RUNS,
        )
