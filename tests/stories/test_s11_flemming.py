"""S11: evicted, and the way back: shelter, action plan, support, a home of his own. For the landlord it ends."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories.tenancy import TenancyFactory
from tests.stories.playing import Story

STREET = "Havnegade 3, st."
# How a page could tell what he drinks.
WORDS = ("alkohol", "misbrug", "afhængighed", "drikker")


@pytest.fixture
def sought(story: Story) -> Story:
    """Fjordparken files on Monday 2 February; six times nobody is reached. It is asked to wait, as he has agreed."""
    story.on(2, 2)
    home = TenancyFactory(landlord=story.cast.agency("fjordparken"), number="012-09-0021-1", street=STREET)
    story.fills(
        "fjordparken_clerk", f"/restancer/lejemaal/{home.public_id}/underretning/",
        tenant_name="Flemming Overby", street=STREET, postcode="9999", city="Nordby",
    )  # fmt: skip
    story.presses("anne", story.of_case("case"), story.of_case("take"))
    story.asks("myndighedscentret", "assessment_5a", "retssikkerhedsloven_5a", due=date(2026, 2, 4))
    story.on(2, 4)
    story.fills("myndighed", story.of_part("decide", "myndighedscentret"), result="completed", decided_on="2026-02-04")
    for day, channel in enumerate(("phone", "letter", "phone", "home_visit_unannounced", "sms_neutral", "phone"), 5):
        story.on(2, day, "17:30")
        story.tries(channel, "no_answer")
    story.fills("anne", story.of_case("facts"), plan_status="contacting", household="none",
                causes=["addiction", "unopened_mail"])  # fmt: skip
    story.fills(
        "anne", story.of_case("ask", "fjordparken"), measure="respite", asked="Kan I vente?", due_on="2026-02-20",
        ground="tenant_consent", consent="new", purpose="At bede om mere tid", categories=["plan_part"],
        given_on="2026-02-10", method="oral", expires_on="2026-08-09", step="send",
    )  # fmt: skip
    return story


@pytest.fixture
def evicted(sought: Story) -> Story:
    """Tuesday 10 March: evicted with Anne at his side, and admitted to the shelter the same day."""
    sought.on(3, 10)
    sought.happens("eviction_enforcement", 3, 10)
    sought.happens("evicted", 3, 10)
    sought.happens("shelter_admitted", 3, 10)
    return sought


def test_six_attempts_in_vain_stand_in_the_log(sought: Story):
    assert "6 forsøg" in sought.reads("anne", sought.of_case("case"))
    log = sought.reads("anne", sought.of_case("contact"))
    assert [day for day in range(1, 29) if f"Ikke truffet {day}/2 2026 kl. 17.30" in log] == [5, 6, 7, 8, 9, 10]
    # Until the eviction the landlord answers in its part.
    assert "<textarea" in sought.source("fjordparken_clerk", sought.of_part("part", "fjordparken"))


def test_on_the_day_of_the_eviction_the_landlord_reads_what_it_had_and_writes_no_more(evicted: Story):
    part = evicted.of_part("part", "fjordparken")
    page = evicted.source("fjordparken_clerk", part)
    assert "13/3 2026" in evicted.reads("anne", evicted.of_case("case"))
    assert "Udsat" in page or "udsættelse" in page.lower()
    assert "<textarea" not in page
    for later in ("forsorgshjem", "§ 110"):
        assert later not in page + evicted.source("fjordparken_clerk", evicted.of_case("case")), later
    assert evicted.status("fjordparken_clerk", evicted.of_part("accept", "fjordparken")) in {403, 405}
    evicted.on(4, 10)
    assert evicted.status("fjordparken_clerk", part) == 404


def test_what_he_drinks_stands_in_no_partners_slice(evicted: Story):
    case, part = evicted.of_case("case"), evicted.of_part("part", "fjordparken")
    assert any(word in evicted.source("anne", case).lower() for word in WORDS)
    evicted.asks("ydelseskontoret", "one_off_benefit", "aktivloven_81", due=date(2026, 3, 20))
    seen = "".join(evicted.source("fjordparken_clerk", page) for page in (case, part, "/sager/", "/restancer/"))
    seen += "".join(evicted.source("ydelse", page) for page in (case, evicted.of_part("part", "ydelseskontoret")))
    assert STREET in seen
    for word in WORDS:
        assert word not in seen.lower(), word


@pytest.fixture
def closed(evicted: Story) -> Story:
    """Action plan, support and a home of his own; closed on Thursday 1 October."""
    evicted.on(3, 17)
    evicted.asks("myndighedscentret", "action_plan", "serviceloven_141", due=date(2026, 3, 24))
    evicted.on(3, 24)
    evicted.fills("myndighed", evicted.of_part("decide", "myndighedscentret"), result="completed",
                  decided_on="2026-03-24")  # fmt: skip
    evicted.on(5, 1)
    evicted.asks("myndighedscentret", "housing_first_support", "serviceloven_85a", due=date(2026, 5, 29))
    evicted.on(7, 1)
    evicted.fills(
        "anne", evicted.of_case("new_offer"), offered_on="2026-06-20", kind="unconventional", landlord="Nordby Kommune",
        dwelling="Skæve Huse 4", answer="accepted", keys_on="2026-07-01",
    )  # fmt: skip
    evicted.on(10, 1)
    evicted.fills("anne", evicted.of_case("close"), outcome="evicted_rehoused_permanent", primary_cause="addiction")
    return evicted


def test_the_way_back_ends_in_a_home_of_his_own(closed: Story):
    closing = closed.case.closings.get()
    assert closing.outcome == "evicted_rehoused_permanent"
    assert closed.status("fjordparken_clerk", closed.of_case("case")) == 404


def test_five_years_later_to_the_day_he_is_forgotten(closed: Story):
    case, home = closed.of_case("case"), reverse("coordination:tenancy", args=[closed.case.tenancy.public_id])
    assert "Sagen slettes den 1/10 2031." in closed.reads("anne", case)
    closed.on(9, 30, year=2031)
    closed.sleeps()
    assert "Flemming Overby" in closed.source("anne", case)
    closed.on(10, 1, year=2031)
    closed.sleeps()
    assert closed.status("anne", case) == 404
    everything = "".join(closed.source("anne", page) for page in ("/sager/", "/beskeder/"))
    everything += "".join(closed.source("fjordparken_clerk", page) for page in ("/sager/", "/restancer/"))
    assert "Flemming" not in everything
    # Its dwelling the landlord goes on letting.
    assert STREET in closed.source("fjordparken_clerk", home)
