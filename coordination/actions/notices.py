"""What crosses from a landlord's compartment to the municipality: the statutory notice, and a tenant's consent.

Nothing else.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.access.alike import names_in, tenant_named
from coordination.access.consenting import NotAConsentError, check_categories, check_period, check_purpose
from coordination.access.permissions import Permission
from coordination.access.rules import check_owns
from coordination.actions.announcing import announce_case
from coordination.actions.cases import Address, housing_support_unit, open_case
from coordination.actions.clock import record_event
from coordination.intake.people import share_a_name
from coordination.lifecycle import ConsentMethod, DataCategory, LegalEventKind
from coordination.models import Case, Consent, LandlordNotice, LegalGround, Tenancy, Tenant
from hub.accounts.identity import the_hub_itself
from hub.accounts.models import Agency, Membership
from hub.audit.models import Verb
from hub.audit.record import record
from hub.outbox.topics import Topic


@transaction.atomic
def send_statutory_notice(*, tenancy: Tenancy, tenant_name: str, address: Address, by: Membership) -> LandlordNotice:
    """Tell the municipality that the tenancy goes to the bailiff court: name and address, and nothing more.

    Source: almenlejeloven § 92, stk. 2. The time it was sent proves that the duty was met, once for each filing: the
    same again on the same day is a form sent twice, and the first is the answer.
    """
    check_owns(by, tenancy, Permission.SEND_STATUTORY_NOTICE)
    ground = LegalGround.objects.get(code="almenlejeloven_92_2")
    known = _sent_today(tenancy, tenant_name, address, ground)
    if known is not None:
        return known
    with the_hub_itself():  # the landlord may neither see the case nor write in it
        # Who goes to the court is owed something.
        case, is_new = open_case(tenancy=tenancy, tenant_name=tenant_name, address=address, ground=ground, owed=True)
        notice = _store(tenancy, tenant_name, address, ground, case, by)
        record_event(case=case, kind=LegalEventKind.LANDLORD_NOTICE, on=timezone.localdate(), by=None)
        if not is_new:
            _tell_unit(notice)
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
    # Which of several; None: the one who lives there.
    tenant: Tenant | None = None


class _Signal(NamedTuple):
    """Which tenancy a landlord tells of, with what it tells of name and address, on what ground."""

    tenancy: Tenancy
    tenant_name: str
    address: Address
    ground: LegalGround


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


# What a tenant who agrees to it lets the landlord know in return. The form names each (coordination.forms.notices).
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

    `agreed_back`: the tenant has also agreed that the landlord is told what BACK_TO_LANDLORD names.
    """
    check_owns(by, tenancy, Permission.KEEP_ARREARS)
    ground = LegalGround.objects.get(code="tenant_consent")
    signal = _Signal(tenancy, tenant_name, address, ground)
    with the_hub_itself():  # the landlord may neither see the case nor write in it
        return _pass_on(signal, consent, facts, agreed_back=agreed_back, by=by)


def _pass_on(
    signal: _Signal, consent: ConsentGiven, facts: SharedFacts, *, agreed_back: bool, by: Membership
) -> LandlordNotice:
    known = _sent_today(*signal)
    if known is not None and _is_kept(known.case, consent, by.agency):
        return known
    tenancy, tenant_name, address, ground = signal
    owed = (facts.arrears or False) if DataCategory.ARREARS in consent.categories else False
    case, is_new = open_case(tenancy=tenancy, tenant_name=tenant_name, address=address, ground=ground, owed=owed)
    unit = housing_support_unit()
    consent = replace(consent, tenant=_who_was_told_of(case, tenant_name))
    keep_consent(case, consent, consent.categories, (by.agency, unit), None)
    if agreed_back:
        keep_consent(case, consent, BACK_TO_LANDLORD, (unit, by.agency), None)
    if DataCategory.CONTACT in consent.categories:
        _copy_contact(case, tenant_name, facts)
    _copy_what_is_named(case, consent.categories, facts)
    notice = _store(tenancy, tenant_name, address, ground, case, by, consent.categories)
    if not is_new:
        _tell_unit(notice)
    return notice


def keep_consent(
    case: Case,
    given: ConsentGiven,
    categories: frozenset[DataCategory],
    way: tuple[Agency, Agency],
    by: Membership | None,
) -> Consent:
    """Store what the tenant agreed to, of the given kinds of data, `way`: from one agency to another.

    `by` None: it came with a landlord's word, and stands on record for the unit
    (docs/decisions/the-unit-opens-a-case.md).

    NotAConsentError when it is a general one, whatever form it was written in, or when several live there and it does
    not say who has agreed: one consent opens nothing of another's.
    """
    check_purpose(given.purpose)
    check_categories(categories)
    check_period(given.given_on, given.expires_on)
    stored = Consent.objects.create(
        case=case,
        purpose=given.purpose,
        categories=sorted(categories),
        from_agency=way[0],
        to_agency=way[1],
        given_on=given.given_on,
        method=given.method,
        evidence=given.evidence,
        tenant=_who_agreed(case, given),
        expires_on=given.expires_on,
    )
    record(by=by, agency=case.unit, verb=Verb.CREATE, obj=stored, case=case, categories=stored.categories)
    return stored


