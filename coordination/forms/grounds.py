"""On what ground somebody may be let in: the law, and the tenant's consent where the law asks for one."""

from typing import Any, ClassVar, cast

from django import forms
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coordination.actions.notices import ConsentGiven
from coordination.forms.consents import ConsentFields
from coordination.lifecycle import DataCategory
from coordination.models import Case, Consent, LegalGround
from coordination.protection import EMERGENCY_GROUND
from hub.accounts.models import Agency

NO_CONSENT, NEW_CONSENT = "", "new"
NEW_FIELDS = ("tenant", "purpose", "categories", "given_on", "method", "evidence", "expires_on")
PROBLEMS = {
    "recipient": ("ground", _("This ground does not reach this agency.")),
    "other_landlord": ("ground", _("Another landlord is never told of this case.")),
    "own": ("ground", _("This agency has the part already.")),
    "level": ("level", _("Without the tenant's consent a landlord sees no more than status and next date.")),
    "consent": ("consent", _("This ground needs the tenant's consent to tell this agency.")),
    "consent_ended": ("consent", _("This consent is not in force today.")),
    "not_named": ("consent", _("This consent does not name a part that another agency does.")),
}


class GroundField(forms.ModelChoiceField):
    """Each ground with its law, and whether a lawyer has yet to confirm it."""

    def label_from_instance(self, obj: Any) -> str:
        words = [str(obj), obj.law] if obj.law else [str(obj)]
        return " · ".join([*words, gettext("to be confirmed")] if obj.is_to_be_confirmed else words)


class RestsOnGround(ConsentFields):
    """For one agency: only grounds that reach it; a consent that is stored, or one written down with it."""

    # What the consent must name, and what is said when it does not: at a stored one, and at a new one.
    names: ClassVar[tuple[DataCategory, Any, Any]]

    ground = GroundField(
        label=_("Legal ground"), queryset=LegalGround.objects.none(), to_field_name="code", widget=forms.RadioSelect,
        blank=False, empty_label=None,
    )  # fmt: skip
    consent = forms.ChoiceField(label=_("The tenant's consent"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, case: Case, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        self.case, self.agency = case, agency
        self.fields["ground"].queryset = grounds_for(agency)  # type: ignore[attr-defined]  # a ModelChoiceField
        standing = Consent.objects.in_force().filter(case=case, to_agency=agency).select_related("tenant")
        self.consents = {str(consent.public_id): consent for consent in standing}
        self.choice("consent").choices = [
            (NO_CONSENT, _("The ground needs none")),
            *((key, _consent_words(consent)) for key, consent in self.consents.items()),
            (NEW_CONSENT, _("A new consent, written down below")),
        ]

    def choice(self, name: str) -> forms.ChoiceField:
        return cast("forms.ChoiceField", self.fields[name])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        category, stored_lacks_it, new_lacks_it = self.names
        ground, consent = data.get("ground"), data.get("consent", NO_CONSENT)
        if consent == NEW_CONSENT:
            self.check_consent(data)
            if data.get("categories") and category not in data["categories"]:
                self.add_error("categories", new_lacks_it)
        else:  # nothing of a new consent is seen or used
            for name in NEW_FIELDS:
                self.errors.pop(name, None)
        if ground is not None and ground.needs_consent and "consent" not in self.errors:
            if consent == NO_CONSENT:
                self.refuse("consent")
            elif consent in self.consents and category not in self.consents[consent].categories:
                self.add_error("consent", stored_lacks_it)
        return data

    def refuse(self, code: str) -> None:
        """Say at its field why the rule of sharing said no (codes of NoGroundError)."""
        self.add_error(*PROBLEMS[code])

    def named_categories(self) -> frozenset[str]:
        """The kinds of data that the chosen consent names."""
        data = self.cleaned_data
        if data["consent"] == NEW_CONSENT:
            return frozenset(data["categories"])
        known = self.chosen()
        return frozenset(known.categories) if known else frozenset()

    def chosen(self) -> Consent | None:
        """A consent that is stored."""
        return self.consents.get(self.cleaned_data["consent"])

    def new(self) -> ConsentGiven | None:
        """A consent that is yet to be stored."""
        return self.consent_given() if self.cleaned_data["consent"] == NEW_CONSENT else None

    def given(self) -> Consent | ConsentGiven | None:
        """The consent it is shared on, whichever."""
        return self.new() or self.chosen()


def grounds_for(agency: Agency) -> "QuerySet[LegalGround]":
    """Grounds in use that can open anything to an agency of this kind. An emergency is not asked for."""
    found = LegalGround.objects.filter(in_use=True, recipients__contains=[agency.kind])
    return found.exclude(code=EMERGENCY_GROUND)


def _consent_words(consent: Consent) -> str:
    until = gettext("until %(day)s") % {"day": date_format(consent.expires_on, "DATE_FORMAT")}
    whose = f"{consent.tenant}: " if consent.tenant else ""
    return f"{whose}{consent.purpose} ({until})"
