"""Uploading an arrears list, and correcting how it was read."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from coordination.intake.columns import WHY
from coordination.intake.fields import IGNORE, LABELS, SEVERAL, Field
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
CHOICES = [(IGNORE, _("– leave out –")), *((field.value, LABELS[field]) for field in Field)]
FIRST = "column-"
# Their columns say together what no column is for itself.
READ_TOGETHER = SEVERAL | {Field.TENANT_NAME, Field.FIRST_NAME, Field.LAST_NAME}


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
        self.missing: list[str] = arrears_list.findings.get("missing", [])
        super().__init__(*args, **kwargs)
        self.decided_sign = arrears_list.findings.get("decided_sign") or ""
        sign = self.fields["debt_sign"]
        sign.initial = arrears_list.debt_sign or self.decided_sign
        # Before the columns are known, nobody can say how the amounts in them are written.
        sign.required = not self.missing
        for place, column in enumerate(self.columns):
            if column["why"] != "cpr":  # never to be chosen
                self.fields[f"{FIRST}{place}"] = _choice(column)

    def clean(self) -> dict[str, Any]:
        """Two columns cannot both be the balance; but two can be co-tenants."""
        data: dict[str, Any] = super().clean() or {}
        taken: dict[str, str] = {}
        for place, column in enumerate(self.columns):
            name = f"{FIRST}{place}"
            chosen = data.get(name, IGNORE)
            if chosen in taken and chosen not in READ_TOGETHER:
                self.add_error(name, _("“%(other)s” is that already. Choose one of them.") % {"other": taken[chosen]})
            elif chosen != IGNORE:
                taken[chosen] = column["header"]
        return data

    def corrections(self) -> dict[str, str]:
        """Column name → field, for those that were changed."""
        found = {}
        for place, column in enumerate(self.columns):
            chosen = self.cleaned_data.get(f"{FIRST}{place}")
            if chosen is not None and chosen != (column["field"] or IGNORE):
                found[column["header"]] = chosen
        return found

    def answered_sign(self) -> str:
        """The sign to remember: the one that was asked for or corrected, not one the list has shown by itself."""
        sign = self.cleaned_data["debt_sign"]
        return "" if sign == self.decided_sign else str(sign)

    @property
    def asked(self) -> list[BoundField]:
        """The columns that are kept or in doubt: those a clerk looks through."""
        return [self[name] for name in self._names if self._is_asked(name)]

    @property
    def left_out(self) -> list[BoundField]:
        return [self[name] for name in self._names if not self._is_asked(name)]

    @property
    def _names(self) -> list[str]:
        return [name for name in self.fields if name.startswith(FIRST)]

    def _is_asked(self, name: str) -> bool:
        column = self.columns[int(name.removeprefix(FIRST))]
        in_doubt = column["field"] or column["could_be"] or self.missing
        return bool(in_doubt) or name in self.errors


def _choice(column: dict[str, Any]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=column["header"] or _("(no name)"),
        choices=CHOICES,
        initial=column["field"] or IGNORE,
        help_text=str(WHY[column["why"]]),
    )
