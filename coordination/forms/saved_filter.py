"""The name of a saved view, and whether colleagues have it too."""

from django import forms
from django.utils.translation import gettext_lazy as _

from coordination.forms.guards import plain_direction, without_cpr


class SavedFilterForm(forms.Form):
    name = forms.CharField(
        label=_("Name"),
        max_length=40,
        help_text=_("For example: Mine with a deadline this week. Never a tenant's name."),
        validators=[without_cpr, plain_direction],
    )
    is_shared = forms.BooleanField(
        label=_("Share it with my agency"),
        required=False,
        help_text=_("Each of you sees in it what each may see."),
    )

    def say_taken(self) -> None:
        """The name is another view's."""
        self.add_error("name", _("You have a view of that name already. Choose another name."))
