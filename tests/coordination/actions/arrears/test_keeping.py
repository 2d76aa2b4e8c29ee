"""What a row may change: what its list speaks of, and never a protection by saying nothing."""

import pytest

from coordination.models import ArrearsRecord, Tenancy
from tests.coordination.intake.making import HEADER, line
from tests.factories.lists import imported

pytestmark = pytest.mark.django_db
WITH_MARK = [*HEADER, "Beskyttet adresse"]


def street() -> str:
    return Tenancy.objects.get(number="012-04-0173-2").street


def test_an_address_that_has_been_put_right_is_taken_over(cast):
    imported(cast.fjordparken_clerk, line())
    imported(cast.fjordparken_clerk, line(Adresse="Fjordparken 17, 2. th."))
    assert street() == "Fjordparken 17, 2. th."


def test_a_list_without_addresses_leaves_the_known_ones(cast):
    imported(cast.fjordparken_clerk, line())
    short = [cell for name, cell in zip(HEADER, line(), strict=True) if name not in {"Adresse", "Postnr", "By"}]
    imported(cast.fjordparken_clerk, short, header=["Lejemålsnr", "Navn", "Saldo", "Ældste forfald"])
    assert (street(), Tenancy.objects.get().city) == ("Fjordparken 17, 2. tv.", "Nordby")


def test_an_address_is_protected_as_soon_as_a_list_says_so_and_stays_known_to_its_landlord(cast):
    imported(cast.fjordparken_clerk, line())
    imported(cast.fjordparken_clerk, line(Adresse="*****"))
    assert Tenancy.objects.get().address_protected
    assert street() == "Fjordparken 17, 2. tv."


def test_a_list_that_does_not_speak_of_protection_ends_none(cast):
    imported(cast.fjordparken_clerk, line(Adresse="*****"))
    imported(cast.fjordparken_clerk, line())
    assert Tenancy.objects.get().address_protected


def test_a_list_that_speaks_of_protection_can_end_it(cast):
    imported(cast.fjordparken_clerk, [*line(), "Ja"], header=WITH_MARK)
    assert Tenancy.objects.get().address_protected
    imported(cast.fjordparken_clerk, [*line(), "Nej"], header=WITH_MARK)
    assert not Tenancy.objects.get().address_protected


def test_a_hidden_name_does_not_take_a_known_one_away(cast):
    imported(cast.fjordparken_clerk, line())
    imported(cast.fjordparken_clerk, line(Navn="*****", Saldo="9.000,00"), line(Lejemålsnr="1-2"))
    assert ArrearsRecord.objects.get(tenancy__number="012-04-0173-2").tenants == ["Skovgaard-Holm, Mette"]
