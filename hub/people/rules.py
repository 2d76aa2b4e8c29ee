"""Who keeps an agency's people, which roles they may be given, and when one may not be taken away."""

from collections.abc import Callable
from enum import StrEnum

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.accounts.kinds import LANDLORDS, MUNICIPAL_OFFICES, AgencyKind, Role
from hub.accounts.models import Membership


class Permission(StrEnum):
    """What a person may do here by being who they are."""

    MANAGE_PEOPLE = "manage_people"


# Permission -> the roles that have it, in any kind of agency.
OF_ROLE: dict[Permission, frozenset[Role]] = {Permission.MANAGE_PEOPLE: frozenset({Role.LEAD})}

# Kind of agency -> the roles that fit it, the most usual first.
ROLES_OF: dict[str, tuple[Role, ...]] = {
    AgencyKind.HOUSING_SUPPORT_UNIT: (Role.COORDINATOR, Role.CASEWORKER, Role.LEAD),
    **dict.fromkeys(LANDLORDS, (Role.CLERK, Role.LEAD)),
    **dict.fromkeys(MUNICIPAL_OFFICES, (Role.CASEWORKER, Role.LEAD)),
    AgencyKind.BAILIFF_COURT: (Role.CASEWORKER, Role.LEAD),
    AgencyKind.LANDLORD_LAWYER: (Role.LAWYER, Role.CLERK, Role.LEAD),
    AgencyKind.VULNERABLE_CITIZENS_COUNCIL: (Role.COUNCIL_MEMBER, Role.LEAD),
    AgencyKind.EDITORIAL_OFFICE: (Role.EDITOR, Role.LEAD),
    AgencyKind.DATA_PROTECTION_OFFICE: (Role.DATA_PROTECTION_OFFICER, Role.LEAD),
}


def may(membership: Membership | None, permission: Permission) -> bool:
    return membership is not None and membership.role in OF_ROLE[permission]


def own_people(membership: Membership | None) -> "QuerySet[Membership]":
    """The memberships of one's own agency, past ones too; none for whoever does not keep them."""
    if membership is None or not may(membership, Permission.MANAGE_PEOPLE):
        return Membership.objects.none()
    return Membership.objects.filter(agency=membership.agency_id).select_related("user", "agency")


def open_people(membership: Membership | None) -> "QuerySet[Membership]":
    """Those of them that have not ended, whether or not the account is open: what can be changed."""
    today = timezone.localdate()
    return own_people(membership).filter(Q(valid_until__isnull=True) | Q(valid_until__gte=today))


def check_may(membership: Membership | None, permission: Permission) -> None:
    if not may(membership, permission):
        raise PermissionDenied(_("Only the agency's lead keeps its people."))


def check_fits(membership: Membership, role: str) -> None:
    """The role is one for this kind of agency."""
    if role not in ROLES_OF[membership.agency.kind]:
        raise PermissionDenied(_("This role does not belong in your agency."))


def check_can_change(membership: Membership, member: Membership) -> None:
    """One's own people, while they are there."""
    check_may(membership, Permission.MANAGE_PEOPLE)
    if not open_people(membership).filter(pk=member.pk).exists():
        raise PermissionDenied(_("This person is not in your agency any more."))


def check_can_lose_lead(membership: Membership, member: Membership) -> None:
    """An agency keeps a lead who can sign in: one who was invited and has not come yet does not count."""
    check_can_change(membership, member)
    if member.role == Role.LEAD and not _other_leads(member).exists():
        raise PermissionDenied(_("The agency needs a lead. Make somebody else the lead first."))


def _other_leads(member: Membership) -> "QuerySet[Membership]":
    leads = Membership.objects.active().filter(agency=member.agency_id, role=Role.LEAD).exclude(pk=member.pk)
    return leads.exclude(user=member.user_id).filter(Q(invited_at__isnull=True) | Q(acted_on__isnull=False))


def allowed(check: Callable[..., None], *what: object) -> bool:
    """What a button asks, of the same rule as the request."""
    try:
        check(*what)
    except PermissionDenied:
        return False
    return True
