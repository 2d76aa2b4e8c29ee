"""Which other case, and what the two have in common."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coordination.access.visible import visible_cases
from coordination.forms.fields import choices_of
from coordination.lifecycle import LinkKind
from coordination.models import Case
from hub.accounts.models import Membership


class LinkForm(forms.Form):
    reference = forms.CharField(
        label=_("The other case's number"), max_length=20, help_text=_("For example S-2026-7K3QD.")
    )
    kind = forms.ChoiceField(
        label=_("What do they have in common?"), choices=choices_of(LinkKind), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, case: Case, membership: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case, self.membership = case, membership

    def clean_reference(self) -> Case:
        given = self.cleaned_data["reference"].strip().upper()
        own = visible_cases(self.membership).filter(unit=self.membership.agency).select_related("unit")
        found = own.filter(reference=given).first()
        if found is None:
            raise forms.ValidationError(_("The unit has no case with that number."), code="unknown")
        if found.pk == self.case.pk:
            raise forms.ValidationError(_("That is the number of this case itself."), code="itself")
        return found
