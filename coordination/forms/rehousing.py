"""What home the household needs, and a dwelling it was offered."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from coordination.actions.rehousing import Need, Offer
from coordination.forms.again import ShownAgain
from coordination.forms.fields import KronerField, choices_of, day_field
from coordination.forms.guards import not_long_ago, plain_direction, without_cpr
from coordination.models import Case, HousingOffer, RehousingNeed
from coordination.rehousing import OfferAnswer, OfferKind, OfferRefusal


class NeedForm(ShownAgain):
    """`version` is the need's as it was shown; 0 while there is none."""

    rooms = forms.IntegerField(label=_("Rooms at least"), required=False, min_value=1, max_value=20)
    max_rent = KronerField(label=_("Highest rent a month, in kroner"), required=False)
    area = forms.CharField(label=_("Where?"), required=False, max_length=100, validators=[without_cpr, plain_direction])
    accessible = forms.BooleanField(label=_("Must be accessible (stairs, doors, bathroom)"), required=False)
    pets = forms.BooleanField(label=_("Has pets"), required=False)
    waiting_since = day_field(_("Waiting since"), past=True)
    moves_out_on = day_field(
        _("Moves out of the present home on"),
        required=False,
        near=True,
        help_text=_(
            "The present landlord is shown this day if a consent names its part of the plan. It never sees where to."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["waiting_since"].validators.append(not_long_ago)

    @classmethod
    def of(cls, case: Case, need: RehousingNeed | None) -> "NeedForm":
        """Filled with what stands."""
        names = ("rooms", "max_rent", "accessible", "pets", "area", "waiting_since", "version")
        stands = {name: getattr(need, name) for name in names} if need else {"version": 0}
        return cls(initial=stands | {"moves_out_on": case.moves_out_on})

    def need(self) -> Need:
        names = ("rooms", "max_rent", "accessible", "pets", "area", "waiting_since", "moves_out_on")
        return Need(**{name: self.cleaned_data[name] for name in names})


class OfferForm(ShownAgain):
    """`key` is drawn with the form of a new offer; `version` is a known one's as it was shown."""

    offered_on = day_field(_("Offered on"), past=True)
    kind = forms.ChoiceField(label=_("How did it come about?"), choices=choices_of(OfferKind), widget=forms.RadioSelect)
    landlord = forms.CharField(label=_("New landlord"), max_length=120, validators=[without_cpr, plain_direction])
    dwelling = forms.CharField(
        label=_("Dwelling"),
        required=False,
        max_length=200,
        validators=[without_cpr, plain_direction],
        help_text=_("Shown to the unit and to offices with a part in the case. Never to the present landlord."),
    )
    answer = forms.ChoiceField(
        label=_("What did the tenant say?"), choices=choices_of(OfferAnswer), widget=forms.RadioSelect
    )
    refusal = forms.ChoiceField(
        label=_("Why not?"), required=False, choices=[("", _("Choose")), *choices_of(OfferRefusal)]
    )
    keys_on = day_field(_("Keys on"), required=False, near=True)
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["offered_on"].validators.append(not_long_ago)

    @classmethod
    def of(cls, offer: HousingOffer) -> "OfferForm":
        """Filled with what stands."""
        names = ("offered_on", "kind", "landlord", "dwelling", "answer", "refusal", "keys_on", "version")
        return cls(initial={name: getattr(offer, name) for name in names})

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        answer, offered_on, keys_on = data.get("answer"), data.get("offered_on"), data.get("keys_on")
        if answer == OfferAnswer.REFUSED and not data.get("refusal") and "refusal" not in self.errors:
            self.add_error("refusal", _("Say why, so that the next offer fits better."))
        if keys_on and answer and answer != OfferAnswer.ACCEPTED:
            self.add_error("keys_on", _("Keys are handed over for a dwelling that was accepted."))
        elif keys_on and offered_on and keys_on < offered_on:
            self.add_error("keys_on", _("It cannot be before the dwelling was offered."))
        return data

    def offer(self) -> Offer:
        data = self.cleaned_data
        is_refused = data["answer"] == OfferAnswer.REFUSED
        return Offer(
            offered_on=data["offered_on"],
            kind=OfferKind(data["kind"]),
            landlord=data["landlord"],
            dwelling=data["dwelling"],
            answer=OfferAnswer(data["answer"]),
            refusal=OfferRefusal(data["refusal"]) if is_refused else None,
            keys_on=data["keys_on"],
            key=data["key"],
        )
