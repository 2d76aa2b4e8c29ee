"""What crosses from a landlord's compartment to the municipality: the statutory notice, and a tenant's consent.

Nothing else.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from coordination.access.permissions import Permission
from coordination.access.rules import check_may
from coordination.actions.cases import Address, housing_support_unit, open_case
from coordination.actions.clock import record_event
from coordination.lifecycle import ConsentMethod, DataCategory, LegalEventKind
from coordination.models import Case, Consent, LandlordNotice, LegalGround, Tenancy, Tenant
from hub.accounts.models import Agency, Membership
from hub.audit.models import Verb
from hub.audit.record import record


@transaction.atomic
def send_statutory_notice(*, tenancy: Tenancy, tenant_name: str, address: Address, by: Membership) -> LandlordNotice:
    """Tell the municipality that the tenancy goes to the bailiff court: name and address, and nothing more.

    Source: almenlejeloven § 92, stk. 2. The time it was sent proves that the duty was met. Sent again for the same
    tenancy while the first still stands, the first is the answer.
    """
    check_may(by, Permission.SEND_STATUTORY_NOTICE)
    ground = LegalGround.objects.get(code="almenlejeloven_92_2")
    case, _ = open_case(tenancy=tenancy, tenant_name=tenant_name, address=address, ground=ground, by=by)
    known = LandlordNotice.objects.filter(case=case, tenancy=tenancy, ground=ground).first()
    if known is not None:
        return known
    notice = _store(tenancy, tenant_name, address, ground, case, by)
    record_event(case=case, kind=LegalEventKind.LANDLORD_NOTICE, on=timezone.localdate(), by=by)
    return notice


@dataclass(frozen=True)
class ConsentGiven:
    """What the tenant has agreed to: which kinds of data, for what, how and when, until when."""

    purpose: str
    categories: frozenset[DataCategory]
    given_on: date
    method: ConsentMethod
    expires_on: date
    evidence: str = ""


@dataclass(frozen=True)
class SharedFacts:
    """What the landlord could pass on; only what the consent names is. `arrears` in kroner."""

    phone: str = ""
    email: str = ""
    arrears: Decimal | None = None
    rent_due_on: date | None = None
    demand_sent_on: date | None = None
    demand_received_on: date | None = None
    terminated_on: date | None = None


# What a tenant who agrees to it lets the landlord know in return.
BACK_TO_LANDLORD = frozenset({DataCategory.IN_CONTACT, DataCategory.PLAN_PART, DataCategory.DECISION})


@transaction.atomic
def pass_on_consent(
    *,
    tenancy: Tenancy,
    tenant_name: str,
    address: Address,
    consent: ConsentGiven,
    facts: SharedFacts,
    agreed_back: bool = False,
    by: Membership,
) -> LandlordNotice:
    """Bring a tenant who has agreed to it to the municipality for early help, with what the consent names.

    `agreed_back`: the tenant has also agreed that the landlord is told of its own part of the plan.
    """
    check_may(by, Permission.KEEP_ARREARS)
    ground = LegalGround.objects.get(code="tenant_consent")
    case, _ = open_case(tenancy=tenancy, tenant_name=tenant_name, address=address, ground=ground, by=by)
    unit = housing_support_unit()
    keep_consent(case, consent, consent.categories, (by.agency, unit), by)
    if agreed_back:
        keep_consent(case, consent, BACK_TO_LANDLORD, (unit, by.agency), by)
    _copy_what_is_named(case, consent.categories, facts, by)
    return _store(tenancy, tenant_name, address, ground, case, by)


def keep_consent(
    case: Case, given: ConsentGiven, categories: frozenset[DataCategory], way: tuple[Agency, Agency], by: Membership
) -> Consent:
    """Store what the tenant agreed to, of the given kinds of data, `way`: from one agency to another."""
    stored = Consent.objects.create(
        case=case,
        purpose=given.purpose,
        categories=sorted(categories),
        from_agency=way[0],
        to_agency=way[1],
        given_on=given.given_on,
        method=given.method,
        evidence=given.evidence,
        expires_on=given.expires_on,
    )
    record(by=by, verb=Verb.CREATE, obj=stored, case=case, categories=stored.categories)
    return stored


def _copy_what_is_named(case: Case, named: frozenset[DataCategory], facts: SharedFacts, by: Membership) -> None:
    if DataCategory.CONTACT in named:
        Tenant.objects.filter(pk=case.tenants.values("pk")[:1]).update(phone=facts.phone, email=facts.email)
    if DataCategory.ARREARS in named and facts.arrears is not None:
        Case.objects.filter(pk=case.pk).update(arrears_amount=facts.arrears)
    if DataCategory.DATES in named:
        told = {
            LegalEventKind.RENT_DUE: facts.rent_due_on,
            LegalEventKind.DEMAND_SENT: facts.demand_sent_on,
            LegalEventKind.DEMAND_RECEIVED: facts.demand_received_on,
            LegalEventKind.TERMINATION_SENT: facts.terminated_on,
        }
        for kind, on in told.items():
            if on is not None:
                record_event(case=case, kind=kind, on=on, by=by)


def _store(
    tenancy: Tenancy, name: str, address: Address, ground: LegalGround, case: Case, by: Membership
) -> LandlordNotice:
    notice = LandlordNotice.objects.create(
        landlord=tenancy.landlord,
        tenancy=tenancy,
        ground=ground,
        sent_by=by,
        tenant_name=name,
        street=address.street,
        postcode=address.postcode,
        city=address.city,
        case=case,
    )
    record(by=by, verb=Verb.SEND, obj=notice, ground=ground.code)
    return notice
