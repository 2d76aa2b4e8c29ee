"""The unit's answer to an office that asks for access."""

from typing import Any, cast

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from coordination.actions.access_requests import Opening
from coordination.forms.grounds import PROBLEMS, GroundField, grounds_for
from coordination.forms.guards import without_cpr
from coordination.lifecycle import OPEN_PART, Measure
from coordination.measures import measures_of
from coordination.models import AccessRequest, LegalGround, PlanPart

OWN_PART, READ_ALONG, REFUSE = "own_part", "read_along", "refuse"
ANSWERS = [
    (OWN_PART, _("Yes: give it a part of its own")),
    (READ_ALONG, _("Yes: let it read a part of another agency")),
    (REFUSE, _("No")),
]
NEEDS = {OWN_PART: ("measure", "ground"), READ_ALONG: ("part", "ground"), REFUSE: ("refusal",)}


class AnswerRequestForm(forms.Form):
    """Only grounds that reach the office without a consent: with one, the unit asks it for a part as usual."""

    answer = forms.ChoiceField(label=_("Your answer"), choices=ANSWERS, widget=forms.RadioSelect)
    measure = forms.ChoiceField(label=_("What is its own part about?"), required=False)
    part = forms.ChoiceField(label=_("Which part may it read?"), required=False)
    ground = GroundField(
        label=_("Legal ground"), queryset=LegalGround.objects.none(), to_field_name="code", widget=forms.RadioSelect,
        required=False, blank=False, empty_label=None,
    )  # fmt: skip
    refusal = forms.CharField(
        label=_("Why not?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Whoever asks reads it: write nothing of the tenant."),
        validators=[without_cpr],
    )

    def __init__(self, *args: Any, request: AccessRequest, may_share: bool, **kwargs: Any) -> None:
        """`may_share`: whoever answers may let further eyes into a thread; else reading along is no answer to give."""
        super().__init__(*args, **kwargs)
        if not may_share:
            cast("forms.ChoiceField", self.fields["answer"]).choices = [one for one in ANSWERS if one[0] != READ_ALONG]
            del self.fields["part"]
        agency = request.asked_by.agency
        others = request.case.parts.filter(status__in=OPEN_PART).exclude(agency__in=[agency, request.case.unit])
        others = others.exclude(measure=Measure.EMERGENCY_ACCESS).exclude(agency=request.case.landlord)
        self.parts = {str(part.public_id): part for part in others.select_related("agency")}
        none = [("", _("Choose"))]
        measures = [(m.value, capfirst(m.label)) for m in measures_of(agency.kind)]
        cast("forms.ChoiceField", self.fields["measure"]).choices = [*none, *measures]
        words = [(key, f"{part.agency.name}: {part.get_measure_display()}") for key, part in self.parts.items()]
        if may_share:
            cast("forms.ChoiceField", self.fields["part"]).choices = [*none, *words]
        grounds = grounds_for(agency).filter(needs_consent=False)
        self.fields["ground"].queryset = grounds  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        needed = NEEDS.get(data.get("answer", ""), ())
        if needed:  # what another answer would ask for is neither seen nor used
            for name in {name for names in NEEDS.values() for name in names}.difference(needed):
                self.errors.pop(name, None)
        for name in needed:
            if not data.get(name) and name not in self.errors:
                self.add_error(name, _("Needed for this answer."))
        return data

    @property
    def says_yes(self) -> bool:
        return str(self.cleaned_data["answer"]) != REFUSE

    def opening(self) -> Opening:
        data = self.cleaned_data
        if data["answer"] == READ_ALONG:
            return Opening(data["ground"], part=self.parts[data["part"]])
        return Opening(data["ground"], measure=Measure(data["measure"]))

    @property
    def chosen_part(self) -> PlanPart | None:
        return self.opening().part

    def refuse(self, code: str) -> None:
        """Say at its field why the rule of sharing said no (codes of NoGroundError)."""
        self.add_error("ground", PROBLEMS[code][1])
