"""What is applied for, what is missing, and when a decision is expected. The decision is the office's own."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coordination.actions.applications import Prepared
from coordination.forms.again import ShownAgain
from coordination.forms.cautions import WarnsOfCpr
from coordination.forms.fields import KronerField, choices_of, day_field
from coordination.forms.guards import not_long_ago, plain_direction
from coordination.models import Application
from coordination.money import MissingDocument


class ApplicationForm(WarnsOfCpr, ShownAgain):
    """`version` is the application's as it was shown; 0 while there is none."""

    cautious = ("missing_note",)

    amount_asked = KronerField(label=_("Amount asked, in kroner"), required=False)
    sent_on = day_field(_("Sent to the office on"), required=False, past=True)
    expected_on = day_field(
        _("A decision is expected on"),
        required=False,
        near=True,
        help_text=_("As the office has said. It is held against the landlord's deadline."),
    )
    missing = forms.MultipleChoiceField(
        label=_("What is still missing?"),
        required=False,
        choices=choices_of(MissingDocument),
        widget=forms.CheckboxSelectMultiple,
    )
    missing_note = forms.CharField(
        label=_("About what is missing"),
        required=False,
        max_length=200,
        validators=[plain_direction],
        help_text=_("Read by the office and the unit. Nothing about illness, please."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    field_order = ("amount_asked", "sent_on", "expected_on", "missing", "missing_note", "cpr_confirmed")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sent_on"].validators.append(not_long_ago)

    @classmethod
    def of(cls, application: Application | None) -> "ApplicationForm":
        """Filled with what stands."""
        names = ("amount_asked", "sent_on", "expected_on", "missing", "missing_note", "version")
        return cls(initial={name: getattr(application, name) for name in names} if application else {"version": 0})

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        sent_on, expected_on = data.get("sent_on"), data.get("expected_on")
        if sent_on and expected_on and expected_on < sent_on:
            self.add_error("expected_on", _("It cannot be decided before it was sent."))
        if data.get("missing_note") and not data.get("missing") and "missing" not in self.errors:
            self.add_error("missing", _("Tick what your note is about."))
        return data

    def prepared(self) -> Prepared:
        data = self.cleaned_data
        return Prepared(
            amount_asked=data["amount_asked"],
            sent_on=data["sent_on"],
            expected_on=data["expected_on"],
            missing=[MissingDocument(code) for code in data["missing"]],
            missing_note=data["missing_note"],
        )
