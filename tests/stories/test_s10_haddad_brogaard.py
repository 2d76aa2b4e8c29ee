"""S10: three children and a rent too high; moved to a cheaper home before the enforcement."""

from datetime import date

import pytest

from coordination.actions.counting import counted
from coordination.figures import Result
from coordination.tasks import count_years
from tests.factories.case import CaseFactory
from tests.factories.tenancy import TenancyFactory
from tests.stories.playing import Story

STREET = "Fjordparken 52, 1. th."
NEW_HOME = "Lindehøjvej 8, 2. tv."


@pytest.fixture
def noticed(story: Story) -> Story:
    """Fjordparken files on Monday 3 August and tells the municipality the same morning; Anne is there the same day."""
    story.on(8, 3)
    home = TenancyFactory(landlord=story.cast.agency("fjordparken"), number="012-07-0066-1", street=STREET)
    story.fills(
        "fjordparken_clerk", f"/restancer/lejemaal/{home.public_id}/underretning/",
        tenant_name="Layla Haddad", street=STREET, postcode="9999", city="Nordby",
    )  # fmt: skip
    story.presses("anne", story.of_case("case"), story.of_case("take"))
    story.fills("anne", story.of_case("add_tenant"), name="Jesper Brogaard")
    story.fills("anne", story.of_case("facts"), plan_status="contacting", household="some", ages="2, 7, 13",
                causes=["rent_too_high"], arrears="22.729,00")  # fmt: skip
    story.happens("child_report", 8, 3)
    return story


@pytest.fixture
def moving(noticed: Story) -> Story:
    """The court has set Monday 31 August; on the 21st Lindehøj offers a cheaper home, with keys on the 28th."""
    noticed.on(8, 10)
    noticed.happens("court_notice", 8, 10)
    noticed.happens("eviction_enforcement", 8, 31)
    noticed.on(8, 12)
    noticed.asks("ydelseskontoret", "temporary_rent_help", "aktivloven_81a", due=date(2026, 8, 20))
    noticed.on(8, 21)
    noticed.fills("anne", noticed.of_case("rehousing"), rooms="4", max_rent="7.000,00", waiting_since="2026-08-10",
                  moves_out_on="2026-08-28")  # fmt: skip
    noticed.fills(
        "anne", noticed.of_case("new_offer"), offered_on="2026-08-21", kind="municipal_allocation", landlord="Lindehøj",
        dwelling=NEW_HOME, answer="accepted", keys_on="2026-08-28",
    )  # fmt: skip
    noticed.asks("borgerservice", "deposit_loan", "boligstoetteloven_10", due=date(2026, 8, 27))
    noticed.fills(
        "anne", noticed.of_case("ask", "fjordparken"), measure="withdraw_case", asked="Vil I aflyse?",
        due_on="2026-08-28", ground="tenant_consent", consent="new", tenant=str(noticed.case.tenants.first().public_id),
        purpose="Fraflytning i god orden",
        categories=["plan_part"], given_on="2026-08-21", method="oral", expires_on="2026-12-31", step="send",
    )  # fmt: skip
    return noticed


def test_children_make_it_a_case_for_the_same_day(noticed: Story):
    page = noticed.reads("anne", noticed.of_case("case"))
    assert "Straks: børn" in noticed.reads("anne", "/sager/")
    assert "4/8 2026" in page


def test_the_days_of_the_court_are_those_of_the_law(moving: Story):
    page = moving.reads("anne", moving.of_case("case"))
    assert "24/8 2026" in page
    assert "31/8 2026" in page


def test_fjordparken_sees_that_they_move_and_not_where_to(moving: Story):
    part, case = moving.of_part("part", "fjordparken"), moving.of_case("case")
    assert "Lejer flytter 28/8 2026" in moving.reads("fjordparken_clerk", part)
    seen = "".join(moving.source("fjordparken_clerk", page) for page in (part, case, "/sager/", "/restancer/"))
    assert STREET in seen
    for theirs in ("Lindehøj", NEW_HOME, "Indskudslån", "7, 13"):
        assert theirs not in seen, theirs
    assert moving.status("fjordparken_clerk", moving.of_part("part", "borgerservice")) == 404


def test_lindehoej_learns_nothing_of_the_old_debt(moving: Story):
    for page in (moving.of_case("case"), moving.of_case("rehousing"), moving.of_part("part", "borgerservice")):
        assert moving.status("lindehoej_clerk", page) == 404
    seen = "".join(moving.source("lindehoej_clerk", page) for page in ("/", "/sager/", "/restancer/"))
    for old in ("22.729", "Haddad", STREET):
        assert old not in seen, old


def test_the_loan_is_granted_before_they_move_in_and_the_case_ends_as_one_family_rehoused(moving: Story):
    assert "Søg indskudslån senest" in moving.reads("anne", moving.of_case("case"))
    moving.on(8, 26)
    loan = moving.of_part("decide", "borgerservice")
    moving.fills("borgerservice", loan, result="granted", decided_on="2026-08-26", amount="24.600,00",
                 pays_on="2026-08-27")  # fmt: skip
    assert "Søg indskudslån senest" not in moving.reads("anne", moving.of_case("case"))
    moving.on(8, 28)
    moving.happens("court_withdrawn", 8, 28)
    moving.fills("anne", moving.of_case("close"), outcome="rehoused_before_eviction", primary_cause="rent_too_high")
    closing = moving.case.closings.get()
    assert (closing.outcome, len(moving.case.children or [])) == ("rehoused_before_eviction", 3)
    assert moving.case.landlord_stage != "evicted"
    counted_as_one_family(moving)


def counted_as_one_family(moving: Story) -> None:
    """The council's figures of the year: with four more families that were rehoused, five and not eight."""
    alone = counted(2026)
    assert (alone.families, alone.children) == ({Result.REHOUSED: 1}, {Result.REHOUSED: 3})
    for _ in range(4):
        CaseFactory(children=[6], closed=True)
    moving.on(1, 1, year=2027)
    count_years()
    assert "Genhuset eller flyttet før en udsættelse 5 7" in moving.reads("council_member", "/tal/")
