"""A tenancy reported by a private landlord who has no lists."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.db import transaction

from coordination.access.permissions import Permission
from coordination.access.rules import check_may
from coordination.actions.cases import Address
from coordination.actions.notices import ConsentGiven, SharedFacts, pass_on_consent
from coordination.models import ArrearsRecord, LandlordNotice, Tenancy
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record


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
            "balance": report.facts.arrears or Decimal(0),
            "demand_received_on": report.facts.demand_received_on,
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
    number = " ".join(f"{address.street} {address.postcode}".lower().replace(",", " ").replace(".", " ").split())[:60]
    tenancy, _ = Tenancy.objects.update_or_create(
        landlord=by.agency,
        number=number,
        defaults={"street": address.street, "postcode": address.postcode, "city": address.city},
    )
    return tenancy
