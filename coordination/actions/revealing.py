"""Showing what is protected: to who may see it, for a reason, on record in the same transaction."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from coordination.access.rules import check_can_reveal
from coordination.actions.alerting import odd_about, tell_leads, tell_of_odd_look
from coordination.actions.numbers import open_number
from coordination.models import Case, TenantNumber
from coordination.protection import REVEALS, RevealReason, Secret
from hub.accounts.identity import the_hub_itself
from hub.accounts.models import Membership
from hub.audit.models import AuditEvent, Verb
from hub.audit.record import record
from hub.outbox.topics import Topic


@dataclass(frozen=True)
class Revealed:
    """Of whom, and what. For one page, and nowhere else."""

    name: str
    value: str


@transaction.atomic
def reveal(*, case: Case, secret: Secret, reason: RevealReason, by: Membership) -> list[Revealed]:
    """What is protected of the case. SealError when it cannot be opened: then it is not on record as seen either."""
    check_can_reveal(by, case, secret)
    shown = _numbers(case) if secret is Secret.CPR else [Revealed("", case.one_line_address)]
    odd = odd_about(case.tenants.filter(ended_on=None).values_list("name", flat=True), by)
    record(
        by=by,
        verb=Verb.REVEAL,
        obj=case,
        case=case,
        what=secret.name.lower(),
        reason=str(reason),
        count=len(shown),
        odd=odd,
    )
    if odd:
        tell_of_odd_look(subject_id=case.public_id, by=by)
    _watch(case, by)
    return shown


def has_secret(case: Case, secret: Secret) -> bool:
    """Whether there is anything to show."""
    if secret is Secret.ADDRESS:
        return case.address_protected
    return _kept(case).exists()


def _kept(case: Case) -> "QuerySet[TenantNumber]":
    """Of those who live there: nobody has a need for the number of who has gone."""
    return TenantNumber.objects.filter(tenant__case=case, tenant__ended_on__isnull=True)


def _numbers(case: Case) -> list[Revealed]:
    numbers = _kept(case).select_related("tenant").order_by("tenant_id")
    return [Revealed(number.tenant.name, f"{(digits := open_number(number))[:6]}-{digits[6:]}") for number in numbers]


def _watch(case: Case, by: Membership) -> None:
    """The unit's lead is told when one person sees much, once an hour for each time the limit is reached."""
    with the_hub_itself():
        lately = AuditEvent.objects.filter(
            user=by.user, verb=Verb.REVEAL, at__gt=timezone.now() - REVEALS.within
        ).count()
    # Not `==`: two at once are counted as one step, and would step over the limit untold. The cause makes it one.
    if lately >= REVEALS.count:
        tell_leads(
            topic=Topic.MANY_REVEALS,
            path=reverse("coordination:watch"),
            authorise="access",
            subject_id=case.public_id,
            cause=f"{by.user_id}:{timezone.now():%Y%m%d%H}:{lately // REVEALS.count}",
            by=by,
        )
