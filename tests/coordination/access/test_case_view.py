"""A case as one agency may see it: what it may not know is empty."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from coordination.access.case_view import GRACE, case_view
from coordination.access.visibility import Item
from coordination.actions.clock import record_event
from coordination.lifecycle import Cause, DataCategory, LegalEventKind, PartStatus
from coordination.models import Case, PlanPart
from tests.factories.case import CaseFactory
from tests.factories.consent import ConsentFactory
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast) -> Case:
    """Children, an illness and a shortage of money; a demand, a filing and a court notice."""
    found = CaseFactory(
        tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency),
        with_children=True,
        causes=[Cause.INCOME_LOSS, Cause.DEMENTIA],
        arrears=Decimal("8169.00"),
    )
    for kind in (LegalEventKind.DEMAND_RECEIVED, LegalEventKind.COURT_HEARING, LegalEventKind.COURT_NOTICE):
        record_event(case=found, kind=kind, on=date(2026, 11, 20), by=cast.anne)
    return found


def test_the_unit_is_shown_all_of_it(cast, case):
    view = case_view(case, cast.anne.agency)
    assert view.items == frozenset(Item)
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


@pytest.mark.parametrize(
    ("status", "days_ago", "concerns"),
    [
        (PartStatus.ASKED, 400, True),
        (PartStatus.ACCEPTED, 400, True),
        (PartStatus.DONE, GRACE.days - 1, True),
        (PartStatus.DONE, GRACE.days + 1, False),
        (PartStatus.DECLINED, 0, False),
        (PartStatus.WITHDRAWN, 0, False),
    ],
)
def test_a_part_concerns_its_agency_while_open_and_a_while_after_it_was_done(cast, case, status, days_ago, concerns):
    part = PartFactory(case=case, agency=cast.ydelse.agency)
    answered_at = timezone.now() - timedelta(days=days_ago)
    PlanPart.objects.filter(pk=part.pk).update(status=status, answered_at=answered_at)
    assert bool(case_view(case, cast.ydelse.agency).items) == concerns


def test_a_consent_that_names_the_cause_tells_the_landlord_the_economic_one(cast, case):
    landlord = cast.fjordparken_clerk.agency
    consent = ConsentFactory(case=case, to_agency=landlord, categories=[DataCategory.CAUSE_ECONOMIC])
    assert case_view(case, landlord).causes == [Cause.INCOME_LOSS]
    consent.withdrawn_at = timezone.now()
    consent.save()
    assert case_view(case, landlord).causes == []


@pytest.mark.parametrize("trait", ["expired", "withdrawn"])
def test_a_consent_that_is_over_tells_nothing(cast, case, trait):
    landlord = cast.fjordparken_clerk.agency
    ConsentFactory(case=case, to_agency=landlord, categories=[DataCategory.CAUSE_ECONOMIC], **{trait: True})
    assert case_view(case, landlord).causes == []


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
