"""Whose it is: asked where several live in the dwelling, and known where one does."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coordination.models import Case, Tenant


class OfOneTenant(forms.Form):
    """A form about one person of a household. Nothing is guessed: with several tenants it says of which."""

    tenant = forms.ChoiceField(label=_("Which tenant?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.living = {str(each.public_id): each for each in case.tenants.filter(ended_on__isnull=True)}
        if len(self.living) > 1:
            tenant: Any = self.fields["tenant"]
            tenant.choices = [(key, each.name) for key, each in self.living.items()]
        else:
            del self.fields["tenant"]

    @property
    def who(self) -> Tenant | None:
        """None: nobody lives there, or nobody was chosen where it is not required."""
        if "tenant" in self.fields:
            return self.living.get(self.cleaned_data.get("tenant", ""))
        return next(iter(self.living.values()), None)
