"""The edge cases of `domain.md` 6.3 that are no story of their own and are shown nowhere else from end to end."""

from tests.factories.tenancy import TenancyFactory
from tests.stories.playing import Story

NAME = "Amina Warsame"
HERE, THERE = "Fjordparken 88, 1. tv.", "Lindehøjvej 3, st. th."


def tells(story: Story, clerk: str, landlord: str, street: str) -> str:
    """The landlord files, and gives its notice; answers where its receipt stands."""
    home = TenancyFactory(landlord=story.cast.agency(landlord), street=street)
    return story.fills(
        clerk, f"/restancer/lejemaal/{home.public_id}/underretning/",
        tenant_name=NAME, street=street, postcode="9999", city="Nordby",
    )  # fmt: skip


def test_with_an_interpreter_the_attempt_is_made_again(story: Story):
    story.on(5, 4)
    tells(story, "fjordparken_clerk", "fjordparken", HERE)
    story.presses("anne", story.of_case("case"), story.of_case("take"))
    story.on(5, 5)
    story.tries("home_visit_unannounced", "interpreter_needed", next_try_on="2026-05-08")
    contact = story.reads("anne", story.of_case("contact"))
    assert "tolk" in contact.lower()
    assert "8/5 2026" in contact
    story.on(5, 8)
    for queue in ("kontakt=ingen", "bank=1"):
        assert HERE in story.reads("anne", f"/sager/?{queue}"), queue


def test_a_tenant_of_two_landlords_is_two_cases_and_neither_landlord_learns_of_the_other(story: Story):
    story.on(5, 4)
    mine = tells(story, "fjordparken_clerk", "fjordparken", HERE)
    first, number = story.of_case("case"), story.case.reference
    tells(story, "lindehoej_clerk", "lindehoej", THERE)
    second = story.of_case("case")
    assert first != second
    story.fills("anne", story.of_case("links"), reference=number, kind="same_household")
    seen = "".join(
        story.source("fjordparken_clerk", page) for page in (mine, "/", "/sager/", "/restancer/", "/beskeder/")
    )
    assert HERE in seen
    assert THERE not in seen
    for who, case in (("fjordparken_clerk", second), ("lindehoej_clerk", first)):
        assert story.status(who, case) == 404
