"""The tenants of a case as one agency may know them: what one of several has agreed to opens nothing of another."""

from collections.abc import Sequence
from dataclasses import dataclass

from coordination.access.letters import Letter
from coordination.access.visibility import Item, cell
from coordination.lifecycle import DataCategory
from coordination.models import Case, Tenant
from coordination.models.consent import Consent
from hub.accounts.models import Agency


@dataclass(frozen=True)
class TenantView:
    """A tenant as far as the reader may know; what is hidden is empty. `reachable`: the reader may get in touch."""

    name: str
    phone: str = ""
    email: str = ""
    reachable: bool = False


def tenants_as_seen(case: Case, agency: Agency, *, contact: bool) -> list[TenantView]:
    """Those who live there. `contact`: the table shows the agency how to get in touch, with those it may reach."""
    everybody = list(case.tenants.all())
    living = [tenant for tenant in everybody if tenant.ended_on is None]
    # Where nobody lives any more the names still say whose case it was, and nobody is to be called.
    reached = _reached(case, agency, everybody) if contact and living else frozenset()
    return [
        TenantView(each.name, each.phone, each.email, reachable=True) if each.pk in reached else TenantView(each.name)
        for each in living or everybody
    ]


def _reached(case: Case, agency: Agency, everybody: Sequence[Tenant]) -> frozenset[int]:
    """Of those who live there: all, or who has agreed, where the table asks for a consent."""
    living = frozenset(tenant.pk for tenant in everybody if tenant.ended_on is None)
    if Letter.CONSENT not in cell(Item.CONTACT, agency.kind):
        return living
    agreed = Consent.objects.in_force().filter(case=case, to_agency=agency, categories__contains=[DataCategory.CONTACT])
    # One from before consents named a tenant, and that several may have given, is nobody's.
    return living & frozenset(agreed.values_list("tenant_id", flat=True))
