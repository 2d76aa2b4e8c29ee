"""Inviting somebody, and giving another role."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from hub.accounts.kinds import Role
from hub.people.rules import ROLES_OF


def role_choices(kind: str) -> list[tuple[str, str]]:
    return [(role.value, capfirst(str(Role(role).label))) for role in ROLES_OF[kind]]


class RoleForm(forms.Form):
    """For an agency of this kind."""

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"] = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect, choices=role_choices(kind))


class InviteForm(RoleForm):
    name = forms.CharField(label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("At work. The link to choose a password is sent there."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        return email.lower()