def _who_agreed(case: Case, given: ConsentGiven) -> Tenant:
    living = list(case.tenants.filter(ended_on__isnull=True))
    if given.tenant is None and len(living) > 1:
        raise NotAConsentError("whose")
    tenant = given.tenant or next(iter(living), None)
    if tenant not in living:
        raise PermissionDenied(_("The tenant who agreed to it lives there no more."))
    return tenant


def _who_was_told_of(case: Case, name: str) -> Tenant:
    """Whose consent the landlord passes on: the one of that name, or the only one when the two share a name.

    The landlord cannot be asked who else lives there. Whom else it names is one more of the household; that is on
    record for the unit alone, since the landlord reads its own rows.
    """
    living = list(case.tenants.filter(ended_on__isnull=True))
    known = tenant_named(case, names_in(name))
    if known is None and len(living) == 1 and share_a_name((living[0].name,), (name,)):
        known = living[0]
    if known is not None:
        return known
    tenant = Tenant.objects.create(case=case, name=name)
    record(by=None, agency=case.unit, verb=Verb.CREATE, obj=tenant, case=case)
    return tenant


def _copy_contact(case: Case, tenant_name: str, facts: SharedFacts) -> None:
    """To the tenant of that name who lives there, where none is known: what the tenant has told stands."""
    tenant = tenant_named(case, names_in(tenant_name))
    if tenant is not None:
        tenant.phone, tenant.email = tenant.phone or facts.phone, tenant.email or facts.email
        tenant.save(update_fields=["phone", "email"])


def _copy_what_is_named(case: Case, named: frozenset[DataCategory], facts: SharedFacts) -> None:
    # Whoever is writing down facts at this moment is shown what came in between.
    Case.objects.filter(pk=case.pk).update(version=F("version") + 1)
    dates: dict[LegalEventKind, date | None] = {}
    if DataCategory.ARREARS in named:
        dates[LegalEventKind.RENT_DUE] = facts.rent_due_on  # what is owed, and since when
        if facts.arrears is not None:
            Case.objects.filter(pk=case.pk).update(arrears_amount=facts.arrears)
    if DataCategory.DATES in named:
        dates |= {
            LegalEventKind.DEMAND_SENT: facts.demand_sent_on,
            LegalEventKind.DEMAND_RECEIVED: facts.demand_received_on,
            LegalEventKind.TERMINATION_SENT: facts.terminated_on,
        }
    for kind, on in dates.items():
        if on is not None:
            record_event(case=case, kind=kind, on=on, by=None)


def _sent_today(tenancy: Tenancy, name: str, address: Address, ground: LegalGround) -> LandlordNotice | None:
    """The very same, sent today already. Locks the tenancy, so that two at once do not both find nothing."""
    Tenancy.objects.select_for_update().get(pk=tenancy.pk)
    same = LandlordNotice.objects.filter(
        tenancy=tenancy,
        ground=ground,
        tenant_name=name,
        street=address.street,
        postcode=address.postcode,
        city=address.city,
        sent_at__date=timezone.localdate(),
    )
    return same.first()


def _is_kept(case: Case, given: ConsentGiven, landlord: Agency) -> bool:
    """Whether this very consent from the landlord stands on the case."""
    return Consent.objects.filter(
        case=case,
        from_agency=landlord,
        categories=sorted(given.categories),
        given_on=given.given_on,
        method=given.method,
        expires_on=given.expires_on,
        withdrawn_at__isnull=True,
    ).exists()


def _tell_unit(notice: LandlordNotice) -> None:
    """A further signal on a case that is open: the unit has looked at the first one already."""
    case = notice.case
    announce_case(case, Topic.PART_CHANGED, [case.unit], cause=str(notice.public_id), by=notice.sent_by)


def _store(
    tenancy: Tenancy,
    name: str,
    address: Address,
    ground: LegalGround,
    case: Case,
    by: Membership,
    passed_on: Iterable[DataCategory] = (),
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
        passed_on=[category for category in DataCategory if category in passed_on],
    )
    record(by=by, verb=Verb.SEND, obj=notice, ground=ground.code)
    return notice
