"""Opening an existing part to a further agency: how far, on what ground, until when."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.access.permissions import Level
from coordination.actions.sharing import Share
from coordination.forms.fields import day_field
from coordination.forms.grounds import NEW_FIELDS, RestsOnGround
from coordination.lifecycle import DataCategory
from coordination.models import Disclosure

# As it is offered: what each would open.
HOW_FAR = [
    (Level.SUMMARY.value, _("Status and next date")),
    (Level.READ.value, _("Read: what is asked, the thread and its files")),
    (Level.WRITE.value, _("Read, and write in the thread")),
]


class ShareForm(RestsOnGround):
    """`line`: what is open to the agency already, which is then changed."""

    names = (
        DataCategory.SHARED_PART,
        _("This consent does not name a part that another agency does."),
        _("Without «a part of the plan that another agency does» the part cannot be shared."),
    )

    level = forms.ChoiceField(label=_("How far?"), choices=HOW_FAR, widget=forms.RadioSelect)
    until = day_field(
        _("Until"), required=False, help_text=_("It ends sooner when the part is done, or the consent ends.")
    )
    # Asked on the page that says what becomes visible.
    history_seen = forms.BooleanField(required=False)

    field_order = ("level", "ground", "consent", *NEW_FIELDS, "until")

    def __init__(self, *args: Any, line: Disclosure | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.line = line
        if line is not None:
            self.initial.update(level=line.level, ground=line.ground.code)
            if line.consent is not None:
                self.initial["consent"] = str(line.consent.public_id)

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until and until < timezone.localdate():
            raise forms.ValidationError(_("The day has passed already."))
        return until

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        ground = data.get("ground")
        beyond_summary = data.get("level") not in {None, Level.SUMMARY.value}
        if self.agency.is_landlord and beyond_summary and ground is not None and not ground.needs_consent:
            self.refuse("level")
        return data

    def opens_the_thread(self) -> bool:
        """Whether entries become readable that the agency could not read until now."""
        before = Level(self.line.level) if self.line is not None else Level.SUMMARY
        return self.cleaned_data["level"] != Level.SUMMARY.value and before == Level.SUMMARY

    def share(self) -> Share:
        data = self.cleaned_data
        return Share(
            agency=self.agency,
            level=Level(data["level"]),
            ground=data["ground"],
            consent=self.chosen(),
            new_consent=self.new(),
            until=data["until"],
        )
