"""The table of what is shown, held to the lawyer's own telling of it (tests.coordination.access.oracle)."""

from itertools import product

import pytest

from coordination.access.letters import MEANING, Extent, Letter, Standing, cell_of
from coordination.access.visibility import COLUMNS, CONSENT_FOR, TABLE, Item, extent
from coordination.lifecycle import DataCategory
from hub.accounts.kinds import AgencyKind as K
from tests.coordination.access import oracle
from tests.coordination.access.oracle import Stands, may_know

WORDS = {Extent.NOTHING: oracle.NOTHING, Extent.STATUS: oracle.STATUS, Extent.FULL: oracle.ALL}
YES_NO = (True, False)
AGREED = (frozenset(), frozenset(DataCategory.values), *(frozenset({value}) for value in DataCategory.values))
# The data protection officer's office is a kind of its own, whether or not the hub has it yet.
KINDS = [*K.values, "data_protection_office", "something_new"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_shown_what_the_lawyer_says_however_it_stands(kind):
    for owns, part, filed, agreed in product(YES_NO, YES_NO, YES_NO, AGREED):
        standing = Standing(
            owns_tenancy=owns and kind in oracle.LANDLORDS, has_part=part, consented=agreed, is_filed=filed
        )
        who = Stands(kind, standing.owns_tenancy, part, agreed, filed)
        shown = {item.value: WORDS[extent(item, kind, standing)] for item in Item}
        assert shown == {item: may_know(item, who) for item in oracle.ROWS}, who


def test_the_table_has_every_item_and_a_cell_for_every_column():
    assert set(TABLE) == set(Item)
    assert {item.value for item in Item} == set(oracle.ROWS)
    assert tuple(COLUMNS) == oracle.KINDS
    assert {len(row.cells) for row in TABLE.values()} == {len(COLUMNS)}
    assert set(COLUMNS) <= set(K.values)


def test_every_row_gives_its_ground_and_says_whether_it_is_confirmed():
    for item, row in TABLE.items():
        assert row.label, item
        assert row.ground, item
        assert row.mark in {"V", "K"}, item


def test_a_consent_opens_only_the_line_that_it_names():
    landlord = K.HOUSING_ASSOCIATION.value
    for named in DataCategory.values:
        opened = {i for i in Item if extent(i, landlord, Standing(consented=frozenset({named})))}
        opened -= {i for i in Item if extent(i, landlord, Standing())}
        assert opened <= {i for i, category in CONSENT_FOR.items() if category == named}


@pytest.mark.parametrize("kind", [K.EDITORIAL_OFFICE, K.VULNERABLE_CITIZENS_COUNCIL, "data_protection_office"])
def test_editors_council_and_data_protection_are_shown_nothing_of_a_case(kind):
    everything = Standing(owns_tenancy=True, has_part=True, consented=frozenset(DataCategory.values), is_filed=True)
    assert not [item for item in Item if extent(item, kind, everything)]


def test_illness_is_shown_to_no_landlord_and_no_consent_changes_that():
    for kind, owns, part, agreed in product(oracle.LANDLORDS, YES_NO, YES_NO, AGREED):
        assert not extent(Item.CAUSE_HEALTH, kind, Standing(owns, part, agreed))


def test_every_letter_has_a_meaning_and_an_unknown_one_is_refused():
    assert set(MEANING) == set(Letter)
    assert cell_of("TS") == (Letter.TASK, Letter.STATUS)
    assert cell_of("C/L→F") == (Letter.ENTERED,)
    with pytest.raises(ValueError, match="X"):
        cell_of("TX")
