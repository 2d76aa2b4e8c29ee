"""Addresses from however many columns; protected ones recognised in every spelling."""

import pytest

from coordination.intake.addresses import Address, hides, read_address, says_protected


@pytest.mark.parametrize(
    ("parts", "street"),
    [
        ({"street": "Fjordparken 17, 2. tv."}, "Fjordparken 17, 2. tv."),
        ({"street": "Havnegade", "house": "3", "floor": "1. th."}, "Havnegade 3, 1. th."),
        ({"street": "Havnegade", "house": "3B", "floor": "1", "door": "th"}, "Havnegade 3B, 1. th"),
        ({"street": "Havnegade", "house": "3", "floor": "st", "door": "tv"}, "Havnegade 3, st. tv"),
        ({"street": "Havnegade", "house": "3", "door": "12"}, "Havnegade 3, 12"),
        ({"street": "", "house": "3"}, ""),
    ],
)
def test_the_parts_of_a_street_are_put_together(parts: dict[str, str], street: str) -> None:
    assert read_address(**parts).street == street


@pytest.mark.parametrize(
    ("postcode", "city", "expected"),
    [
        ("9999", "Nordby", ("9999", "Nordby")),
        ("9999 Nordby", "", ("9999", "Nordby")),
        ("", "9999 Nordby", ("9999", "Nordby")),
        ("DK-9999", "Nordby", ("9999", "Nordby")),
        ("999", "Sydby", ("0999", "Sydby")),
        ("Nordby", "", ("", "Nordby")),
        ("21115 X", "Malmø", ("21115 X", "Malmø")),
    ],
)
def test_postcode_and_city_may_stand_in_one_cell_or_two(postcode: str, city: str, expected: tuple[str, str]) -> None:
    address = read_address(street="Vej 1", postcode=postcode, city=city)
    assert (address.postcode, address.city) == expected


@pytest.mark.parametrize("street", ["Fjordparken 17, 2. tv., 9999 Nordby", "Fjordparken 17, 2. tv. DK-9999 Nordby"])
def test_a_whole_address_in_one_cell_is_divided(street: str) -> None:
    assert read_address(street=street) == Address("Fjordparken 17, 2. tv.", "", "9999", "Nordby")


@pytest.mark.parametrize(
    "text",
    [
        "*****",
        "***",
        "xxxxx",
        "Beskyttet",
        "(beskyttet adresse)",
        "Adressebeskyttet",
        "Hemmelig adresse",
        "Navne- og adressebeskyttelse",
        "Protected address",
        "----",
    ],
)
def test_a_hidden_address_is_protected_and_stays_hidden(text: str) -> None:
    assert read_address(street=text, postcode="9999", city="Nordby") == Address(
        "", "", "9999", "Nordby", protected=True
    )


def test_a_protected_address_in_plain_text_is_kept_and_marked() -> None:
    address = read_address(street="Lindehøj 2A, st. th. (adressebeskyttet)")
    assert (address.street, address.protected) == ("Lindehøj 2A, st. th.", True)


def test_stars_instead_of_the_postcode_protect_as_well() -> None:
    assert read_address(street="", postcode="****", city="*****") == Address(protected=True)


@pytest.mark.parametrize(
    ("street", "care_of"),
    [
        ("c/o Hansen, Vej 1, 2. tv.", ""),
        ("Vej 1, 2. tv. c/o Hansen", ""),
        ("Vej 1, 2. tv.", "c/o Hansen"),
        ("Vej 1, 2. tv.", "Hansen"),
    ],
)
def test_care_of_has_its_own_place(street: str, care_of: str) -> None:
    address = read_address(street=street, care_of=care_of)
    assert (address.street, address.care_of) == ("Vej 1, 2. tv.", "Hansen")


@pytest.mark.parametrize("remark", ["OBS adressebeskyttet", "har hemmelig adresse", "navne- og adressebeskyttelse"])
def test_a_remark_can_say_that_an_address_is_protected(remark: str) -> None:
    assert says_protected(remark)


@pytest.mark.parametrize("text", ["", "Beskyttervej 3", "Xenon Allé 3", "12"])
def test_an_ordinary_address_hides_nothing(text: str) -> None:
    assert not hides(text)
    assert not read_address(street=text).protected
