"""Who may do what by being who they are."""

from itertools import product

import pytest

from coordination.access.permissions import Level, Permission, allows, at_least
from hub.accounts.kinds import MUNICIPAL_OFFICES, Role
from hub.accounts.kinds import AgencyKind as K

P = Permission
WORKS_WITH_CASES = set(K) - {K.VULNERABLE_CITIZENS_COUNCIL, K.EDITORIAL_OFFICE, K.DATA_PROTECTION_OFFICE}
IS_OFFICER = (K.DATA_PROTECTION_OFFICE, Role.DATA_PROTECTION_OFFICER)


def ought(permission: Permission, kind: K, role: Role) -> bool:
    if permission is P.CONTROL_ACCESS_LOGS:
        return (kind, role) == IS_OFFICER
    if permission is P.READ_ACCESS_LOG:
        return (kind, role) in {IS_OFFICER, (K.HOUSING_SUPPORT_UNIT, Role.LEAD)}
    if permission is P.SEE_FIGURES:
        counted_for = {K.HOUSING_SUPPORT_UNIT, K.VULNERABLE_CITIZENS_COUNCIL, *MUNICIPAL_OFFICES}
        return kind in counted_for - {K.CHILD_WELFARE_OFFICE}
    # These never work with cases, wherever they are put.
    if role in {Role.COUNCIL_MEMBER, Role.EDITOR, Role.DATA_PROTECTION_OFFICER}:
        return False
    handles = role in {Role.LEAD, Role.COORDINATOR, Role.CASEWORKER}
    return {
        P.REVEAL: handles and (kind in MUNICIPAL_OFFICES or kind == K.HOUSING_SUPPORT_UNIT),
        P.LOOK_UP: handles and (kind in MUNICIPAL_OFFICES or kind == K.HOUSING_SUPPORT_UNIT),
        P.BREAK_GLASS: handles and kind in {K.AUTHORITY_CENTRE, K.CHILD_WELFARE_OFFICE, K.BENEFITS_OFFICE},
        P.USE_CASES: kind in WORKS_WITH_CASES,
        P.MAKE_PLANS: kind == K.HOUSING_SUPPORT_UNIT,
        P.WATCH_ACCESS: kind == K.HOUSING_SUPPORT_UNIT and role == Role.LEAD,
        P.KEEP_LONGER: kind == K.HOUSING_SUPPORT_UNIT and role == Role.LEAD,
        P.SHARE_PARTS: kind == K.HOUSING_SUPPORT_UNIT and role in {Role.LEAD, Role.COORDINATOR},
        P.KEEP_ARREARS: kind in {K.HOUSING_ASSOCIATION, K.PRIVATE_LANDLORD},
        P.SEND_STATUTORY_NOTICE: kind == K.HOUSING_ASSOCIATION,
        P.REPORT_TENANCY: kind == K.PRIVATE_LANDLORD,
        P.BOOK_TALKS: kind == K.CITIZEN_SERVICE,
    }[permission]


@pytest.mark.parametrize("permission", list(Permission))
def test_every_permission_is_held_by_the_kinds_and_roles_that_ought_to(permission):
    for kind, role in product(K, Role):
        assert allows(permission, kind=kind, role=role) == ought(permission, kind, role), (kind, role)


def test_each_level_opens_what_the_lower_ones_open():
    assert at_least(Level.WRITE) == [Level.WRITE]
    assert at_least(Level.READ) == [Level.READ, Level.WRITE]
    assert at_least(Level.SUMMARY) == [Level.SUMMARY, Level.READ, Level.WRITE]
