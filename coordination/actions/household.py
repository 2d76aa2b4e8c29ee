"""Who lives in the dwelling, and who may speak for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.access.rules import check_can_plan
from coordination.actions.holding import hold_case, hold_to_plan
from coordination.actions.inbox import refresh_case
from coordination.actions.withdrawing import end_consents_of
from coordination.mandates import Gone, Mandate, Relation
from coordination.models import Case, Representative, Tenant
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record


@dataclass(frozen=True)
class Person:
    """A tenant as told."""

    name: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class PowerOfAttorney:
    """Who may speak for the tenant, of what, and how long."""

    name: str
    phone: str
    relation: Relation
    mandate: Sequence[Mandate]
    from_on: date
    until_on: date | None = None


@transaction.atomic
def add_tenant(*, case: Case, person: Person, by: Membership) -> Tenant:
    """A further tenant of the household. The same name twice is one (a double click), reached as was said last."""
    held = hold_to_plan(case, by)
    known = held.tenants.filter(name__iexact=person.name, ended_on__isnull=True).first()
    if known is not None:
        _reach_as_told(known, person, by)
        return known
    tenant = Tenant.objects.create(case=case, name=person.name, phone=person.phone, email=person.email)
    record(by=by, verb=Verb.CREATE, obj=tenant, case=case)
    _note_change(case)
    refresh_case(case)
    return tenant


def _reach_as_told(known: Tenant, person: Person, by: Membership) -> None:
    """Write down a number or an e-mail that is new. What was left empty wipes nothing."""
    told = {"phone": person.phone, "email": person.email}
    new = [name for name, value in told.items() if value and value != getattr(known, name)]
    if not new:
        return
    for name in new:
        setattr(known, name, told[name])
    known.save(update_fields=new)
    _note_change(known.case)
    record(by=by, verb=Verb.CHANGE, obj=known, case=known.case, fields=new)


def _note_change(case: Case) -> None:
    """Whoever is writing down facts at this moment is shown what came in between."""
    Case.objects.filter(pk=case.pk).update(version=F("version") + 1)


@transaction.atomic
def end_tenant(*, tenant: Tenant, why: Gone, on: date, by: Membership) -> None:
    """The person lives there no more: contact is offered no longer, and what the person agreed to ends.

    The last of a household ends with the case.
    """
    check_can_plan(by, tenant.case)
    hold_case(tenant.case_id)
    held = Tenant.objects.get(pk=tenant.pk)
    if held.ended_on is not None:
        return
    if not Tenant.objects.filter(case=held.case_id, ended_on__isnull=True).exclude(pk=held.pk).exists():
        raise PermissionDenied(_("A case has at least one tenant. Close the case instead."))
    held.ended_on, held.ended_because = on, why
    held.save(update_fields=["ended_on", "ended_because"])
    record(by=by, verb=Verb.CHANGE, obj=held, case=tenant.case, why_gone=str(why))
    _note_change(tenant.case)
    end_consents_of(tenant=held, by=by)
    refresh_case(tenant.case)


@transaction.atomic
def add_representative(*, case: Case, power: PowerOfAttorney, by: Membership) -> Representative:
    """Somebody may speak for the tenant. The same again (a double click) is one."""
    hold_to_plan(case, by)
    told = {
        "case": case,
        "name": power.name,
        "phone": power.phone,
        "relation": power.relation,
        "mandate": [str(each) for each in power.mandate],
        "from_on": power.from_on,
        "until_on": power.until_on,
    }
    known = Representative.objects.filter(**told, ended_on__isnull=True).first()
    if known is not None:
        return known
    stored = Representative.objects.create(**told, added_by=by)
    record(by=by, verb=Verb.CREATE, obj=stored, case=case, relation=str(power.relation))
    return stored


@transaction.atomic
def end_representative(*, representative: Representative, by: Membership) -> None:
    """The power of attorney is taken back, or the person does not want it any more. Ended twice it is ended once."""
    check_can_plan(by, representative.case)
    held = Representative.objects.select_for_update().get(pk=representative.pk)
    if held.ended_on is not None:
        return
    held.ended_on = timezone.localdate()
    held.save(update_fields=["ended_on"])
    record(by=by, verb=Verb.CHANGE, obj=held, case=representative.case, ended=True)
