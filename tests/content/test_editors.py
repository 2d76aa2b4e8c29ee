"""Who writes follows from memberships, whenever they begin, change or end."""

from datetime import date

import pytest

from content.editors import group_of, is_editor, synchronise
from content.permissions import COUNCIL, EDITORS, GROUP_OF
from tests.content.conftest import CAST


@pytest.mark.parametrize("who", CAST)
def test_a_membership_makes_a_writer_as_the_table_says(people, who):
    membership = people[who]

    assert group_of(membership) == GROUP_OF.get(CAST[who])
    assert is_editor(membership) == (who in {"editor", "council"})
    names = set(membership.user.groups.values_list("name", flat=True))
    assert names == ({GROUP_OF[CAST[who]]} if CAST[who] in GROUP_OF else set())


def test_nobody_is_no_writer():
    assert not is_editor(None)


def test_an_end_written_down_takes_the_group_away(people):
    membership = people["editor"]
    membership.valid_from, membership.valid_until = date(2020, 1, 1), date(2020, 2, 1)

    membership.save()

    assert not membership.user.groups.exists()


def test_a_membership_taken_out_takes_the_group_away(people):
    user = people["council"].user

    people["council"].delete()

    assert not user.groups.exists()


def test_groups_that_are_not_for_writing_are_left_alone(people):
    user = people["editor"].user
    own = people["editor"].agency.group
    user.groups.add(own)

    assert synchronise(user, COUNCIL)
    assert not synchronise(user, COUNCIL)

    assert set(user.groups.values_list("name", flat=True)) == {COUNCIL, own.name}
    assert EDITORS not in user.groups.values_list("name", flat=True)


def test_the_menu_offers_writing_to_those_the_door_lets_in(sign_in):
    for who in CAST:
        html = sign_in(who).get("/om/").content.decode()
        assert ('href="/admin/"' in html) == (who in {"editor", "council"})
