"""A tenancy reported by a private landlord who has no lists."""

from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256

from django.db import transaction

from coordination.access.permissions import Permission
from coordination.access.rules import check_may
from coordination.actions.cases import Address
from coordination.actions.notices import ConsentGiven, SharedFacts, pass_on_consent
from coordination.intake.tenancies import compact_of, key_of
from coordination.models import ArrearsRecord, LandlordNotice, Tenancy
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record

LONGEST = 60  # characters of a tenancy number and of its key
_TAIL = 12  # of them to tell long addresses apart
# A landlord need not say what is owed; the pages then show no amount.
UNKNOWN = Decimal(0)


@dataclass(frozen=True)
class Report:
    """What the landlord has written down. It stays the landlord's own unless there is a consent."""

    tenant_name: str
    address: Address
    facts: SharedFacts = field(default_factory=SharedFacts)


@transaction.atomic
def report_tenancy(
    *, report: Report, consent: ConsentGiven | None, by: Membership
) -> tuple[ArrearsRecord, LandlordNotice | None]:
    """Keep the report in the landlord's compartment and, with the tenant's consent, pass on what it names."""
    check_may(by, Permission.REPORT_TENANCY)
    tenancy = _tenancy(report.address, by)
    kept, _ = ArrearsRecord.objects.update_or_create(
        landlord=by.agency,
        tenancy=tenancy,
        oldest_due_on=report.facts.rent_due_on,
        defaults={
            "tenants": [report.tenant_name],
            "phone": report.facts.phone,
            "balance": report.facts.arrears or UNKNOWN,
            "demand_received_on": report.facts.demand_received_on,
            "settled_at": None,
        },
    )
    record(by=by, verb=Verb.CREATE, obj=kept)
    if consent is None:
        return kept, None
    notice = pass_on_consent(
        tenancy=tenancy,
        tenant_name=report.tenant_name,
        address=report.address,
        consent=consent,
        facts=report.facts,
        by=by,
    )
    return kept, notice


def _tenancy(address: Address, by: Membership) -> Tenancy:
    """Without numbers of one's own, the address is the number: the same dwelling reported again is the same tenancy."""
    number = f"{address.street}, {address.postcode}"
    tenancy, _ = Tenancy.objects.update_or_create(
        landlord=by.agency,
        key=_key(number),
        defaults={"street": address.street, "postcode": address.postcode, "city": address.city},
        create_defaults={
            "number": number[:LONGEST],
            "compact": compact_of(_key(number)),
            "street": address.street,
            "postcode": address.postcode,
            "city": address.city,
        },
    )
    return tenancy


def _key(number: str) -> str:
    """Equal for two spellings of one address: capitals, commas, points and spaces say nothing."""
    key = key_of(number.replace(",", " ").replace(".", " "))
    if len(key) <= LONGEST:
        return key
    return f"{key[: LONGEST - _TAIL]}{sha256(key.encode()).hexdigest()[:_TAIL]}"
