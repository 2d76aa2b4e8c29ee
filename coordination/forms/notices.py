"""What a landlord tells the municipality: the statutory notice, a tenant's consent, and one tenancy reported."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from coordination.actions.cases import Address
from coordination.actions.notices import ConsentGiven, SharedFacts
from coordination.forms.fields import KronerField, choices_of, phone_field
from coordination.forms.guards import not_in_future, not_long_ago, plain_direction, without_cpr
from coordination.lifecycle import ConsentMethod, DataCategory
from hub.forms import DayField

# A consent runs six months unless it is renewed (our default, domain.md 3.6 consent_review).
CONSENT_RUNS = timedelta(days=183)
LONGEST_CONSENT = timedelta(days=366)
# Stored with the consent, in the language the tenant was asked in.
PURPOSE = "Tidlig hjælp til at beholde boligen"

# What a landlord can pass on with consent, in the words the tenant is asked with.
PASSED_ON = {
    DataCategory.CONTACT: _("Phone and e-mail"),
    DataCategory.ARREARS: _("What is owed, and since when"),
    DataCategory.DATES: _("When the formal demand and the termination were sent and received"),
}
# What one tick lets the landlord know in return: all that is stored with it (BACK_TO_LANDLORD of the action).
TOLD_BACK = {
    DataCategory.IN_CONTACT: _("whether the municipality is in contact with the tenant, also when the case is closed"),
    DataCategory.PLAN_PART: _("our own part of the plan and its dates"),
    DataCategory.DECISION: _("that a payment comes, and when"),
}


def _text(label: Any, longest: int, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=longest,
        required=required,
        help_text=help_text,
        validators=[without_cpr, plain_direction],
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def _day(label: Any, *, required: bool = True, past: bool = True, help_text: Any = "") -> forms.DateField:
    return DayField(
        label=label,
        required=required,
        help_text=help_text,
        validators=[not_long_ago, not_in_future] if past else [not_long_ago],
    )


class NameAndAddress(forms.Form):
    """Name and address, and nothing else: exactly what almenlejeloven § 92, stk. 2 asks for."""

    tenant_name = _text(_("Tenant's name"), 160)
    street = _text(_("Address with floor and door"), 200)
    postcode = forms.RegexField(
        label=_("Postcode"),
        regex=r"\A[0-9]{4}\Z",
        error_messages={"invalid": _("A postcode has four digits.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    city = _text(_("City"), 80)

    def address(self, *, protected: bool = False) -> Address:
        data = self.cleaned_data
        return Address(data["street"], data["postcode"], data["city"], protected=protected)

    def named(self, *names: str) -> list[BoundField]:
        """These fields, for a row of them."""
        return [self[name] for name in names]

    @property
    def home(self) -> list[BoundField]:
        return self.named("tenant_name", "street")

    @property
    def place(self) -> list[BoundField]:
        return self.named("postcode", "city")


class ConsentForm(NameAndAddress):
    """The tenant's consent to be helped early: what may be passed on, when and how it was given, until when."""

    categories = forms.MultipleChoiceField(
        label=_("The tenant agrees that the municipality is told"),
        choices=[(category.value, words) for category, words in PASSED_ON.items()],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Name and address are always included. Tick only what the tenant has said yes to."),
        error_messages={"required": _("A consent names what may be passed on. Tick at least one.")},
    )
    agreed_back = forms.BooleanField(
        label=format_lazy("{} {}; {}; {}", _("The tenant also agrees that we are told:"), *TOLD_BACK.values()),
        required=False,
        help_text=_("One tick for all of it. Tick only if the tenant has said yes to each."),
    )
    given_on = _day(_("The tenant said yes on"))
    method = forms.ChoiceField(label=_("How"), choices=choices_of(ConsentMethod), widget=forms.RadioSelect)
    evidence = _text(
        _("Where is the proof kept?"), 200, required=False, help_text=_("For example: signed form in our case file.")
    )
    expires_on = _day(
        _("Valid until"), past=False, help_text=_("At most a year. The tenant can withdraw it at any time.")
    )

    def __init__(self, *args: Any, told: Mapping[DataCategory, str] | None = None, **kwargs: Any) -> None:
        """`told`: what stands behind each choice, so that everybody sees what they tick."""
        super().__init__(*args, **kwargs)
        categories = self.fields["categories"]
        if told is not None and isinstance(categories, forms.MultipleChoiceField):
            unknown = _("not in your list")
            categories.choices = [
                (category.value, f"{words}: {told[category] or unknown}") for category, words in PASSED_ON.items()
            ]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        given, expires = data.get("given_on"), data.get("expires_on")
        if expires and expires < timezone.localdate():
            self.add_error("expires_on", _("This consent has already run out. Ask the tenant again."))
        elif given and expires and expires > given + LONGEST_CONSENT:
            self.add_error("expires_on", _("A consent ends within a year of the day it was given."))
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

    @property
    def how(self) -> list[BoundField]:
        return self.named("given_on", "expires_on")


