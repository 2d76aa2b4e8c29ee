"""Opening a case and keeping what the municipality knows of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from coordination.access.grants import check_opens, open_part
from coordination.access.permissions import Level
from coordination.access.rules import check_can_plan
from coordination.actions.announcing import announce_case
from coordination.actions.clock import recount
from coordination.actions.folding import fold, take_up_again
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
    by: Membership,
) -> tuple[Case, bool]:
    """The open case of the tenancy, made when there is none; whether it was made.

    Two signals on one tenancy fold into one case; whoever sends the second learns nothing of the first. Arrears again
    within a year of their being settled take the case up again. `owed`: how much, in kroner; or that something is.
    NoGroundError when a case does not begin on this ground.
    """
    check_opens(ground)
    Tenancy.objects.select_for_update().get(pk=tenancy.pk)
    known = Case.objects.filter(tenancy=tenancy, closed_at__isnull=True).first()
    if known is not None:
        fold(known, owed)
    elif owed:
        known = take_up_again(tenancy, tenant_name, by)
    if known is not None:
        if address.protected and not known.address_protected:
            _protect(known, by)
        return known, False
    return _new_case(tenancy, tenant_name, address, ground, by), True


def _new_case(tenancy: Tenancy, tenant_name: str, address: Address, ground: LegalGround, by: Membership) -> Case:
    case = Case.objects.create(
        tenancy=tenancy,
        landlord=tenancy.landlord,
        unit=housing_support_unit(),
        ground=ground,
        street=address.street,
        postcode=address.postcode,
        city=address.city,
        address_protected=address.protected,
    )
    Tenant.objects.create(case=case, name=tenant_name)
    record(by=by, verb=Verb.CREATE, obj=case, case=case, ground=ground.code)
    _open_coordination(case, by)
    return case


def _protect(case: Case, by: Membership) -> None:
    """The address has become protected since the case was opened: from now on no page shows it."""
    case.address_protected = True
    case.save(update_fields=["address_protected"])
    record(by=by, verb=Verb.CHANGE, obj=case, case=case, protected=True)


def _open_coordination(case: Case, by: Membership) -> None:
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
    # Of the one who lives there, where `reach` does not tell them apart.
    phone: str
    email: str
    plan_status: str
    risk_factors: Sequence[RiskFactor] = ()
    # How each of those who live there is reached; of whom nothing is said, nothing changes.
    reach: Mapping[UUID, Reach] | None = None


@transaction.atomic
def update_facts(*, case: Case, facts: CaseFacts, version: int, by: Membership) -> None:
    """Write down what was learnt. StaleVersionError when somebody else did so since `version` was read."""
    check_can_plan(by, case)
    case = hold_case(case.pk)
    if case.version != version:
        raise StaleVersionError
    check_plan_move(PlanStatus(case.plan_status), PlanStatus(facts.plan_status))
    reach = _reach_of_each(case, facts)
    case.arrears_amount = facts.arrears
    case.children = list(facts.children) if facts.children is not None else None
    case.causes = [str(cause) for cause in facts.causes]
    case.risk_factors = [str(risk) for risk in facts.risk_factors]
    case.plan_status = facts.plan_status
    case.version += 1
    case.save()
    for public_id, each in reach.items():
        case.tenants.filter(public_id=public_id).update(phone=each.phone, email=each.email)
    record(by=by, verb=Verb.CHANGE, obj=case, case=case)
    recount(case, by=by)
    refresh_case(case)
    note_move(case)


def _reach_of_each(case: Case, facts: CaseFacts) -> Mapping[UUID, Reach]:
    """A number is somebody's. StaleVersionError when it is of who has gone, or of several it is not said whose."""
    living = list(case.tenants.filter(ended_on__isnull=True).values_list("public_id", flat=True))
    told = facts.reach
    if told is None:
        only, is_told = Reach(facts.phone, facts.email), bool(facts.phone or facts.email)
        if is_told and not living:
            raise PermissionDenied(_("Nobody lives there any more. Add a tenant to the household first."))
        if is_told and len(living) > 1:
            raise StaleVersionError
        told = dict.fromkeys(living, only) if len(living) == 1 else {}
    if set(told) - set(living):
        raise StaleVersionError
    return told


def check_plan_move(was: PlanStatus, to: PlanStatus) -> None:
    """The table of moves allows it; staying is no move."""
    if to != was and to not in PLAN_MOVES[was]:
        raise PermissionDenied(_("A plan cannot go from “%(was)s” to “%(to)s”.") % {"was": was.label, "to": to.label})
