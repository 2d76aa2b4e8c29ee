"""The one form readers fill in here."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

COMMENT_LENGTH = 500
# Ten digits, with or without a sign between the date and the last four.
_PERSON_NUMBER = re.compile(r"(?<!\d)\d{6}[\s.–-]?\d{4}(?!\d)")


class FeedbackForm(forms.Form):
    """ "Did this page help you?" """

    helped = forms.TypedChoiceField(
        label=_("Did this page help you?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no.")},
    )
    comment = forms.CharField(
        label=_("What could be better?"),
        help_text=_("Never write names, addresses or CPR numbers. Nobody can answer you here."),
        max_length=COMMENT_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_comment(self) -> str:
        comment: str = self.cleaned_data["comment"]
        if _PERSON_NUMBER.search(comment):
            raise ValidationError(_("This looks like a CPR number. Take it out and send again."))
        return comment
