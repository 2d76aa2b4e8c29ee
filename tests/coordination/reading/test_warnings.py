"""What the days show of the landlord's steps, by the stories; and that nobody but the unit is told."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coordination.access.case_view import case_view
from coordination.actions.clock import log_event
from coordination.deadlines import counting_by
from coordination.deadlines.checks import Finding, History, check
from coordination.lifecycle import LegalEventKind as Kind
from coordination.lifecycle import Measure
from coordination.reading.plan import parts_of
from coordination.reading.warnings import conflicts, warnings_of
from tests.coordination.seeded import law_as_seeded
from tests.factories.application import ApplicationFactory
from tests.factories.case import CaseFactory
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory


def days(*found: tuple[int, int]) -> tuple[date, ...]:
    return tuple(date(2026, month, day) for month, day in found)


STORIES = {
    "Tariq: the demand came a day too early": (
        History(rent_due=days((4, 1)), demand_received=days((4, 8)), termination_received=days((4, 23))),
        {Finding.DEMAND_TOO_EARLY},
    ),
    "the first day of the text, not the safe one": (
        History(rent_due=days((6, 1)), demand_received=days((6, 5))),
        {Finding.DEMAND_EARLY_IF_SAFE},
    ),
    "Mette: all in time": (
        History(rent_due=days((2, 1)), demand_received=days((2, 6)), paid=days((2, 19))),
        {Finding.PAID_IN_TIME},
    ),
    "Nivi: paid on the last day": (
        History(rent_due=days((8, 1)), demand_received=days((8, 7)), paid=days((8, 21))),
        {Finding.PAID_ON_LAST_DAY},
    ),
    "Svend Aage: paid before the termination arrived": (
        History(
            rent_due=days((1, 1)),
            demand_received=days((1, 9)),
            termination_sent=days((1, 26)),
            paid=days((1, 27)),
            termination_received=days((1, 28)),
        ),
        {Finding.PAID_BEFORE_RECEIPT},
    ),
    "paid and terminated the same day": (
        History(demand_received=days((1, 9)), paid=days((1, 28)), termination_received=days((1, 28))),
        {Finding.PAID_ON_DAY_OF_RECEIPT},
    ),
    "paid too late": (
        History(demand_received=days((1, 9)), paid=days((1, 29)), termination_received=days((1, 28))),
        set(),
    ),
    "terminated on the last day": (
        History(demand_received=days((2, 6)), termination_sent=days((2, 20)), termination_received=days((2, 23))),
        {Finding.TERMINATED_TOO_EARLY},
    ),
    "the last day is Christmas Eve": (
        History(demand_received=days((12, 10)), termination_received=days((12, 28)), paid=days((12, 28))),
        {Finding.TERMINATED_EARLY_IF_SAFE, Finding.PAID_IN_TIME_IF_SAFE},
    ),
    "nothing has been demanded": (History(rent_due=days((1, 1)), paid=days((1, 5))), set()),
}


@pytest.mark.parametrize("story", STORIES)
def test_the_days_show_what_the_story_tells(story):
    history, expected = STORIES[story]
    with counting_by(law_as_seeded()):
        assert {found.finding for found in check(history)} == expected


TELLING = ("for tidligt", "uden virkning", "Søg juridisk", "Hvad dagene viser", "retshjælp")


@pytest.fixture
def told(cast, travel):
    """Svend Aage's and Tariq's faults in one case, at each landlord's, with a part that lets the landlord in."""
    travel(date(2026, 2, 2))

    def case_of(landlord):
        case = CaseFactory(tenancy=TenancyFactory(landlord=landlord.agency), by_consent=True)
        for kind, on in (
            (Kind.RENT_DUE, date(2026, 1, 1)),
            (Kind.DEMAND_RECEIVED, date(2026, 1, 6)),
            (Kind.TERMINATION_SENT, date(2026, 1, 26)),
            (Kind.PAYMENT_RECEIVED, date(2026, 1, 27)),
            (Kind.TERMINATION_RECEIVED, date(2026, 1, 28)),
        ):
            log_event(case=case, kind=kind, on=on, by=cast.anne)
        PartFactory(case=case, agency=landlord.agency, measure=Measure.RESPITE)
        return case

    return case_of


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["kmp", "fjordparken_clerk"])
def test_no_landlord_and_no_council_is_told_what_the_unit_is(cast, client_of, told, name):
    landlord = cast.person(name)
    case = told(landlord)
    address = reverse("coordination:case", args=[case.public_id])
    anne = client_of(cast.anne).get(address)
    assert {one["kind"] for one in anne.context["warnings"]} == {"warning"}
    assert "uden virkning" in anne.content.decode()
    assert "for tidligt" in anne.content.decode()
    page = client_of(landlord).get(address)
    assert page.status_code == 200
    assert not page.context["warnings"]
    part = case.parts.get(agency=landlord.agency)
    shown = page.content.decode() + client_of(landlord).get(f"/sager/dele/{part.public_id}/").content.decode()
    assert [word for word in TELLING if word in shown] == []
    assert client_of(cast.council_member).get(address).status_code == 404
    view = case_view(case, landlord.agency)
    assert (warnings_of(view), conflicts(view, parts_of(view, landlord))) == ([], [])


@pytest.mark.django_db
def test_help_that_usually_comes_after_the_landlords_day_is_said_in_words(cast):
    case = CaseFactory(tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency), by_consent=True)
    today = timezone.localdate()
    log_event(case=case, kind=Kind.COURT_HEARING, on=today + timedelta(days=9), by=cast.anne)
    PartFactory(case=case, agency=cast.ydelse.agency, measure=Measure.TEMPORARY_RENT_HELP)
    PartFactory(case=case, agency=cast.myndighed.agency, measure=Measure.OUTREACH_VISIT)
    view = case_view(case, cast.anne.agency)
    (said,) = conflicts(view, parts_of(view, cast.anne))
    assert "§ 81 a" in said
    assert "4 uger" in said
    assert "om 9 dage" in said
    log_event(case=case, kind=Kind.EVICTION_ENFORCEMENT, on=today + timedelta(days=40), by=cast.anne)
    case.deadlines.filter(code="court_hearing").update(met_at=timezone.now())
    view = case_view(case, cast.anne.agency)
    assert conflicts(view, parts_of(view, cast.anne)) == []


@pytest.mark.django_db
@pytest.mark.parametrize(("expected_in", "says"), [(9, False), (10, True)])
def test_what_the_office_has_said_counts_for_more_than_what_is_usual(cast, expected_in, says):
    case = CaseFactory(tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency), by_consent=True)
    today = timezone.localdate()
    log_event(case=case, kind=Kind.COURT_HEARING, on=today + timedelta(days=9), by=cast.anne)
    part = PartFactory(case=case, agency=cast.ydelse.agency, measure=Measure.ONE_OFF_BENEFIT)
    ApplicationFactory(part=part, sent_on=today, expected_on=today + timedelta(days=expected_in))
    view = case_view(case, cast.anne.agency)
    said = conflicts(view, parts_of(view, cast.anne))
    assert ["Afgørelsen ventes" in each or "afgørelsen ventes" in each for each in said] == [True] * says
