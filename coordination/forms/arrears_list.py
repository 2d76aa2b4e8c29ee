"""Uploading an arrears list, and correcting how it was read."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from coordination.intake.fields import HELPERS, IGNORE, LABELS, Field
from coordination.models import ArrearsList, DebtSign

MEGABYTE = 1024 * 1024


class UploadForm(forms.Form):
    """One file. What is in it, not what it is called, decides whether it can be read."""

    file = forms.FileField(
        label=_("The list, as your system exports it"),
        allow_empty_file=True,
        help_text=_("CSV or Excel (.xlsx), at most 20 MB. Column names and order do not matter."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.xlsx"}),
        error_messages={"required": _("Choose the file with the list.")},
    )

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if upload.size > settings.MAX_LIST_BYTES:
            most = settings.MAX_LIST_BYTES // MEGABYTE
            raise ValidationError(
                _("The file is larger than %(limit)s MB. Export only the tenancies that are in arrears."),
                params={"limit": most},
            )
        return upload


# What a column may be chosen to be.
CHOICES = [(IGNORE, _("– leave out –")), *((field.value, LABELS[field]) for field in Field if field not in HELPERS)]
FIRST = "column-"


class ColumnsForm(forms.Form):
    """Every column of the list with what it was taken for; and which sign means debt."""

    debt_sign = forms.ChoiceField(
        label=_("Which amounts are debt?"),
        choices=[
            (DebtSign.PLUS, _("Amounts without a sign: 8.169,00 is owed")),
            (DebtSign.MINUS, _("Amounts with a minus: -8.169,00 is owed")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say which amounts are debt; it is remembered for your next list.")},
    )

    def __init__(self, *args: Any, arrears_list: ArrearsList, **kwargs: Any) -> None:
        self.columns: list[dict[str, Any]] = arrears_list.findings.get("columns", [])
        super().__init__(*args, **kwargs)
        self.fields["debt_sign"].initial = arrears_list.debt_sign or arrears_list.findings.get("decided_sign")
        for place, column in enumerate(self.columns):
            if column["why"] == "cpr":  # never to be chosen
                continue
            self.fields[f"{FIRST}{place}"] = forms.ChoiceField(
                label=column["header"] or _("(no name)"), choices=CHOICES, initial=column["field"] or IGNORE
            )

    def corrections(self) -> dict[str, str]:
        """Column name → field, for those that were changed."""
        found = {}
        for place, column in enumerate(self.columns):
            chosen = self.cleaned_data.get(f"{FIRST}{place}")
            if chosen is not None and chosen != (column["field"] or IGNORE):
                found[column["header"]] = chosen
        return found
