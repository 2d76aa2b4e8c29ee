"""S1: hours cut, two children; found by herself in time, and paid on the last day."""

from datetime import date

import pytest

from tests.factories.tenancy import TenancyFactory
from tests.stories.playing import Story

STREET = "Fjordparken 17, 2. tv."


@pytest.fixture
def told(story: Story) -> Story:
    """Sunday 1 February the rent is due; Friday the 6th the demand comes; Monday the 9th Mette calls."""
    story.on(2, 6)
    home = TenancyFactory(landlord=story.cast.agency("fjordparken"), number="012-04-0173-2", street=STREET)
    story.on(2, 9)
    assert "Ingen" in story.reads("anne", "/sager/")
    story.fills(
        "fjordparken_clerk", f"/restancer/lejemaal/{home.public_id}/samtykke/",
        tenant_name="Mette Skovgaard-Holm", street=STREET, postcode="9999", city="Nordby",
        purpose="Hjælp til huslejen", categories=["contact", "arrears", "dates"], given_on="2026-02-09",
        expires_on="2026-08-09", method="digital", agreed_back="on",
    )  # fmt: skip
    story.presses("anne", story.of_case("case"), story.of_case("take"))
    story.happens("rent_due", 2, 1)
    story.happens("demand_received", 2, 6)
    story.fills(
        "anne", story.of_case("facts"), plan_status="contacting", household="some", ages="4, 9", arrears="8.169,00",
        causes=["income_loss"], phone="20 00 00 01",
    )  # fmt: skip
    return story


def test_the_municipality_learns_of_her_when_she_agrees_and_children_make_it_urgent(told: Story):
    inbox = told.reads("anne", "/sager/")
    assert STREET in inbox
    assert "Straks: børn" in inbox
    assert "20/2 2026" in told.reads("anne", told.of_case("case"))


def test_help_is_granted_and_paid_before_the_demand_expires(told: Story):
    told.asks("ydelseskontoret", "one_off_benefit", "aktivloven_81", due=date(2026, 2, 18))
    told.fills(
        "anne", told.of_case("ask", "fjordparken"), measure="payment_expected", asked="Betaling ventes.",
        due_on="2026-02-20", ground="tenant_consent", consent="new", purpose="Udlejer må vide det",
        categories=["plan_part", "in_contact", "decision"], given_on="2026-02-09", method="oral",
        expires_on="2026-08-09", step="send",
    )  # fmt: skip
    told.on(2, 12)
    told.presses("ydelse", told.of_part("part", "ydelseskontoret"), told.of_part("accept", "ydelseskontoret"))
    told.on(2, 18)
    told.fills("ydelse", told.of_part("decide", "ydelseskontoret"), result="granted", decided_on="2026-02-18",
               amount="7.840,00", pays_on="2026-02-19")  # fmt: skip

    landlords = told.of_part("part", "fjordparken")
    seen = told.source("fjordparken_clerk", landlords) + told.source("fjordparken_clerk", told.of_case("case"))
    assert "20/2 2026" in seen
    assert "indtægt" not in seen.lower()
    assert told.status("lindehoej_clerk", landlords) == 404
    paid_and_followed_up(told)


def paid_and_followed_up(told: Story) -> None:
    """Paid on the 19th, a day before the demand expires; after three months she is still there, and it is closed."""
    told.on(2, 20)
    landlord = told.of_part("decide", "fjordparken")
    told.fills("fjordparken_clerk", landlord, result="granted", decided_on="2026-02-20")
    told.happens("payment_received", 2, 19)
    told.on(2, 23)
    case = told.of_case("case")
    page = told.reads("anne", case)
    assert "rettidigt" in page
    assert "overskredet" not in page + told.reads("anne", "/sager/?mine=1")
    told.fills("anne", told.of_case("facts"), plan_status="plan_agreed")
    told.fills("anne", told.of_case("facts"), plan_status="monitoring")
    told.on(5, 20)
    told.fills("anne", told.of_case("close"), outcome="paid_by_municipal_help", primary_cause="income_loss")
    assert [each.due_on for each in told.case.follow_ups.order_by("months")] == [date(2026, 11, 20), date(2027, 5, 20)]
    assert "terminat" not in told.case.landlord_stage
