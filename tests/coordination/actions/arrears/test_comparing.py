"""Which tenancy a number means, where systems write it in several ways."""

import pytest

from coordination.actions.arrears.comparing import Known, Sought, shared_compacts
from coordination.models import ArrearsRecord, Fate, Tenancy
from tests.coordination.intake.making import line
from tests.factories.lists import fates, imported
from tests.factories.tenancy import TenancyFactory

pytestmark = pytest.mark.django_db


def meant(cast, number: str, *known: str, alone: bool = True) -> str | None:
    """The number of the tenancy that is meant, of those the landlord has."""
    landlord = cast.fjordparken_clerk.agency
    for each in known:
        TenancyFactory(landlord=landlord, number=each)
    found = Known.about(landlord, [number]).tenancy(Sought(number, None, alone))
    return found.number if found else None


@pytest.mark.parametrize(
    "written", ["012-04-0173-2", "012 04 0173 2", "012.04.0173.2", "0120401732", "120401732", "12-04-0173-2"]
)
def test_a_number_that_lost_separators_or_zeros_is_the_tenancy_it_can_only_be(cast, written):
    assert meant(cast, written, "012-04-0173-2", "012-04-0174-2") == "012-04-0173-2"


def test_a_full_number_is_the_tenancy_that_was_first_seen_without_separators(cast):
    assert meant(cast, "012-04-0173-2", "120401732") == "120401732"


def test_numbers_whose_separators_stand_elsewhere_are_two(cast):
    assert meant(cast, "1-11", "11-1") is None


def test_a_number_that_two_tenancies_may_be_is_neither(cast):
    assert meant(cast, "111", "1-11", "11-1") is None


def test_the_number_spelt_as_it_is_wins_over_those_that_resemble_it(cast):
    assert meant(cast, "111", "1-11", "11-1", "111") == "111"


def test_a_number_that_shares_its_digits_with_another_of_the_list_is_only_itself(cast):
    assert meant(cast, "111", "1-11", alone=False) is None


def test_another_landlords_tenancy_is_never_meant(cast):
    TenancyFactory(landlord=cast.lindehoej_clerk.agency, number="012-04-0173-2")
    assert meant(cast, "012-04-0173-2") is None


def test_a_tenancy_that_is_not_known_cannot_be_had(cast):
    with pytest.raises(LookupError):
        Known(cast.fjordparken_clerk.agency).existing(Sought("1-2", None))


def test_numbers_of_one_list_that_become_the_same_are_found():
    assert shared_compacts(["1-11", "11-1", "1-11", "2-22", "0222"]) == {"111", "222"}


def test_a_list_without_zeros_is_matched_to_what_another_system_told(cast):
    imported(cast.fjordparken_clerk, line())
    second = imported(cast.fjordparken_clerk, line(Lejemålsnr="120401732", Saldo="9.000,00"))
    assert fates(second) == {Fate.CHANGED: 1}
    assert Tenancy.objects.count() == 1
    assert ArrearsRecord.objects.get().tenancy.number == "012-04-0173-2"


def test_resembling_numbers_of_one_list_stay_apart_wherever_it_is_cut(cast, monkeypatch):
    monkeypatch.setattr("coordination.actions.arrears.importing.AT_A_TIME", 1)
    rows = line(Lejemålsnr="012-04-0173-2"), line(Lejemålsnr="0120401732", Navn="Overby, Flemming")
    assert fates(imported(cast.fjordparken_clerk, *rows)) == {Fate.NEW: 2}
    assert fates(imported(cast.fjordparken_clerk, *rows)) == {Fate.UNCHANGED: 2}


def test_what_two_rows_lead_to_is_read_by_two_statements(cast, django_assert_num_queries):
    imported(cast.fjordparken_clerk, line())
    with django_assert_num_queries(2):
        Known.about(cast.fjordparken_clerk.agency, ["012-04-0173-2", *(f"9-{number}" for number in range(50))])
