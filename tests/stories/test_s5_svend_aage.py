"""S5: dementia and unopened letters; his daughter pays while the termination is in the post."""

import pytest

from tests.factories.tenancy import TenancyFactory
from tests.stories.playing import Story


@pytest.fixture
def represented(story: Story) -> Story:
    """The demand came on Friday 9 January; on Monday the 19th his daughter calls, with a power of attorney."""
    story.on(1, 19)
    home = TenancyFactory(landlord=story.cast.agency("fjordparken"), street="Sct. Knuds Plads 8, st. tv.")
    story.comes(home, "Svend Aage Rosendal")
    story.happens("rent_due", 1, 1)
    story.happens("demand_received", 1, 9, method="letter")
    story.fills("anne", story.of_case("facts"), plan_status="contacting", household="none", causes=["dementia"])
    story.fills(
        "anne", story.of_case("add_representative"), name="Kirsten Rosendal", phone="20 00 00 55", relation="family",
        mandate=["mail"], from_on="2026-01-19", until_on="2026-03-01",
    )  # fmt: skip
    return story


def test_a_known_need_is_at_once_and_his_daughter_is_called_as_long_as_her_power_lasts(represented: Story):
    assert "Straks" in represented.reads("anne", "/sager/")
    assert "20 00 00 55" in represented.source("anne", represented.of_case("household"))
    represented.on(3, 2)
    ended = represented.source("anne", represented.of_case("household"))
    assert "Kirsten Rosendal" in ended
    assert "20 00 00 55" not in ended


def test_paid_before_the_termination_came_forward_is_told_to_the_unit_alone(represented: Story):
    represented.on(1, 28)
    represented.happens("termination_sent", 1, 26, method="letter")
    represented.happens("payment_received", 1, 27)
    represented.happens("termination_received", 1, 28, method="letter")
    page = represented.reads("anne", represented.of_case("case"))
    assert "26/1 2026" in page
    assert "28/1 2026" in page
    assert "kan være uden virkning" in page
    represented.fills(
        "anne", represented.of_case("ask", "fjordparken"), measure="withdraw_case", asked="Vil I tage den tilbage?",
        due_on="2026-01-30", ground="tenant_consent", consent="new", purpose="Udlejer må vide det",
        categories=["plan_part", "dates"], given_on="2026-01-28", method="oral", expires_on="2026-03-09", step="send",
    )  # fmt: skip
    landlords = represented.source("fjordparken_clerk", represented.of_case("case"))
    assert "uden virkning" not in landlords
    assert "demens" not in landlords.lower()
    represented.on(1, 30)
    represented.happens("reinstated", 1, 30)
    page = represented.reads("anne", represented.of_case("case"))
    assert "Lejemålet genoptaget" in page
    assert "Fraflytning krævet" not in page
    represented.on(3, 2)
    represented.fills("anne", represented.of_case("close"), outcome="reinstated_by_landlord", primary_cause="dementia")
    assert represented.case.closings.get().outcome == "reinstated_by_landlord"