class ReportForm(NameAndAddress):
    """One tenancy from a private landlord without lists: eleven fields, of which four are always voluntary."""

    phone = phone_field(_("Tenant's phone"), required=False)
    arrears = KronerField(label=_("What the tenant owes, in kroner"), required=False)
    rent_due_on = _day(_("Oldest unpaid rent was due on"), required=False)
    demand_received_on = _day(
        _("The tenant received your formal demand on"),
        required=False,
        help_text=_("The day it came forward, not the day you sent it."),
    )
    has_consent = forms.ChoiceField(
        label=_("Has the tenant agreed that you tell the municipality this?"),
        choices=[
            ("yes", _("Yes – pass it on to the municipality")),
            ("no", _("No, or I have not asked – keep it for myself")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no: it decides whether the municipality is told.")},
    )
    given_on = _day(_("The tenant said yes on"))
    method = forms.ChoiceField(label=_("How"), choices=[("", _("Choose")), *choices_of(ConsentMethod)])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("given_on", "method"):
            self.fields[name].error_messages["required"] = _("Needed when the tenant has agreed.")
            self.fields[name].required = not self.is_bound or self.data.get("has_consent") == "yes"

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        given = data.get("given_on")
        if data.get("has_consent") == "yes" and given and given + CONSENT_RUNS < timezone.localdate():
            self.add_error("given_on", _("This consent has already run out. Ask the tenant again."))
        due, received = data.get("rent_due_on"), data.get("demand_received_on")
        if due and received and received < due:
            self.add_error("demand_received_on", _("A demand cannot be received before the rent was due."))
        return data

    @property
    def has_agreed(self) -> bool:
        return bool(self.cleaned_data["has_consent"] == "yes")

    def facts(self) -> SharedFacts:
        data = self.cleaned_data
        return SharedFacts(
            phone=data["phone"],
            arrears=data["arrears"],
            rent_due_on=data["rent_due_on"],
            demand_received_on=data["demand_received_on"],
        )

    def consent(self) -> ConsentGiven:
        """What was agreed: exactly what the form passes on, for half a year."""
        data, facts = self.cleaned_data, self.facts()
        named = {DataCategory.CONTACT} if facts.phone else set()
        named |= {DataCategory.ARREARS} if facts.arrears is not None or facts.rent_due_on else set()
        named |= {DataCategory.DATES} if facts.demand_received_on else set()
        return ConsentGiven(
            purpose=PURPOSE,
            categories=frozenset(named or {DataCategory.CONTACT}),
            given_on=data["given_on"],
            method=ConsentMethod(data["method"]),
            expires_on=data["given_on"] + CONSENT_RUNS,
        )

    @property
    def reach(self) -> list[BoundField]:
        return self.named("phone", "arrears")

    @property
    def dates(self) -> list[BoundField]:
        return self.named("rent_due_on", "demand_received_on")

    @property
    def agreed(self) -> list[BoundField]:
        return self.named("given_on", "method")
