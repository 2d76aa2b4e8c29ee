"""The table of what is shown, held to a second telling of `domain.md` 4, office by office, in plain words."""

from itertools import product

import pytest

from coordination.access.visibility import COLUMNS, TABLE, Item, is_shown
from coordination.lifecycle import DataCategory
from hub.accounts.kinds import AgencyKind as K

WHO_LIVES_WHERE = {Item.TENANT_NAME, Item.ADDRESS}
MONEY_AND_DATES = {Item.ARREARS, Item.DEMAND_DATES, Item.COURT_DATES}


def may_know(kind: K, *, owns_tenancy: bool, has_part: bool, consented: set[str]) -> set[Item]:
    """What the law lets the office know, told office by office; the table is told item by item."""
    if kind == K.HOUSING_SUPPORT_UNIT:  # coordinates: everything
        return set(Item)
    if kind in {K.HOUSING_ASSOCIATION, K.PRIVATE_LANDLORD}:
        own = WHO_LIVES_WHERE | MONEY_AND_DATES if owns_tenancy else set()
        # What the tenant has told the municipality, a number to call included, takes the tenant's word.
        return own | {item for item in (Item.CONTACT, Item.CAUSE_ECONOMIC) if DataCategory(item) in consented}
    # § 5 a is the authority centre's own decision, task or not.
    own_decision = {Item.ASSESSMENT_5A} if kind == K.AUTHORITY_CENTRE else set()
    return own_decision | (OFFICE_WITH_TASK.get(kind, set()) if has_part else set())


OFFICE_WITH_TASK = {
    K.CITIZEN_SERVICE: WHO_LIVES_WHERE | {Item.CONTACT},
    K.BENEFITS_OFFICE: WHO_LIVES_WHERE
    | MONEY_AND_DATES
    | {Item.CONTACT, Item.HOUSEHOLD, Item.CAUSE_ECONOMIC, Item.ASSESSMENT_5A},
    K.AUTHORITY_CENTRE: WHO_LIVES_WHERE
    | MONEY_AND_DATES
    | {Item.CONTACT, Item.HOUSEHOLD, Item.CAUSE_ECONOMIC, Item.CAUSE_HEALTH},
    K.PAYMENTS_OFFICE: WHO_LIVES_WHERE | {Item.ARREARS},
    K.CHILD_WELFARE_OFFICE: WHO_LIVES_WHERE | {Item.CONTACT, Item.HOUSEHOLD},
}
STANDINGS = list(product((True, False), (True, False), (frozenset(), frozenset(DataCategory))))


@pytest.mark.parametrize("kind", list(K))
@pytest.mark.parametrize(("owns_tenancy", "has_part", "consented"), STANDINGS)
def test_each_office_is_shown_what_it_may_know_and_nothing_else(kind, owns_tenancy, has_part, consented):
    standing = {"owns_tenancy": owns_tenancy, "has_part": has_part, "consented": consented}
    shown = {item for item in Item if is_shown(item, kind=kind, **standing)}
    assert shown == may_know(kind, **standing)


@pytest.mark.parametrize(
    "kind", [K.LANDLORD_LAWYER, K.BAILIFF_COURT, K.VULNERABLE_CITIZENS_COUNCIL, K.EDITORIAL_OFFICE]
)
def test_lawyer_court_council_and_editors_are_shown_nothing_however_they_stand(kind):
    everything = {"owns_tenancy": True, "has_part": True, "consented": frozenset(DataCategory)}
    assert not [item for item in Item if is_shown(item, kind=kind, **everything)]


def test_illness_is_shown_to_no_landlord_and_no_consent_changes_that():
    landlords = (K.HOUSING_ASSOCIATION, K.PRIVATE_LANDLORD)
    for kind, (owns, has_part, consented) in product(landlords, STANDINGS):
        assert not is_shown(Item.CAUSE_HEALTH, kind=kind, owns_tenancy=owns, has_part=has_part, consented=consented)


def test_a_consent_to_something_else_does_not_tell_the_cause():
    others = frozenset(DataCategory) - {DataCategory.CAUSE_ECONOMIC}
    assert not is_shown(
        Item.CAUSE_ECONOMIC, kind=K.HOUSING_ASSOCIATION, owns_tenancy=True, has_part=True, consented=others
    )


def test_the_table_has_a_letter_for_every_item_and_column():
    assert set(TABLE) == set(Item)
    assert {len(row.split()) for row in TABLE.values()} == {len(COLUMNS)}
    assert {letter for row in TABLE.values() for letter in row.split()} <= set("FOTC-")
