"""Asking an agency for a part of the plan: what, by when, and on what ground it may know of it."""

from typing import Any, cast
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coordination.actions.notices import ConsentGiven
from coordination.actions.parts import Ask
from coordination.deadlines import compute
from coordination.forms.cautions import WarnsOfCpr
from coordination.forms.fields import choices_of, day_field
from coordination.lifecycle import ConsentMethod, DataCategory, Measure
from coordination.measures import measures_of
from coordination.models import Case, Consent, LegalGround
from hub.accounts.models import Agency

NO_CONSENT, NEW_CONSENT = "", "new"
NEW_FIELDS = ("purpose", "categories", "given_on", "method", "evidence", "expires_on")
NEEDED = ("purpose", "categories", "given_on", "method", "expires_on")
GROUND_PROBLEMS = {
    "recipient": ("ground", _("This ground does not reach this agency.")),
    "other_landlord": ("ground", _("Another landlord is never told of this case.")),
    "consent": ("consent", _("This ground needs the tenant's consent to tell this agency.")),
    "consent_ended": ("consent", _("This consent is not in force today.")),
}


class GroundField(forms.ModelChoiceField):
    """Each ground with its law, and whether a lawyer has yet to confirm it."""

    def label_from_instance(self, obj: Any) -> str:
        words = [str(obj), obj.law] if obj.law else [str(obj)]
        return " · ".join([*words, gettext("to be confirmed")] if obj.is_to_be_confirmed else words)


class AskForm(WarnsOfCpr):
    """For one agency: only what its kind can be asked for, and only grounds that reach it."""

    cautious = ("asked",)

    measure = forms.ChoiceField(label=_("What is it about?"))
    asked = forms.CharField(
        label=_("What do you ask for?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Write what this agency needs to know to answer, and no more."),
    )
    due_on = day_field(_("Answer by"))
    ground = GroundField(
        label=_("Legal ground"), queryset=LegalGround.objects.none(), to_field_name="code", widget=forms.RadioSelect,
        blank=False, empty_label=None,
    )  # fmt: skip
    consent = forms.ChoiceField(label=_("The tenant's consent"), required=False, widget=forms.RadioSelect)
    purpose = forms.CharField(label=_("What for?"), max_length=200, required=False)
    categories = forms.MultipleChoiceField(
        label=_("What may the agency be told?"),
        choices=choices_of(DataCategory),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only what the tenant has said yes to. A consent to «everything» is not valid."),
    )
    given_on = day_field(_("The tenant said yes on"), required=False, past=True)
    method = forms.ChoiceField(
        label=_("How"), choices=choices_of(ConsentMethod), required=False, widget=forms.RadioSelect
    )
    evidence = forms.CharField(label=_("Where is the proof kept?"), max_length=200, required=False)
    expires_on = day_field(_("Valid until"), required=False, help_text=_("Six months, unless you agreed on less."))

    # Drawn once with the form and kept through every step: sent twice, it is one part.
    key = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)

    field_order = ("measure", "asked", "cpr_confirmed", "due_on", "ground", "consent", *NEW_FIELDS)

    def __init__(self, *args: Any, case: Case, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case, self.agency = case, agency
        self._choice("measure").choices = [(m.value, capfirst(m.label)) for m in measures_of(agency.kind)]
        self.fields["ground"].queryset = grounds_for(agency)  # type: ignore[attr-defined]  # a ModelChoiceField
        self.consents = {str(c.public_id): c for c in Consent.objects.in_force().filter(case=case, to_agency=agency)}
        self._choice("consent").choices = [
            (NO_CONSENT, _("The ground needs none")),
            *((key, _consent_words(consent)) for key, consent in self.consents.items()),
            (NEW_CONSENT, _("A new consent, written down below")),
        ]

    def _choice(self, name: str) -> forms.ChoiceField:
        return cast("forms.ChoiceField", self.fields[name])

    def clean_due_on(self) -> Any:
        if self.cleaned_data["due_on"] < timezone.localdate():
            raise forms.ValidationError(_("The day has passed already."))
        return self.cleaned_data["due_on"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("consent") == NEW_CONSENT:
            self._check_new_consent(data)
        ground, consent = data.get("ground"), data.get("consent", NO_CONSENT)
        if ground is not None and ground.needs_consent and "consent" not in self.errors:
            if consent == NO_CONSENT:
                self.refuse("consent")
            elif consent in self.consents and DataCategory.PLAN_PART not in self.consents[consent].categories:
                self.add_error("consent", _("This consent does not name the agency's own part of the plan."))
        return data

    def _check_new_consent(self, data: dict[str, Any]) -> None:
        if data.get("given_on") and not data.get("expires_on") and "expires_on" not in self.errors:
            data["expires_on"] = compute("consent_review", data["given_on"])
        for name in NEEDED:
            if not data.get(name) and name not in self.errors:
                self.add_error(name, _("Needed for a new consent."))
        if data.get("categories") and DataCategory.PLAN_PART not in data["categories"]:
            self.add_error("categories", _("Without «the agency's own part of the plan» the part cannot be shared."))
        given, expires = data.get("given_on"), data.get("expires_on")
        if given and expires and expires < max(given, timezone.localdate()):
            self.add_error("expires_on", _("This consent has already run out. Ask the tenant again."))

    def refuse(self, code: str) -> None:
        """Say at its field why the rule of sharing said no (codes of NoGroundError)."""
        self.add_error(*GROUND_PROBLEMS[code])

    def named_categories(self) -> frozenset[str]:
        """The kinds of data that the chosen consent names."""
        data = self.cleaned_data
        if data["consent"] == NEW_CONSENT:
            return frozenset(data["categories"])
        known = self.consents.get(data["consent"])
        return frozenset(known.categories) if known else frozenset()

    def given(self) -> Consent | ConsentGiven | None:
        """The consent the part is shared on, stored or still to be."""
        chosen = self.cleaned_data["consent"]
        return self._given() if chosen == NEW_CONSENT else self.consents.get(chosen)

    def ask(self) -> Ask:
        data = self.cleaned_data
        return Ask(
            agency=self.agency,
            measure=Measure(data["measure"]),
            asked=data["asked"],
            due_on=data["due_on"],
            ground=data["ground"],
            consent=self.consents.get(data["consent"]),
            new_consent=self._given() if data["consent"] == NEW_CONSENT else None,
            key=data["key"],
        )

    def _given(self) -> ConsentGiven:
        data = self.cleaned_data
        return ConsentGiven(
            purpose=data["purpose"],
            categories=frozenset(DataCategory(code) for code in data["categories"]),
            given_on=data["given_on"],
            method=ConsentMethod(data["method"]),
            expires_on=data["expires_on"],
            evidence=data["evidence"],
        )


def grounds_for(agency: Agency) -> "QuerySet[LegalGround]":
    """Grounds in use that can open anything to an agency of this kind."""
    return LegalGround.objects.filter(in_use=True, recipients__contains=[agency.kind])


def _consent_words(consent: Consent) -> str:
    until = gettext("until %(day)s") % {"day": date_format(consent.expires_on, "DATE_FORMAT")}
    return f"{consent.purpose} ({until})"
