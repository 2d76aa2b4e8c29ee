"""S8: alone, and he declines help. The notice brings a name and an address, and the court gets nothing."""

import pytest

from tests.factories.tenancy import TenancyFactory
from tests.stories.playing import Story

STREET = "Møllevænget 65, st. th."


@pytest.fixture
def noticed(story: Story) -> Story:
    """Lindehøj files on Monday 4 May and tells the municipality the same day."""
    story.on(5, 4)
    home = TenancyFactory(landlord=story.cast.agency("lindehoej"), number="031-02-0031-3", street=STREET)
    story.fills(
        "lindehoej_clerk", f"/restancer/lejemaal/{home.public_id}/underretning/",
        tenant_name="Kurt Dalgas-Friis", street=STREET, postcode="9999", city="Nordby",
    )  # fmt: skip
    story.presses("anne", story.of_case("case"), story.of_case("take"))
    return story


def test_the_notice_holds_name_and_address_and_no_more(noticed: Story):
    case = noticed.case
    assert (case.street, [tenant.name for tenant in case.tenants.all()]) == (STREET, ["Kurt Dalgas-Friis"])
    assert (case.arrears_amount, case.children) == (None, None)


def test_he_declines_and_is_evicted_and_the_days_are_those_of_the_law(noticed: Story):
    noticed.on(5, 12)
    noticed.happens("court_notice", 5, 12)
    assert "26/5 2026" in noticed.reads("anne", noticed.of_case("case"))
    noticed.on(5, 13)
    noticed.tries("home_visit_unannounced", "reached_declines")
    noticed.on(5, 22)
    noticed.happens("decision_received", 5, 22)
    assert "19/6 2026" in noticed.reads("anne", noticed.of_case("case"))
    noticed.on(6, 2)
    noticed.happens("evicted", 6, 2)
    noticed.on(6, 9)
    noticed.happens("shelter_admitted", 6, 9)
    assert "12/6 2026" in noticed.reads("anne", noticed.of_case("case"))
    noticed.fills("anne", noticed.of_case("close"), outcome="tenant_declined_help", housing="shelter",
                  primary_cause="income_loss")  # fmt: skip
    closing = noticed.case.closings.get()
    assert (closing.outcome, closing.housing) == ("tenant_declined_help", "shelter")
