"""Looking up whether the municipality is in contact with somebody: exactly, for a reason, on record, not too often.

Only its own offices may know so much (`domain.md` 4, "Municipality is in contact"), and they learn no more than that.
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from coordination.access.permissions import Permission
from coordination.access.rules import check_may
from coordination.actions.alerting import odd_about, tell_leads, tell_of_odd_look
from coordination.actions.numbers import digits_of, tenants_with
from coordination.intake.names import words
from coordination.models import Case, LookUp, Tenant
from coordination.protection import LOOK_UPS, LookUpField, LookUpReason
from hub.accounts.identity import the_hub_itself
from hub.accounts.models import Membership
from hub.audit.models import Purpose, Verb
from hub.audit.record import record
from hub.audit.searching import digest
from hub.outbox.topics import Topic


class TooManyLookUpsError(Exception):
    """The person has looked up as many as one may within the time."""


@dataclass(frozen=True)
class Sought:
    """What was typed; of the three fields the one that `field` names, street and postcode belonging to the name."""

    field: LookUpField
    number: str = ""
    reference: str = ""
    name: str = ""
    street: str = ""
    postcode: str = ""

    @property
    def typed(self) -> str:
        """All of it in one spelling, for the record's keyed digest."""
        if self.field is LookUpField.CPR:
            return digits_of(self.number)
        if self.field is LookUpField.REFERENCE:
            return self.reference.strip().upper()
        return "|".join([*sorted(words(self.name).split()), words(self.street), self.postcode.strip()])


def look_up(*, sought: Sought, reason: LookUpReason, by: Membership) -> LookUp:
    """Look for an open case. TooManyLookUpsError when it is enough for now; the unit's lead is told then."""
    check_may(by, Permission.LOOK_UP)
    _check_measure(by)  # outside the transaction below: what it tells must stand although nothing is looked up
    return _look_up(sought, reason, by)


@transaction.atomic
def _look_up(sought: Sought, reason: LookUpReason, by: Membership) -> LookUp:
    with the_hub_itself():
        case = _found(sought)
        made = LookUp.objects.create(by=by, field=sought.field, reason=reason, case=case)
        odd = odd_about([sought.name, *_names_in(case)], by)
        # On the record of the case, where the unit's lead sees who has looked for its tenant.
        record(
            by=by,
            verb=Verb.SEARCH,
            obj=made,
            case=case,
            why=Purpose.LOOK_UP,
            field=str(sought.field),
            reason=str(reason),
            sought=[f"{sought.field}:{digest(sought.typed)}"],
            known=case is not None,
            odd=odd,
        )
    if odd:
        tell_of_odd_look(subject_id=made.public_id, by=by)
    return made


def _found(sought: Sought) -> Case | None:
    """The newest open one: how many there are is nobody's to learn."""
    open_cases = Case.objects.filter(closed_at__isnull=True).order_by("-opened_at", "-pk")
    if sought.field is LookUpField.CPR:
        living = tenants_with(sought.number).filter(tenant__ended_on__isnull=True)
        return open_cases.filter(tenants__in=living.values("tenant")).first()
    if sought.field is LookUpField.REFERENCE:
        return open_cases.filter(reference=sought.typed).first()
    return _living_there(open_cases, sought)


def _living_there(open_cases: "QuerySet[Case]", sought: Sought) -> Case | None:
    """By name and address in one spelling. A protected address is found by nobody: a yes would confirm where it is."""
    there = open_cases.filter(address_protected=False, postcode=sought.postcode.strip()).prefetch_related("tenants")
    name, street = set(words(sought.name).split()), words(sought.street)
    for case in there:
        if words(case.street) == street and any(_is(each, name) for each in case.tenants.all()):
            return case
    return None


def _is(tenant: Tenant, name: set[str]) -> bool:
    """Who has gone is not there to be found."""
    return tenant.ended_on is None and set(words(tenant.name).split()) == name


def _names_in(case: Case | None) -> list[str]:
    """One statement also where there is no case."""
    return list(Tenant.objects.filter(case_id=case.pk if case else 0, ended_on=None).values_list("name", flat=True))


def _check_measure(by: Membership) -> None:
    lately = LookUp.objects.filter(by__user=by.user, at__gt=timezone.now() - LOOK_UPS.within)
    with the_hub_itself():
        newest = lately.order_by("-at", "-pk").first() if lately.count() >= LOOK_UPS.count else None
    if newest is None:
        return
    tell_leads(
        topic=Topic.MANY_LOOK_UPS,
        path=reverse("coordination:watch"),
        authorise="access",
        subject_id=newest.public_id,
        cause=str(newest.public_id),
        by=by,
    )
    raise TooManyLookUpsError
