"""Writing in a thread."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coordination.actions.entries import readers_of
from coordination.forms.again import ShownAgain
from coordination.forms.cautions import WarnsOfCpr
from coordination.forms.fields import FilesField
from coordination.lifecycle import Audience
from coordination.models import Entry, PlanPart
from hub.accounts.models import Membership


class EntryForm(WarnsOfCpr, ShownAgain):
    """A post. `key` makes a double click one post; `seen` is the last entry the writer was shown."""

    cautious = ("body",)

    body = forms.CharField(
        label=_("Write"),
        max_length=10000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write something, or attach a file.")},
    )
    file = FilesField(
        label=_("Attach files"),
        required=False,
        help_text=_("PDF, PNG, JPEG, Word, Excel or OpenDocument text; at most 10 MB each."),
    )
    audience = forms.ChoiceField(label=_("Who shall read it?"), choices=Audience.choices, widget=forms.RadioSelect)
    key = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        part: PlanPart,
        membership: Membership,
        newest: Entry | None = None,
    ) -> None:
        self.is_shared = any(a != membership.agency for a in readers_of(part, Audience.PART, membership.agency))
        initial = {
            "key": uuid.uuid4(),
            "seen": newest.public_id if newest else "",
            "audience": default_audience(part, is_shared=self.is_shared),
        }
        super().__init__(data, files, initial=initial)
        # A file alone is a post too.
        self.fields["body"].required = not files
        if not self.is_shared:
            self.fields["audience"].widget = forms.HiddenInput()

    def is_read_by_others(self) -> bool:
        return self.is_shared and self.cleaned_data.get("audience") == Audience.PART

    def ask_again(self, newest: Entry | None) -> None:
        """The same words once more, now that the writer has been shown what others wrote."""
        self.bring_up_to_date(seen=newest.public_id if newest else "", key=uuid.uuid4())


def default_audience(part: PlanPart, *, is_shared: bool) -> Audience:
    """An open part that is shared is a conversation: an answer seen by colleagues alone is lost in a 14-day window.

    Everything else (the unit's own coordination, a part that is over) is for notes, and those begin as one's own
    (`domain.md` 5.19). Either way the composer names who will read.
    """
    return Audience.PART if is_shared and part.is_open else Audience.AGENCY
