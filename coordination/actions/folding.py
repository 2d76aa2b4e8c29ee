"""A further word about a tenancy that has a case: kept with it, or the case taken up again. Acts as the hub itself."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from coordination.access.alike import is_in, is_of, names_in
from coordination.actions.announcing import announce_case
from coordination.actions.inbox import refresh_case
from coordination.lifecycle import PlanStatus, SignalKind
from coordination.models import Case, Closing, Signal, Tenancy
from coordination.outcomes import SETTLED
from hub.accounts.identity import the_hub_itself
from hub.audit.models import Verb
from hub.audit.record import record
from hub.outbox.topics import Topic

A_YEAR = timedelta(days=365)


def fold(case: Case, owed: bool | Decimal) -> None:
    """Note on the open case that the landlord has told of it again, and whether more is owed than was known."""
    known = case.arrears_amount
    has_risen = isinstance(owed, Decimal) and known is not None and owed > known
    _note(case, SignalKind.RISEN if has_risen else SignalKind.REPEATED)


def untied_case(tenancy: Tenancy, tenant_name: str, street: str, postcode: str) -> Case | None:
    """The open case, brought by the tenant or the court, of the same person in the same dwelling. Else None.

    It has no tenancy, since that stands in the landlord's compartment. The unit has named the landlord: whoever knows a
    name and a door may say that it is theirs. A protected address is held against none; a hit would tell where it is.
    """
    untied = Case.objects.filter(tenancy=None, closed_at=None, postcode=postcode, landlord=tenancy.landlord_id)
    open_to_see = untied.filter(address_protected=False).order_by("opened_at", "pk").prefetch_related("tenants")
    names = names_in(tenant_name)
    return next((case for case in open_to_see if is_in(case, street, postcode) and is_of(case, names)), None)


def tie(case: Case, tenancy: Tenancy) -> Case:
    """Its landlord's first word of a case that the unit opened: now it is of the tenancy, and stays so."""
    case.tenancy = tenancy
    case.version += 1
    case.save(update_fields=["tenancy", "version"])
    _note(case, SignalKind.TIED)
    return case


def take_up_again(tenancy: Tenancy, tenant_name: str) -> Case | None:
    """The newest case of the same tenant there, when it was settled less than a year ago: open again. Else None.

    Another tenant in the same dwelling is another case, and so is one who has moved out. It opens nothing to anybody by
    itself.
    """
    case = Case.objects.filter(tenancy=tenancy).select_related("unit").order_by("-closed_at", "-pk").first()
    if case is None or case.closed_at is None or case.closed_at < timezone.now() - A_YEAR:
        return None
    closing = Closing.objects.filter(case=case).order_by("pk").last()
    if closing is None or closing.outcome not in SETTLED or not is_of(case, names_in(tenant_name)):
        return None
    case.closed_at, case.plan_status, case.version = None, PlanStatus.ASSESSING, case.version + 1
    case.kept_until, case.kept_because = None, ""
    case.save(update_fields=["closed_at", "plan_status", "kept_until", "kept_because", "version"])
    _record(case, became="reopened")
    _note(case, SignalKind.REOPENED)
    refresh_case(case)
    announce_case(case, Topic.CASE_REOPENED, [case.unit], cause=f"{case.public_id}:{case.version}", by=None)
    return case


def _note(case: Case, kind: SignalKind) -> None:
    Signal.objects.create(case=case, kind=kind)
    _record(case, signal=str(kind))


def _record(case: Case, **details: Any) -> None:
    """As the hub's own act for the unit: the landlord reads its own rows, and is not to learn of a case from them."""
    with the_hub_itself():
        record(by=None, agency=case.unit, verb=Verb.CHANGE, obj=case, case=case, **details)
