"""What is asked before something protected is written down or shown. No number that was typed is drawn again."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coordination.forms.fields import choices_of
from coordination.forms.whose import OfOneTenant
from coordination.intake.identity import looks_like_cpr
from coordination.protection import RevealReason


class NumberField(forms.CharField):
    """A CPR number by its shape, not by modulus 11: numbers issued since October 2007 need not fulfil that."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}
        super().__init__(max_length=20, widget=UnseenInput(attrs=attrs), **kwargs)

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if text and not looks_like_cpr(text):
            raise forms.ValidationError(_("Write the ten digits of the CPR number: day, month, year and four more."))
        return text


class UnseenInput(forms.TextInput):
    """Shows what is typed and forgets it: a page that is sent back holds no number."""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        return super().get_context(name, None, attrs)


class NumberForm(OfOneTenant):
    number = NumberField(
        label=_("CPR number"),
        help_text=_("It is kept under seal and shown on a click with a reason only. Write it again if it is refused."),
    )


class RevealForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("What do you need it for?"), choices=choices_of(RevealReason), widget=forms.RadioSelect
    )
