"""Opening a case and keeping what the municipality knows of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from coordination.access.grants import check_opens, open_part
from coordination.access.permissions import Level
from coordination.access.rules import check_can_plan
from coordination.actions.announcing import announce_case
from coordination.actions.clock import recount
from coordination.actions.folding import fold, take_up_again, tie, untied_case
from coordination.actions.holding import hold_case
from coordination.actions.inbox import note_move, refresh_case, refresh_part
from coordination.causes import Cause
from coordination.lifecycle import Measure, PartStatus, PlanStatus
from coordination.models import Case, LegalGround, PlanPart, Tenancy, Tenant
from coordination.moves import PLAN_MOVES
from coordination.urgency import RiskFactor
from hub.accounts.kinds import AgencyKind
from hub.accounts.models import Agency, Membership, User
from hub.audit.models import Verb
from hub.audit.record import record
from hub.outbox.topics import Topic


class StaleVersionError(Exception):
    """Somebody else has changed the thing since the form was shown."""


@dataclass(frozen=True)
class Address:
    """What was disclosed of where the tenant lives."""

    street: str
    postcode: str
    city: str
    protected: bool = False


def housing_support_unit() -> Agency:
    """The unit that coordinates; one a municipality."""
    return Agency.objects.filter(kind=AgencyKind.HOUSING_SUPPORT_UNIT).order_by("pk")[0]


@transaction.atomic
def open_case(
    *,
    tenancy: Tenancy,
    tenant_name: str,
    address: Address,
    ground: LegalGround,
    owed: bool | Decimal = False,
) -> tuple[Case, bool]:
    """The open case of the tenancy, on its landlord's word; made when there is none. Whether it was made.

    Two signals on one tenancy fold into one case; whoever sends the second learns nothing of the first, nor of what the
    tenant has told the unit (docs/decisions/the-unit-opens-a-case.md): it is the hub itself that acts here, for the
    unit. Arrears again within a year of their being settled take the case up again. `owed`: how much, in kroner; or
    that something is. NoGroundError when a case does not begin on this ground.
    """
    check_opens(ground)
    Tenancy.objects.select_for_update().get(pk=tenancy.pk)
    known = Case.objects.filter(tenancy=tenancy, closed_at__isnull=True).first()
    untied = untied_case(tenancy, tenant_name, address.street, address.postcode)
    if known is not None:
        fold(known, owed)
    elif untied is not None:
        known = tie(untied, tenancy)
    elif owed:
        known = take_up_again(tenancy, tenant_name)
    if known is not None:
        if address.protected and not known.address_protected:
            _protect(known)
        return known, False
    case = Case.objects.create(tenancy=tenancy, landlord=tenancy.landlord, **columns_of(address, ground))
    begin_case(case, tenant_name, by=None)
    return case, True


def columns_of(address: Address, ground: LegalGround) -> dict[str, Any]:
    """What every new case is made of, whoever it comes from."""
    return {
        "unit": housing_support_unit(),
        "ground": ground,
        "street": address.street,
        "postcode": address.postcode,
        "city": address.city,
        "address_protected": address.protected,
    }


def begin_case(case: Case, tenant_name: str, by: Membership | None) -> None:
    """Its first tenant and the unit's own part. `by` None: on a landlord's word, who is not to read it on record."""
    Tenant.objects.create(case=case, name=tenant_name)
    record(by=by, agency=case.unit, verb=Verb.CREATE, obj=case, case=case, ground=case.ground.code)
    _open_coordination(case, by)


def _protect(case: Case) -> None:
    """The address has become protected since the case was opened: from now on no page shows it."""
    case.address_protected = True
    case.save(update_fields=["address_protected"])
    record(by=None, agency=case.unit, verb=Verb.CHANGE, obj=case, case=case, protected=True)


def _open_coordination(case: Case, by: Membership | None) -> None:
    """The unit's own part: its first contact and its notes. The inbox shows a case through its parts."""
    ground = LegalGround.objects.get(code="coordination")
    part = PlanPart.objects.create(
        case=case, agency=case.unit, measure=Measure.COORDINATION, ground=ground, status=PartStatus.ACCEPTED
    )
    # Opened by the hub itself: the landlord who sends a notice is not the one who shares the part.
    open_part(part=part, agency=case.unit, level=Level.WRITE, ground=ground, consent=None, by=None)
    refresh_part(part)
    announce_case(case, Topic.NEW_CASE, [case.unit], cause=str(case.public_id), by=by)


@transaction.atomic
def take_case(*, case: Case, by: Membership) -> None:
    """Become the case's coordinator."""
    check_can_plan(by, case)
    _set_coordinator(case, by.user)
    note_move(case)
    record(by=by, verb=Verb.CHANGE, obj=case, case=case, coordinator=True)


def _set_coordinator(case: Case, user: User) -> None:
    case.coordinator = user
    case.save(update_fields=["coordinator"])


@dataclass(frozen=True)
class Reach:
    """How to get in touch with one tenant."""

    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class CaseFacts:
    """What the coordinator has learnt. `children` None: nobody has asked; []: there are none. `arrears` in kroner."""

    arrears: Decimal | None
    children: Sequence[int] | None
    causes: Sequence[Cause]
    plan_status: str
    risk_factors: Sequence[RiskFactor] = ()
    # How each of those who live there is reached; of whom nothing is said, nothing changes.
    reach: Mapping[UUID, Reach] = field(default_factory=dict)


@transaction.atomic
def update_facts(*, case: Case, facts: CaseFacts, version: int, by: Membership) -> None:
    """Write down what was learnt. StaleVersionError when somebody else did so since `version` was read."""
    check_can_plan(by, case)
    case = hold_case(case.pk)
    if case.version != version:
        raise StaleVersionError
    check_plan_move(PlanStatus(case.plan_status), PlanStatus(facts.plan_status))
    living = case.tenants.filter(ended_on__isnull=True)
    if set(facts.reach) - set(living.values_list("public_id", flat=True)):
        raise StaleVersionError
    case.arrears_amount = facts.arrears
    case.children = list(facts.children) if facts.children is not None else None
    case.causes = [str(cause) for cause in facts.causes]
    case.risk_factors = [str(risk) for risk in facts.risk_factors]
    case.plan_status = facts.plan_status
    case.version += 1
    case.save()
    for public_id, reach in facts.reach.items():
        living.filter(public_id=public_id).update(phone=reach.phone, email=reach.email)
    record(by=by, verb=Verb.CHANGE, obj=case, case=case)
    recount(case, by=by)
    refresh_case(case)
    note_move(case)


def check_plan_move(was: PlanStatus, to: PlanStatus) -> None:
    """The table of moves allows it; staying is no move."""
    if to != was and to not in PLAN_MOVES[was]:
        raise PermissionDenied(_("A plan cannot go from “%(was)s” to “%(to)s”.") % {"was": was.label, "to": to.label})
