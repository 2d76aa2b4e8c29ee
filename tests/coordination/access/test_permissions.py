"""Who may do what by being who they are."""

from itertools import product

import pytest

from coordination.access.permissions import Level, Permission, allows, at_least
from hub.accounts.kinds import AgencyKind as K
from hub.accounts.kinds import Role

P = Permission
WORKS_WITH_CASES = set(K) - {K.VULNERABLE_CITIZENS_COUNCIL, K.EDITORIAL_OFFICE}


def ought(permission: Permission, kind: K, role: Role) -> bool:
    if permission is P.USE_COUNCIL_ROOM:
        return kind == K.VULNERABLE_CITIZENS_COUNCIL
    if permission is P.EDIT_GUIDANCE:
        return kind == K.EDITORIAL_OFFICE
    if role in {Role.COUNCIL_MEMBER, Role.EDITOR}:  # they never work with cases, wherever they are put
        return False
    return {
        P.USE_CASES: kind in WORKS_WITH_CASES,
        P.MAKE_PLANS: kind == K.HOUSING_SUPPORT_UNIT,
        P.KEEP_ARREARS: kind in {K.HOUSING_ASSOCIATION, K.PRIVATE_LANDLORD},
        P.SEND_STATUTORY_NOTICE: kind == K.HOUSING_ASSOCIATION,
        P.REPORT_TENANCY: kind == K.PRIVATE_LANDLORD,
    }[permission]


@pytest.mark.parametrize("permission", list(Permission))
def test_every_permission_is_held_by_the_kinds_and_roles_that_ought_to(permission):
    for kind, role in product(K, Role):
        assert allows(permission, kind=kind, role=role) == ought(permission, kind, role), (kind, role)


def test_each_level_opens_what_the_lower_ones_open():
    assert at_least(Level.WRITE) == [Level.WRITE]
    assert at_least(Level.READ) == [Level.READ, Level.WRITE]
    assert at_least(Level.SUMMARY) == [Level.SUMMARY, Level.READ, Level.WRITE]
