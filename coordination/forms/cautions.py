"""What may be written, but not by accident."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coordination.intake.identity import remove_cpr


class WarnsOfCpr(forms.Form):
    """A form whose text others will read: a CPR number in it is asked about once, and sent when it was meant.

    Municipal offices may use the number among themselves (databeskyttelsesloven § 11), so it is not refused here.
    """

    cautious: tuple[str, ...] = ()

    cpr_confirmed = forms.BooleanField(
        label=_("I have checked: this is not a CPR number, or the readers need it and may have it."),
        required=False,
        widget=forms.HiddenInput,
    )

    @property
    def is_warned(self) -> bool:
        return isinstance(self.fields["cpr_confirmed"].widget, forms.CheckboxInput)

    def is_read_by_others(self) -> bool:
        """Asked once the other fields are clean; a note for one's own agency needs no warning."""
        return True

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        found = [name for name in self.cautious if remove_cpr(data.get(name) or "")[1]]
        if found and self.is_read_by_others():
            self.fields["cpr_confirmed"].widget = forms.CheckboxInput()
            if not data.get("cpr_confirmed"):
                for name in found:
                    self.add_error(name, self._warning())
        return data

    @staticmethod
    def _warning() -> forms.ValidationError:
        text = _("This looks like a CPR number, and others will read it. Take it out, or confirm below.")
        return forms.ValidationError(text, code="cpr")
