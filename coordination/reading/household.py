"""Who lives in the dwelling, who of them has agreed to what, and who may speak for them. For the unit alone."""

from typing import Any

from django.utils import timezone

from coordination.mandates import Mandate
from coordination.models import Case, Consent, Representative, Tenant
from coordination.reading.consents import data_of, way_of
from coordination.reading.labels import sentence


def household(case: Case) -> dict[str, Any]:
    """{tenants, gone, representatives, was_represented}. Who has ended is named, and no way to reach them."""
    tenants = list(Tenant.objects.filter(case=case))
    agreed: dict[int, list[str]] = {}
    consents = Consent.objects.in_force().filter(case=case).select_related("from_agency", "to_agency")
    for consent in consents:
        if consent.tenant_id is not None:
            agreed.setdefault(consent.tenant_id, []).append(f"{way_of(consent)}: {data_of(consent)}")
    today = timezone.localdate()
    speaking = Representative.objects.filter(case=case)
    return {
        "tenants": [
            {"name": each.name, "phone": each.phone, "email": each.email, "agreed": agreed.get(each.pk, [])}
            for each in tenants
            if each.ended_on is None
        ],
        "gone": [
            {"name": each.name, "why": sentence(each.get_ended_because_display()), "on": each.ended_on}
            for each in tenants
            if each.ended_on is not None
        ],
        "of_all": [f"{way_of(each)}: {data_of(each)}" for each in consents if each.tenant_id is None],
        "representatives": [_speaks(each) for each in speaking if each.is_in_force(today)],
        "to_come": [
            {"name": each.name, "on": each.from_on} for each in speaking if each.from_on > today and not each.ended_on
        ],
        "spoke": [
            {"name": each.name, "on": each.ended_on or each.until_on}
            for each in speaking
            if not each.is_in_force(today) and each.from_on <= today
        ],
    }


def _speaks(each: Representative) -> dict[str, Any]:
    return {
        "name": each.name,
        "phone": each.phone,
        "relation": sentence(each.get_relation_display()),
        "mandate": ", ".join(str(Mandate(code).label) for code in each.mandate),
        "until": each.until_on,
    }
