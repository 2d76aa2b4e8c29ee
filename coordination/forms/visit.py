"""A home visit: when and by whom; why it is not made; what came of it."""

import uuid
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.actions.visits import VisitPlan
from coordination.forms.again import ShownAgain
from coordination.forms.fields import day_field, time_field
from coordination.models import Visit
from hub.accounts.models import Membership

FARTHEST = timedelta(days=366)


class VisitForm(forms.Form):
    """`key` makes a double click one visit."""

    on = day_field(_("On which day?"))
    from_time = time_field(_("From"), required=False)
    until_time = time_field(_("Until"), required=False)
    announced = forms.BooleanField(label=_("The tenant has been told that somebody comes"), required=False)
    who = forms.ChoiceField(label=_("Who goes?"))
    safety_flag = forms.BooleanField(label=_("Go two together"), required=False)
    safety_note = forms.CharField(
        label=_("What to look out for"),
        required=False,
        max_length=300,
        help_text=_("What is needed to be safe at the door, and no more. Read by the unit alone."),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, membership: Membership, **known: Any) -> None:
        """`known`: what stands in it beforehand."""
        unit = Membership.objects.active().filter(agency=membership.agency).select_related("user")
        self.people = {str(each.public_id): each.user for each in unit.order_by("user__name")}
        own = str(membership.public_id)
        super().__init__(data, initial={"on": timezone.localdate(), "who": own, "key": uuid.uuid4(), **known})
        people: Any = self.fields["who"]
        people.choices = [(public_id, user.name) for public_id, user in self.people.items()]

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on < timezone.localdate():
            raise forms.ValidationError(_("The day has passed. What has happened is written down as contact."))
        if on > timezone.localdate() + FARTHEST:
            raise forms.ValidationError(_("Check the year."))
        return on

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        begins, ends = data.get("from_time"), data.get("until_time")
        if begins and ends and ends <= begins:
            self.add_error("until_time", _("It must end after it begins."))
        if ends and not begins and "from_time" not in self.errors:
            self.add_error("from_time", _("Write when it begins, too."))
        return data

    def plan(self) -> VisitPlan:
        data = self.cleaned_data
        return VisitPlan(
            on=data["on"],
            who=self.people[data["who"]],
            from_time=data["from_time"],
            until_time=data["until_time"],
            announced=data["announced"],
            safety_flag=data["safety_flag"],
            safety_note=data["safety_note"],
        )


class VisitChangeForm(VisitForm, ShownAgain):
    """A plan that stands, to be made otherwise. `version` is the visit's as it was shown."""

    key = None  # type: ignore[assignment]  # Django's way to leave out a field
    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, visit: Visit, membership: Membership) -> "VisitChangeForm":
        who = Membership.objects.active().filter(agency=membership.agency, user=visit.who_id).first()
        names = ("from_time", "until_time", "announced", "safety_flag", "safety_note", "version")
        known = {name: getattr(visit, name) for name in names}
        on = max(visit.planned_on, timezone.localdate())
        return cls(membership=membership, on=on, who=str(who.public_id) if who else "", **known)


class CancelForm(forms.Form):
    reason = forms.CharField(label=_("Why is it cancelled?"), max_length=300)


class OutcomeForm(ShownAgain):
    """`version` is the visit's as it was shown: what somebody else wrote meanwhile is never overwritten unseen."""

    outcome = forms.CharField(label=_("What came of it?"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))
    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, visit: Visit) -> "OutcomeForm":
        return cls(initial={"outcome": visit.outcome, "version": visit.version})
