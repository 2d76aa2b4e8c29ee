"""The words of permission, and who may do what: tables a lawyer could read."""

from enum import StrEnum

from hub.accounts.kinds import LANDLORDS, MUNICIPAL_OFFICES, AgencyKind, Role


class Level(StrEnum):
    """How far an agency is let into a part. Each holds the ones before it."""

    SUMMARY = "summarise_planpart"  # status and next date
    READ = "read_planpart"
    WRITE = "write_planpart"


ORDER: tuple[Level, ...] = (Level.SUMMARY, Level.READ, Level.WRITE)


def at_least(level: Level) -> list[str]:
    """The guardian codenames that open at least this far."""
    return [each.value for each in ORDER[ORDER.index(level) :]]


def lower(one: Level, other: Level) -> Level:
    """The one of the two that opens less."""
    return min(one, other, key=ORDER.index)


class Permission(StrEnum):
    """What a person may do by being who they are; whether to this very thing is asked of the thing."""

    USE_CASES = "use_cases"
    MAKE_PLANS = "make_plans"
    SHARE_PARTS = "share_parts"
    WATCH_ACCESS = "watch_access"
    KEEP_LONGER = "keep_longer"
    KEEP_ARREARS = "keep_arrears"
    SEND_STATUTORY_NOTICE = "send_statutory_notice"
    REPORT_TENANCY = "report_tenancy"
    READ_ACCESS_LOG = "read_access_log"
    CONTROL_ACCESS_LOGS = "control_access_logs"
    REVEAL = "reveal"
    LOOK_UP = "look_up"
    BREAK_GLASS = "break_glass"
    BOOK_TALKS = "book_talks"
    SEE_FIGURES = "see_figures"


_CASE_KINDS = frozenset(AgencyKind) - {
    AgencyKind.VULNERABLE_CITIZENS_COUNCIL,
    AgencyKind.EDITORIAL_OFFICE,
    AgencyKind.DATA_PROTECTION_OFFICE,
}

# Permission -> the kinds of agency that have it.
OF_KIND: dict[Permission, frozenset[AgencyKind]] = {
    Permission.USE_CASES: _CASE_KINDS,
    Permission.MAKE_PLANS: frozenset({AgencyKind.HOUSING_SUPPORT_UNIT}),
    Permission.SHARE_PARTS: frozenset({AgencyKind.HOUSING_SUPPORT_UNIT}),
    Permission.WATCH_ACCESS: frozenset({AgencyKind.HOUSING_SUPPORT_UNIT}),
    Permission.KEEP_LONGER: frozenset({AgencyKind.HOUSING_SUPPORT_UNIT}),
    Permission.KEEP_ARREARS: LANDLORDS,
    # Private landlords have no such duty, and so no such form (domain.md 1.3).
    Permission.SEND_STATUTORY_NOTICE: frozenset({AgencyKind.HOUSING_ASSOCIATION}),
    Permission.REPORT_TENANCY: frozenset({AgencyKind.PRIVATE_LANDLORD}),
    # What is protected, with a reason; of which case, coordination.access.visibility says.
    Permission.REVEAL: frozenset({AgencyKind.HOUSING_SUPPORT_UNIT}) | MUNICIPAL_OFFICES,
    # Whether the municipality is in contact with somebody: its own offices may know, and nobody else.
    Permission.LOOK_UP: frozenset({AgencyKind.HOUSING_SUPPORT_UNIT}) | MUNICIPAL_OFFICES,
    # Those who must act the same day (docs/decisions/break-glass.md).
    Permission.BREAK_GLASS: frozenset(
        {AgencyKind.AUTHORITY_CENTRE, AgencyKind.CHILD_WELFARE_OFFICE, AgencyKind.BENEFITS_OFFICE}
    ),
    # Where people come in from the street; whoever books learns nothing of cases.
    Permission.BOOK_TALKS: frozenset({AgencyKind.CITIZEN_SERVICE}),
    # Of whole years, and of no case: the row "Statistics" of the table (coordination.access.visibility). Associations
    # know their own cases, and would take them from the sum (docs/decisions/figures-of-a-year.md).
    Permission.SEE_FIGURES: frozenset({AgencyKind.HOUSING_SUPPORT_UNIT, AgencyKind.VULNERABLE_CITIZENS_COUNCIL})
    | MUNICIPAL_OFFICES - {AgencyKind.CHILD_WELFARE_OFFICE},
}

# Those who handle cases themselves.
_HANDLERS = frozenset({Role.LEAD, Role.COORDINATOR, Role.CASEWORKER})
# Permission -> the roles that have it; one that is not named asks for no role in particular.
OF_ROLE: dict[Permission, frozenset[Role]] = {
    # Letting further eyes into a thread that was written for fewer.
    Permission.SHARE_PARTS: frozenset({Role.LEAD, Role.COORDINATOR}),
    # Being told when access is not what the ledger says, or somebody sees or looks up much.
    Permission.WATCH_ACCESS: frozenset({Role.LEAD}),
    # That a closed case is not erased on its day.
    Permission.KEEP_LONGER: frozenset({Role.LEAD}),
    Permission.REVEAL: _HANDLERS,
    Permission.LOOK_UP: _HANDLERS,
    Permission.BREAK_GLASS: _HANDLERS,
}

# Permission -> this role in this kind of agency, and nobody else.
OF_KIND_AND_ROLE: dict[Permission, frozenset[tuple[str, str]]] = {
    # Access logs: of the unit's own cases, and of all (domain.md 4).
    Permission.READ_ACCESS_LOG: frozenset(
        {
            (AgencyKind.HOUSING_SUPPORT_UNIT, Role.LEAD),
            (AgencyKind.DATA_PROTECTION_OFFICE, Role.DATA_PROTECTION_OFFICER),
        }
    ),
    Permission.CONTROL_ACCESS_LOGS: frozenset({(AgencyKind.DATA_PROTECTION_OFFICE, Role.DATA_PROTECTION_OFFICER)}),
}

# Roles that never work with cases, whatever their agency.
WITHOUT_CASES = frozenset({Role.COUNCIL_MEMBER, Role.EDITOR, Role.DATA_PROTECTION_OFFICER})
_ABOUT_CASES = frozenset(
    {
        Permission.USE_CASES,
        Permission.MAKE_PLANS,
        Permission.SHARE_PARTS,
        Permission.WATCH_ACCESS,
        Permission.KEEP_LONGER,
        Permission.KEEP_ARREARS,
        Permission.SEND_STATUTORY_NOTICE,
        Permission.REPORT_TENANCY,
        Permission.REVEAL,
        Permission.LOOK_UP,
        Permission.BREAK_GLASS,
        Permission.BOOK_TALKS,
    }
)


def allows(permission: Permission, *, kind: str, role: str) -> bool:
    """Whether a person in this role of this kind of agency has the permission."""
    if permission in _ABOUT_CASES and role in WITHOUT_CASES:
        return False
    if permission in OF_ROLE and role not in OF_ROLE[permission]:
        return False
    if permission in OF_KIND_AND_ROLE:
        return (kind, role) in OF_KIND_AND_ROLE[permission]
    return kind in OF_KIND[permission]
