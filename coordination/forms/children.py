"""The children of a home, asked in the same words wherever they are asked for."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

NOT_ASKED, NONE, SOME = "not_asked", "none", "some"
GROWN_UP = 18


class ChildrenForm(forms.Form):
    """Whether there are any, and how old they are."""

    household = forms.ChoiceField(
        label=_("Are there children in the home?"),
        choices=[(NOT_ASKED, _("Nobody has asked yet")), (NONE, _("No")), (SOME, _("Yes"))],
        widget=forms.RadioSelect,
    )
    ages = forms.CharField(
        label=_("How old are the children?"),
        required=False,
        max_length=60,
        help_text=_("For example: 4, 9. With children, help is looked at at once (retssikkerhedsloven § 5 a)."),
    )

    def clean_ages(self) -> list[int]:
        given = self.cleaned_data["ages"]
        numbers = [int(number) for number in re.findall(r"\d+", given)]
        if re.search(r"[^\d\s,;.&og+-]", given) or any(number >= GROWN_UP for number in numbers):
            raise forms.ValidationError(_("Write ages from 0 to 17, with a comma between them, for example: 4, 9."))
        return sorted(numbers)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        household, ages = data.get("household"), data.get("ages")
        if household == SOME and ages == []:
            self.add_error("ages", _("Write how old they are."))
        if household in {NONE, NOT_ASKED} and ages:
            self.add_error("household", _("You have written ages of children. Choose «Yes», or take the ages out."))
        return data

    def children(self) -> list[int] | None:
        """None: nobody has asked."""
        ages: list[int] = self.cleaned_data["ages"]
        return None if self.cleaned_data["household"] == NOT_ASKED else ages
