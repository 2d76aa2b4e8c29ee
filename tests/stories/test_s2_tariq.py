"""S2: the private landlord's demand came too early, and the court refuses the case."""

import re

import pytest

from tests.factories.tenancy import TenancyFactory
from tests.stories.playing import Story


@pytest.fixture
def drops_in(story: Story) -> Story:
    """Due on Wednesday 1 April; the demand is delivered the 8th, a day too early, and the lawyer files the 27th."""
    story.on(4, 29)
    home = TenancyFactory(landlord=story.cast.agency("kmp"), number="", street="Havnegade 12, 1. th.")
    story.comes(home, "Tariq Bensalem")
    for kind, month, day in (
        ("rent_due", 4, 1),
        ("demand_received", 4, 8),
        ("termination_received", 4, 23),
        ("court_filed", 4, 27),
    ):
        story.happens(kind, month, day)
    return story


def test_the_public_calculator_names_the_first_lawful_day(story: Story):
    story.on(4, 1)
    assert " 9/4 2026" in story.reads("nobody", "/beregner/?due=2026-04-01")


def test_the_unit_is_warned_and_the_landlord_is_not(drops_in: Story):
    assert "for tidligt" in drops_in.reads("anne", drops_in.of_case("case"))
    drops_in.fills(
        "anne", drops_in.of_case("ask", "kmp"), measure="respite", asked="Vil I vente?", due_on="2026-05-19",
        ground="tenant_consent", consent="new", purpose="Udlejer må vide det", categories=["plan_part", "dates"],
        given_on="2026-04-29", method="oral", expires_on="2026-08-09", step="send",
    )  # fmt: skip
    seen = drops_in.source("kmp", drops_in.of_part("part", "kmp")) + drops_in.source("kmp", drops_in.of_case("case"))
    assert "for tidligt" not in seen
    assert not re.search(r"\b9/4\b", seen)
    assert drops_in.status("lawyer", drops_in.of_case("case")) == 404


def test_refused_by_the_court_the_case_goes_back_and_ends_with_that_outcome(drops_in: Story):
    drops_in.on(5, 19)
    drops_in.happens("court_hearing", 5, 19)
    drops_in.happens("court_order", 5, 19)
    drops_in.fills("anne", drops_in.of_case("stage"), to="arrears_registered", reason="court_refused", on="2026-05-19")
    assert drops_in.case.landlord_stage == "arrears_registered"
    drops_in.on(5, 20)
    drops_in.happens("payment_received", 5, 20)
    drops_in.fills("anne", drops_in.of_case("close"), outcome="court_refused", primary_cause="benefit_delay")
    closing = drops_in.case.closings.get()
    assert (closing.outcome, drops_in.case.closed_at is not None) == ("court_refused", True)
