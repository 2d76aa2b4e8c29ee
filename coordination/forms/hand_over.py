"""To whom a case is handed over, with a word on the way."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coordination.actions.handing_over import colleagues
from coordination.forms.guards import plain_direction, without_cpr
from coordination.models import Case
from hub.accounts.models import Membership


class HandOverForm(forms.Form):
    to = forms.ChoiceField(label=_("Who takes the case?"))
    note = forms.CharField(
        label=_("What should the new coordinator know?"),
        required=False,
        max_length=1000,
        validators=[without_cpr, plain_direction],
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Read by the unit alone. It is not sent by e-mail."),
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = {str(member.public_id): member for member in colleagues(case)}
        to: Any = self.fields["to"]
        to.choices = [("", _("Choose")), *((key, member.user.name) for key, member in self.members.items())]

    @property
    def member(self) -> Membership:
        return self.members[self.cleaned_data["to"]]
