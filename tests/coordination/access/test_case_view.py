"""A case as one agency may see it: what it may not know is empty."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from coordination.access.case_view import case_view
from coordination.access.grants import GRACE
from coordination.access.visibility import Item
from coordination.actions.clock import record_event
from coordination.causes import Cause
from coordination.lifecycle import DataCategory, LandlordStage, LegalEventKind, Measure
from coordination.models import Case
from coordination.urgency import RiskFactor
from tests.factories.case import CaseFactory
from tests.factories.consent import ConsentFactory
from tests.factories.legal_ground import ground
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast) -> Case:
    """Children, an illness, little money; a demand, a filing and a court notice; the landlord reads its own part."""
    found = CaseFactory(
        tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency),
        with_children=True,
        causes=[Cause.INCOME_LOSS, Cause.DEMENTIA],
        arrears=Decimal("8169.00"),
    )
    for kind in (LegalEventKind.DEMAND_RECEIVED, LegalEventKind.COURT_HEARING, LegalEventKind.COURT_NOTICE):
        record_event(case=found, kind=kind, on=date(2026, 11, 20), by=cast.anne)
    PartFactory(case=found, agency=found.landlord, measure=Measure.PAYMENT_EXPECTED, ground=ground("payment_itself"))
    return found


def test_the_unit_is_shown_all_of_it(cast, case):
    view = case_view(case, cast.anne.agency)
    summarised = {Item.BENEFIT_REASONS, Item.SUPPORT_GRANT, Item.DEPOSIT_LOAN, Item.CHILD_CONCERN, Item.CONDUCT}
    assert {item for item in Item if view.tells_status(item)} - view.items == summarised
    assert [tenant.name for tenant in view.tenants] == ["Mette Skovgaard-Holm"]
    assert view.address == case.one_line_address
    assert view.causes == [Cause.INCOME_LOSS, Cause.DEMENTIA]
    assert view.children == [4, 9]
    assert len(view.events) == 4


def test_the_landlord_is_shown_no_household_no_cause_and_not_the_municipalitys_clock(cast, case):
    view = case_view(case, cast.fjordparken_clerk.agency)
    assert view.tenants
    assert view.causes == []
    assert view.children is None
    assert not view.has_known_need
    assert not view.is_immediate
    assert {event.kind for event in view.events} == {LegalEventKind.DEMAND_RECEIVED, LegalEventKind.COURT_HEARING}


def test_another_landlord_is_shown_nothing(cast, case):
    view = case_view(case, cast.lindehoej_clerk.agency)
    assert view.items == frozenset()
    assert (view.tenants, view.address, view.events, view.deadlines, view.causes) == ([], "", [], [], [])


def test_an_office_is_shown_the_case_while_it_has_a_part_in_it(cast, case):
    assert case_view(case, cast.ydelse.agency).items == frozenset()
    PartFactory(case=case, agency=cast.ydelse.agency)
    view = case_view(case, cast.ydelse.agency)
    assert view.children == [4, 9]
    assert view.causes == [Cause.INCOME_LOSS]  # never the illness
    assert view.is_immediate


def test_a_known_need_makes_it_immediate_only_for_those_who_may_know_the_need(cast, case):
    Case.objects.filter(pk=case.pk).update(children=[])
    case.refresh_from_db()
    PartFactory(case=case, agency=cast.ydelse.agency)
    PartFactory(case=case, agency=cast.myndighed.agency)
    assert case_view(case, cast.myndighed.agency).is_immediate
    assert not case_view(case, cast.ydelse.agency).is_immediate


@pytest.mark.parametrize("hidden", [{"causes": [Cause.DEMENTIA]}, {"risk_factors": [RiskFactor.PREGNANCY]}])
def test_the_day_of_straks_tells_nobody_of_a_need_that_is_hidden(cast, hidden):
    """Neither earlier nor left out: with and without the need the office reads the same."""
    offices = cast.ydelse.agency, cast.myndighed.agency
    told = []
    for facts in ({}, hidden, {"children": [4]}):
        case = CaseFactory(children=[])
        vars(case).update(facts)
        case.save()
        case.events.update(withdrawn_at=timezone.now())
        case.deadlines.update(withdrawn_at=timezone.now())
        record_event(case=case, kind=LegalEventKind.LANDLORD_NOTICE, on=date(2026, 11, 17), by=cast.anne)
        for agency in offices:
            PartFactory(case=case, agency=agency)
        told.append([[d.due_on.day for d in case_view(case, agency).deadlines] for agency in offices])
    assert told == [[[18], [18]], [[18], [17]], [[17], [17]]]


def test_a_stage_of_conduct_reads_as_if_there_were_none_to_those_who_may_not_know(cast, case):
    PartFactory(case=case, agency=cast.ydelse.agency)
    case.landlord_stage = LandlordStage.WARNING
    readers = cast.anne.agency, cast.fjordparken_clerk.agency, cast.ydelse.agency
    warned, scheduled = str(LandlordStage.WARNING.label), str(LandlordStage.COURT_SCHEDULED.label)
    assert [case_view(case, agency).landlord_stage for agency in readers] == [warned, warned, scheduled]
    case.events.update(withdrawn_at=timezone.now())
    assert case_view(case, cast.ydelse.agency).landlord_stage == str(LandlordStage.EARLY_CONCERN.label)


@pytest.mark.parametrize(
    ("became", "days_later", "concerns"),
    [
        ({}, 400, True),
        ({"accepted": True}, 400, True),
        ({"done": True}, GRACE.days - 1, True),
        ({"done": True}, GRACE.days + 1, False),
        ({"declined": True}, 0, False),
        ({"withdrawn": True}, 0, False),
    ],
)
def test_a_part_concerns_its_agency_while_open_and_a_while_after_it_was_done(
    cast, case, travel, became, days_later, concerns
):
    PartFactory(case=case, agency=cast.ydelse.agency, **became)
    travel(timezone.localdate() + timedelta(days=days_later))
    assert bool(case_view(case, cast.ydelse.agency).items) == concerns


def test_a_consent_that_names_the_cause_tells_the_landlord_that_income_has_changed_and_no_more(cast, case):
    landlord = cast.fjordparken_clerk.agency
    consent = ConsentFactory(case=case, to_agency=landlord, categories=[DataCategory.CAUSE_ECONOMIC])
    view = case_view(case, landlord)
    assert (view.causes, view.income_has_changed) == ([], True)
    case.causes = [Cause.SEPARATION, Cause.DEBT]
    assert not case_view(case, landlord).income_has_changed
    case.causes = [Cause.INCOME_LOSS]
    consent.withdrawn_at = timezone.now()
    consent.save()
    assert not case_view(case, landlord).income_has_changed


@pytest.mark.parametrize("trait", ["expired", "withdrawn"])
def test_a_consent_that_is_over_tells_nothing(cast, case, trait):
    landlord = cast.fjordparken_clerk.agency
    ConsentFactory(case=case, to_agency=landlord, categories=[DataCategory.CAUSE_ECONOMIC], **{trait: True})
    assert not case_view(case, landlord).income_has_changed


def test_a_protected_address_is_on_no_page_even_of_the_unit(cast):
    case = CaseFactory(tenancy=TenancyFactory(address_protected=True))
    assert case_view(case, cast.anne.agency).address == ""


def test_deadlines_come_nearest_first_and_met_ones_apart(cast, case):
    view = case_view(case, cast.anne.agency)
    days = [deadline.due_on for deadline in view.deadlines]
    assert days == sorted(days)
    assert len(days) == 4
    case.deadlines.filter(code="demand_expiry").update(met_at=timezone.now())
    view = case_view(Case.objects.prefetch_related("deadlines__event").get(pk=case.pk), cast.anne.agency)
    assert "demand_expiry" not in {deadline.code for deadline in view.deadlines}
    assert "demand_expiry" in {deadline.code for deadline in view.all_deadlines}


def test_a_view_is_made_in_one_statement(cast, case, django_assert_num_queries):
    with django_assert_num_queries(1):
        case_view(case, cast.ydelse.agency)
