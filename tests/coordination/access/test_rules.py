"""Who may do what to this very thing: the check and the question give one answer, and the check says why not."""

from itertools import product

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone, translation

from coordination.access import rules
from coordination.access.permissions import Level, Permission
from coordination.access.rules import check_may
from coordination.lifecycle import PART_MOVES, PartStatus
from coordination.models import Case, PartGrant, PlanPart
from tests.factories.agency import AgencyFactory
from tests.factories.look_up import broken
from tests.factories.membership import MembershipFactory
from tests.personas import PEOPLE

UNIT = {"anne", "unit_lead"}


def refusal(check, *args) -> str:
    with translation.override("en"):
        try:
            check(*args)
        except PermissionDenied as reason:
            return str(reason)
    return ""


def may(cast, can, *args) -> set[str]:
    return {name for name in PEOPLE if can(cast.person(name), *args)} - {"ended", "inactive"}


def test_only_the_unit_plans_and_only_its_own_open_cases(cast, world):
    assert may(cast, rules.can_plan, world.mine) == UNIT
    elsewhere = MembershipFactory(agency=AgencyFactory(housing_support_unit=True))
    assert refusal(rules.check_can_plan, elsewhere, world.mine) == "Another unit coordinates this case."
    assert refusal(rules.check_can_plan, cast.ydelse, world.mine) == "Your agency does not do this in the hub."
    world.mine.closed_at = timezone.now()
    assert refusal(rules.check_can_plan, cast.anne, world.mine) == "The case is closed."


def test_writing_takes_a_grant_to_write_in_an_open_case(cast, world):
    assert may(cast, rules.can_write, world.help_part) == UNIT | {"ydelse"}
    assert may(cast, rules.can_write, world.landlord_part) == UNIT | {"fjordparken_clerk", "fjordparken_lead"}
    permission = PartGrant.objects.get(content_object=world.help_part, group=cast.ydelse.agency.group)
    permission.permission = type(permission.permission).objects.get(codename=Level.READ.value)
    permission.save()
    assert refusal(rules.check_can_write, cast.ydelse, world.help_part) == "You may read this part, not write in it."


def test_nobody_writes_in_a_closed_case(cast, world):
    Case.objects.filter(pk=world.mine.pk).update(closed_at=timezone.now())
    part = PlanPart.objects.select_related("case").get(pk=world.help_part.pk)
    assert refusal(rules.check_can_write, cast.ydelse, part) == "The case is closed."


def test_only_the_agency_whose_part_it_is_answers(cast, world):
    assert may(cast, rules.can_answer, world.help_part) == {"ydelse"}
    assert refusal(rules.check_can_answer, cast.anne, world.help_part) == "Only the agency that is asked may answer."


def test_its_owner_makes_the_moves_of_the_table_and_no_other(cast, world):
    for status, to in product(PartStatus, PartStatus):
        world.help_part.status = status
        assert rules.can_move(cast.ydelse, world.help_part, to) == (to in PART_MOVES[status]), (status, to)
        assert not rules.can_move(cast.anne, world.help_part, to)


def test_the_unit_takes_back_what_is_still_open(cast, world):
    for status in PartStatus:
        world.help_part.status = status
        is_open = status in {PartStatus.ASKED, PartStatus.ACCEPTED}
        assert may(cast, rules.can_withdraw, world.help_part) == (UNIT if is_open else set()), status


@pytest.mark.parametrize(
    "check",
    [rules.check_can_withdraw, rules.check_can_share, rules.check_can_ask_again],
    ids=lambda each: each.__name__,
)
def test_an_emergency_is_nobodys_task(cast, world, check):
    part = broken(world.mine, cast.myndighed).part
    assert refusal(check, cast.anne, part) == "This is an emergency access. End it on the case."


def test_a_permission_is_nobodys_without_a_membership():
    with pytest.raises(PermissionDenied):
        check_may(None, Permission.USE_CASES)


def test_a_part_that_nobody_was_asked_for_is_not_shared_withdrawn_or_asked_for_again(cast, world):
    emergency = broken(world.mine, cast.myndighed).part
    checks = (rules.check_can_share, rules.check_can_withdraw, rules.check_can_ask_again)
    for check in checks:
        assert refusal(check, cast.unit_lead, emergency) == "This is an emergency access. End it on the case."
    assert refusal(rules.check_can_withdraw, cast.unit_lead, world.unit_part) == "Nobody was asked for this part."
