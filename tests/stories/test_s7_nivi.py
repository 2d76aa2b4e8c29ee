"""S7: nineteen, once in foster care; reached at last, and paid on the very last day."""

from datetime import date

import pytest

from tests.factories.tenancy import TenancyFactory
from tests.stories.playing import Story


@pytest.fixture
def sought(story: Story) -> Story:
    """The demand came on Friday 7 August; by phone, by message and at the door nobody is reached."""
    story.on(8, 10)
    home = TenancyFactory(landlord=story.cast.agency("fjordparken"), street="Ungdomsboligerne 4, 2. 11")
    story.comes(home, "Nivi Olsvig")
    story.happens("rent_due", 8, 1)
    story.happens("demand_received", 8, 7)
    story.tries("phone", "no_answer")
    story.on(8, 11, "13:00")
    story.tries("sms_neutral", "message_left")
    story.on(8, 12, "17:30")
    story.tries("home_visit_unannounced", "no_answer", next_try_on="2026-08-14")
    return story


def test_three_attempts_in_vain_and_her_age_make_it_more_urgent(sought: Story):
    sought.fills("anne", sought.of_case("facts"), plan_status="contacting", household="none", risk_factors=["young"])
    inbox = sought.source("anne", "/sager/")
    assert "Høj" in inbox
    contact = sought.reads("anne", sought.of_case("contact"))
    assert "12/8 2026 kl. 17.30" in contact
    assert "14/8 2026" in contact


def test_paid_on_the_last_day_is_paid_in_time(sought: Story):
    sought.on(8, 14)
    sought.tries("via_professional", "reached_accepts")
    sought.on(8, 20)
    sought.asks("ydelseskontoret", "temporary_rent_help", "aktivloven_81a", due=date(2026, 8, 21))
    sought.fills("ydelse", sought.of_part("decide", "ydelseskontoret"), result="granted", decided_on="2026-08-20",
                 amount="5.400,00", pays_on="2026-08-21")  # fmt: skip
    sought.on(8, 21)
    sought.happens("payment_received", 8, 21)
    sought.on(8, 24)
    page = sought.reads("anne", sought.of_case("case"))
    assert "den sidste dag" in page
    assert "overholdt (21/8)" in page
    sought.on(9, 15)
    sought.asks("myndighedscentret", "housing_first_support", "serviceloven_85a", due=date(2026, 10, 1))
    sought.fills("myndighed", sought.of_part("decide", "myndighedscentret"), result="granted", decided_on="2026-09-15")
    sought.fills("anne", sought.of_case("close"), outcome="paid_by_municipal_help", primary_cause="income_loss")
    assert sought.case.closings.get().outcome == "paid_by_municipal_help"
