"""Whether a case is of the person, or the dwelling, that somebody tells of: for the unit, and for the hub itself."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q

from coordination.access.visible import visible_cases
from coordination.intake.addresses import dwelling_key
from coordination.intake.people import name_key, split_tenants
from coordination.models import Case, Tenant
from hub.accounts.models import Membership

Name = frozenset[str]


def names_in(told: str) -> set[Name]:
    """Of one tenant, or of several in one field, as landlords write them."""
    return {name_key(told), *map(name_key, split_tenants(told))}


def is_of(case: Case, names: Collection[Name]) -> bool:
    """Whether one of those who live there bears one of the names."""
    return tenant_named(case, names) is not None


def tenant_named(case: Case, names: Collection[Name]) -> Tenant | None:
    """The first of those who live there who bears one of the names."""
    living = (tenant for tenant in case.tenants.all() if tenant.ended_on is None)
    return next((tenant for tenant in living if name_key(tenant.name) in names), None)


def is_in(case: Case, street: str, postcode: str) -> bool:
    """Whether it is the same dwelling, floor and door included."""
    return case.postcode == postcode.strip() and dwelling_key(case.street) == dwelling_key(street)


def alike(
    membership: Membership, *, name: str, street: str, postcode: str, but: UUID, most: int
) -> list[tuple[int, bool]]:
    """The unit's cases, the newest first, that may be of the person: each with whether it is by the name.

    Of the same name, wherever; or in the same dwelling, whoever. A protected address is held against none: a hit would
    tell where it is. Such a case is found by its tenant's name, and shown as any other protected one.
    """
    own = visible_cases(membership).filter(unit=membership.agency).exclude(public_id=but)
    names, longest = names_in(name), max(name.replace(",", " ").split(), key=len, default="")
    near = own.filter(Q(tenants__name__icontains=longest) | Q(postcode=postcode, address_protected=False)).distinct()
    found: list[tuple[int, bool]] = []
    for case in near.prefetch_related("tenants").order_by("-opened_at", "-pk"):
        by_name = is_of(case, names)
        if by_name or (not case.address_protected and is_in(case, street, postcode)):
            found.append((case.pk, by_name))
    return found[:most]
