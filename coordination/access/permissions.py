"""The words of permission, and who may do what: two tables a lawyer could read."""

from enum import StrEnum

from hub.accounts.kinds import LANDLORDS, AgencyKind, Role


class Level(StrEnum):
    """How far an agency is let into a part. Each holds the ones before it."""

    SUMMARY = "summarise_planpart"  # status and next date
    READ = "read_planpart"
    WRITE = "write_planpart"


ORDER: tuple[Level, ...] = (Level.SUMMARY, Level.READ, Level.WRITE)


def at_least(level: Level) -> list[str]:
    """The guardian codenames that open at least this far."""
    return [each.value for each in ORDER[ORDER.index(level) :]]


class Permission(StrEnum):
    """What a person may do by being who they are; whether to this very thing is asked of the thing."""

    USE_CASES = "use_cases"
    MAKE_PLANS = "make_plans"
    KEEP_ARREARS = "keep_arrears"
    SEND_STATUTORY_NOTICE = "send_statutory_notice"
    REPORT_TENANCY = "report_tenancy"
    USE_COUNCIL_ROOM = "use_council_room"
    EDIT_GUIDANCE = "edit_guidance"


_CASE_KINDS = frozenset(AgencyKind) - {AgencyKind.VULNERABLE_CITIZENS_COUNCIL, AgencyKind.EDITORIAL_OFFICE}

# Permission -> the kinds of agency that have it.
OF_KIND: dict[Permission, frozenset[AgencyKind]] = {
    Permission.USE_CASES: _CASE_KINDS,
    Permission.MAKE_PLANS: frozenset({AgencyKind.HOUSING_SUPPORT_UNIT}),
    Permission.KEEP_ARREARS: LANDLORDS,
    # Private landlords have no such duty, and so no such form (domain.md 1.3).
    Permission.SEND_STATUTORY_NOTICE: frozenset({AgencyKind.HOUSING_ASSOCIATION}),
    Permission.REPORT_TENANCY: frozenset({AgencyKind.PRIVATE_LANDLORD}),
    Permission.USE_COUNCIL_ROOM: frozenset({AgencyKind.VULNERABLE_CITIZENS_COUNCIL}),
    Permission.EDIT_GUIDANCE: frozenset({AgencyKind.EDITORIAL_OFFICE}),
}

# Roles that never work with cases, whatever their agency.
WITHOUT_CASES = frozenset({Role.COUNCIL_MEMBER, Role.EDITOR})
_ABOUT_CASES = frozenset(
    {
        Permission.USE_CASES,
        Permission.MAKE_PLANS,
        Permission.KEEP_ARREARS,
        Permission.SEND_STATUTORY_NOTICE,
        Permission.REPORT_TENANCY,
    }
)


def allows(permission: Permission, *, kind: str, role: str) -> bool:
    """Whether a person in this role of this kind of agency has the permission."""
    if permission in _ABOUT_CASES and role in WITHOUT_CASES:
        return False
    return kind in OF_KIND[permission]
