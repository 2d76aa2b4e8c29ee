"""How far the landlord has come, where no event says it."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from coordination.forms.again import ShownAgain
from coordination.forms.fields import choices_of, day_field
from coordination.forms.guards import not_long_ago
from coordination.lifecycle import LandlordStage
from coordination.models import Case
from coordination.moves import EXITS, LANDLORD_MOVES, RANK, StageReason, is_backwards


def _words(stages: list[LandlordStage]) -> list[tuple[str, Any]]:
    return [(stage.value, capfirst(stage.label)) for stage in stages]


def choices_from(stage: LandlordStage) -> list[tuple[Any, Any]]:
    """What the table allows from here, in the order of the track: on, back, and out."""
    allowed = sorted(LANDLORD_MOVES[stage], key=lambda to: (RANK.get(to, 0), list(LandlordStage).index(to)))
    back = [to for to in allowed if is_backwards(stage, to)]
    groups = [
        (_("Further"), [to for to in allowed if to not in EXITS and to not in back]),
        (_("Back (say why)"), back),
        (_("It has ended"), [to for to in allowed if to in EXITS]),
    ]
    return [("", _("Choose")), *((name, _words(stages)) for name, stages in groups if stages)]


class StageForm(ShownAgain):
    """`seen`: the stage the case had when the form was shown."""

    to = forms.ChoiceField(label=_("How far has the landlord come?"))
    reason = forms.ChoiceField(
        label=_("Why does it go back?"),
        required=False,
        choices=[("", _("It does not go back")), *choices_of(StageReason)],
    )
    on = day_field(
        _("Since when?"),
        past=True,
        help_text=_("What happened before that day moves the case no more."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=30)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"on": timezone.localdate(), "seen": case.landlord_stage})
        super().__init__(*args, **kwargs)
        self.now = LandlordStage(case.landlord_stage)
        to: Any = self.fields["to"]
        to.choices = choices_from(self.now)

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        not_long_ago(on)
        return on

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        to = data.get("to")
        if to and not data.get("reason") and is_backwards(self.now, LandlordStage(to)):
            self.add_error("reason", _("Say why the case goes back."))
        return data

    @property
    def reason_given(self) -> StageReason | None:
        code = self.cleaned_data["reason"]
        return StageReason(code) if code else None
