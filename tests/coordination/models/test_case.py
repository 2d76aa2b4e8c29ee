"""A case: its number, what makes it urgent, and that a tenancy has one at a time."""

import re

import pytest
from django.db import IntegrityError, transaction

from coordination.causes import Cause
from coordination.models import Case, Tenancy
from coordination.models.public import ALPHABET, new_reference
from tests.factories.agency import AgencyFactory
from tests.factories.case import CaseFactory
from tests.factories.tenancy import TenancyFactory


def test_a_number_says_nothing_of_how_many_there_are():
    numbers = {new_reference() for _ in range(200)}
    assert len(numbers) > 190
    assert {letter for number in numbers for letter in number} <= set(ALPHABET)
    assert not set("ILOU") & set(ALPHABET)  # misread over the telephone


@pytest.mark.django_db
def test_a_case_keeps_the_number_it_was_given(travel):
    case = CaseFactory()
    assert re.fullmatch(rf"S-20\d\d-[{ALPHABET}]{{5}}", case.reference)
    given = case.reference
    case.save()
    assert case.reference == given == str(case)


@pytest.mark.parametrize(
    ("children", "causes", "immediate"),
    [
        (None, [], False),
        ([], [], False),
        ([17], [], True),
        ([], [Cause.DEMENTIA], True),
        ([], [Cause.MENTAL_ILLNESS], True),
        ([], [Cause.COGNITIVE_DISABILITY], True),
        ([], [Cause.ADDICTION, Cause.DEBT], False),
    ],
)
def test_children_and_known_need_make_it_immediate(children, causes, immediate):
    assert Case(children=children, causes=[str(cause) for cause in causes]).is_immediate == immediate


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (("Havnegade 3, st.", "9999", "Nordby"), "Havnegade 3, st., 9999 Nordby"),
        (("Havnegade 3", "", ""), "Havnegade 3"),
        (("", "9999", "Nordby"), "9999 Nordby"),
        (("", "", ""), ""),
    ],
)
def test_an_address_on_one_line_has_no_empty_places(given, line):
    street, postcode, city = given
    assert Case(street=street, postcode=postcode, city=city).one_line_address == line


@pytest.mark.django_db
def test_a_tenancy_has_one_open_case_and_any_number_of_closed_ones():
    closed = CaseFactory(closed=True)
    CaseFactory(tenancy=closed.tenancy, by_consent=True)
    with pytest.raises(IntegrityError, match="one_open_case_per_tenancy"), transaction.atomic():
        Case.objects.filter(pk=closed.pk).update(closed_at=None)


@pytest.mark.django_db
@pytest.mark.parametrize("spelling", ["012-04-0173-2", "012 04 0173 2", "012.04.0173.2"])
def test_one_number_at_one_landlord_is_one_tenancy_however_it_is_spelt(spelling):
    landlord = AgencyFactory()
    TenancyFactory(landlord=landlord, number="012-04-0173-2")
    with pytest.raises(IntegrityError, match="one_tenancy_per_number"), transaction.atomic():
        TenancyFactory(landlord=landlord, number=spelling)
    TenancyFactory(number=spelling)
    assert Tenancy.objects.count() == 2
