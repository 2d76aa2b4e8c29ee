"""Tenants are told apart only where that is certain; names stay as they are written."""

import pytest

from coordination.intake.people import MOST_TENANTS, distinct, share_a_name, split_care_of, split_tenants


@pytest.mark.parametrize(
    ("cell", "tenants"),
    [
        ("", ()),
        ("Skovgaard-Holm, Mette", ("Skovgaard-Holm, Mette",)),
        ("Skovgaard-Holm, Mette / Holm, Peter", ("Skovgaard-Holm, Mette", "Holm, Peter")),
        ("Mette Holm og Peter Holm", ("Mette Holm", "Peter Holm")),
        ("Mette Holm & Peter Holm", ("Mette Holm", "Peter Holm")),
        ("Mette Holm; Peter Holm", ("Mette Holm", "Peter Holm")),
        ("Mette Holm + Peter Holm", ("Mette Holm", "Peter Holm")),
        ("Mette Holm/Peter Holm", ("Mette Holm", "Peter Holm")),
        ("Mette Holm samt Peter Holm og Nivi Olsvig", ("Mette Holm", "Peter Holm", "Nivi Olsvig")),
        ("Mette og Peter Holm", ("Mette og Peter Holm",)),
        ("Holm, Mette og Peter", ("Holm, Mette og Peter",)),
        ("Hansen & Søn A/S", ("Hansen & Søn A/S",)),
        ("KMP Udlejning ApS / Holm Invest ApS", ("KMP Udlejning ApS / Holm Invest ApS",)),
        ("Dagog Androm", ("Dagog Androm",)),
        ("d'Angelo, Aage", ("d'Angelo, Aage",)),
    ],
)
def test_the_tenants_of_one_cell(cell: str, tenants: tuple[str, ...]) -> None:
    assert split_tenants(cell) == tenants


@pytest.mark.parametrize(
    ("text", "name", "care_of"),
    [
        ("Mette Holm c/o Hansen", "Mette Holm", "Hansen"),
        ("Mette Holm, C/O: Hansen", "Mette Holm", "Hansen"),
        ("Mette Holm (c/o Hansen)", "Mette Holm", "Hansen"),
        ("c/o Hansen", "", "Hansen"),
        ("Coco Olsvig", "Coco Olsvig", ""),
    ],
)
def test_care_of_is_taken_apart(text: str, name: str, care_of: str) -> None:
    assert split_care_of(text) == (name, care_of)


def test_a_name_written_both_ways_round_is_one_person() -> None:
    assert distinct(["Holm, Mette", "Mette Holm", "Peter Holm"]) == ("Holm, Mette", "Peter Holm")
    assert len(distinct([f"Navn {n}" for n in range(20)])) == MOST_TENANTS


def test_two_lines_can_be_about_the_same_people_when_a_name_is_shared_or_missing() -> None:
    assert share_a_name(("Holm, Mette",), ("Mette Holm", "Peter Bro"))
    assert share_a_name((), ("Mette Holm",))
    assert not share_a_name(("Mette Holm",), ("Tariq Bensalem",))
