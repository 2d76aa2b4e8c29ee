"""Fields as the trade writes them: kroner, days, several files."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import TextChoices
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from coordination.actions.files import IncomingFile, check_file
from coordination.causes import CAUSE_GROUPS
from coordination.forms.guards import not_far_off, not_in_future, not_long_ago, phone_number, without_cpr
from coordination.intake.amounts import Style, read_amount
from coordination.intake.faults import BadValue
from coordination.urgency import RISK_GROUPS
from hub.accounts.kinds import LANDLORDS
from hub.accounts.models import Agency
from hub.forms import DayField, GroupedCheckboxes, TimeInput

MOST_FILES = 10


def choices_of(kinds: type[TextChoices]) -> list[tuple[str, Any]]:
    """The words of an enum as they stand alone in a list, each in the reader's language."""
    return [(value, capfirst(label)) for value, label in kinds.choices]


def causes_in_groups(but: str = "") -> list[tuple[Any, list[tuple[str, Any]]]]:
    """Every cause under its kind. `but`: one that is left out."""
    return [
        (group, [(cause.value, capfirst(cause.label)) for cause in causes if cause != but])
        for group, causes in CAUSE_GROUPS
    ]


class KronerField(forms.CharField):
    """An amount as it is written in Denmark: 7.840,00 or 7840; cleaned to a Decimal, or None when left empty. Never
    rounded: what is typed is what is owed."""

    default_error_messages = {"amount": _("Write the amount in kroner, for example 7.840,00.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=20, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:.2f}".replace(".", ",") if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            amount = read_amount(text, Style.DANISH, exact=True)
        except BadValue as fault:
            raise forms.ValidationError(self.error_messages["amount"], code="amount") from fault
        if amount < 0:
            raise forms.ValidationError(_("The amount cannot be below zero."), code="negative")
        return amount


def day_field(
    label: Any, *, required: bool = True, past: bool = False, near: bool = False, help_text: Any = ""
) -> forms.DateField:
    """A day from the browser's own calendar; `past`: it has come already; `near`: in a year that can be meant."""
    validators = [not_in_future] * past + [not_long_ago, not_far_off] * near
    return DayField(label=label, required=required, help_text=help_text, validators=validators)


def phone_field(label: Any, *, required: bool = True) -> forms.CharField:
    """Somebody's number, never a CPR number; the browser offers none of its own."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=40,
        validators=[phone_number, without_cpr],
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )


def risk_factors_field(label: Any) -> forms.MultipleChoiceField:
    """What makes it more urgent, or must be minded at the door."""
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        choices=[(group, [(risk.value, capfirst(risk.label)) for risk in risks]) for group, risks in RISK_GROUPS],
        widget=GroupedCheckboxes,
        help_text=_("It puts the case in order of urgency. Tick only what is needed; no landlord reads it."),
    )


def landlord_field() -> forms.ModelChoiceField:
    """Whose tenancy it is, of the landlords that are in the hub."""
    return forms.ModelChoiceField(
        label=_("Landlord"),
        queryset=Agency.objects.filter(kind__in=LANDLORDS).order_by("name"),
        required=False,
        empty_label=_("Not known, or not in the hub"),
        help_text=_(
            "The landlord is told nothing by this. It can be corrected as long as no landlord knows of the case."
        ),
    )


def time_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.TimeField:
    """An hour and minute from the browser's own clock."""
    return forms.TimeField(
        label=label,
        required=required,
        help_text=help_text,
        widget=TimeInput,
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        error_messages={"invalid": _("Write the time as hours and minutes, for example 16:10.")},
    )


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, each checked by what it is; cleaned to a list of IncomingFile."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=SeveralFiles, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[IncomingFile]:
        uploads: list[UploadedFile] = [upload for upload in data or [] if upload]
        if len(uploads) > MOST_FILES:
            raise forms.ValidationError(_("At most %(most)s files at a time."), params={"most": MOST_FILES})
        return [self._checked(upload) for upload in uploads]

    @staticmethod
    def _checked(upload: UploadedFile) -> IncomingFile:
        try:
            return check_file(upload)
        except forms.ValidationError as error:
            raise forms.ValidationError(f"{upload.name}: {error.messages[0]}", code="file") from error
