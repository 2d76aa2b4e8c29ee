"""The words on the pages of a case and a part."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from coordination.access.case_view import case_view
from coordination.access.grants import GRACE
from coordination.access.part_view import part_view
from coordination.actions.cases import take_case
from coordination.actions.clock import log_event
from coordination.actions.parts import Decision, record_decision
from coordination.causes import Cause
from coordination.lifecycle import LegalEventKind, PartResult
from coordination.models import Case, PlanPart
from coordination.reading.case_page import case_page
from coordination.reading.consents import consent_rows
from coordination.reading.facts import facts, household_words
from coordination.reading.ledger import who_sees_what
from coordination.reading.part_page import part_page
from coordination.reading.plan import asked_facts, parts_of, plan_list
from tests.factories.case import CaseFactory
from tests.factories.consent import ConsentFactory
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast):
    return CaseFactory(tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency), by_consent=True)


def next_step(case, who) -> str:
    steps = case_page(case_view(Case.objects.get(pk=case.pk), who.agency), who)["next_steps"]
    return (steps[0].get("url") or steps[0].get("post")).rsplit("/", 2)[-2] if steps else ""


def test_the_page_suggests_one_step_after_another_until_the_plan_runs(cast, case):
    assert next_step(case, cast.anne) == "overtag"
    take_case(case=case, by=cast.anne)
    assert next_step(case, cast.anne) == "oplysninger"
    Case.objects.filter(pk=case.pk).update(children=[])
    assert next_step(case, cast.anne) == "haendelse"
    log_event(case=case, kind=LegalEventKind.DEMAND_RECEIVED, on=timezone.localdate(), by=cast.anne)
    assert next_step(case, cast.anne) == "ny-del"
    PartFactory(case=case, agency=cast.ydelse.agency)
    assert next_step(case, cast.anne) == ""


def test_an_office_is_given_no_next_step_no_consents_and_no_ledger(cast, case):
    PartFactory(case=case, agency=cast.ydelse.agency)
    page = case_page(case_view(case, cast.ydelse.agency), cast.ydelse)
    assert [page[key] for key in ("next_steps", "consents", "disclosures")] == [[], None, None]
    assert page["identity"]["actions"] == []


@pytest.mark.parametrize("children", [None, [], [4]])
def test_nobody_asked_and_none_and_some_are_three_things(children):
    others = {household_words(other) for other in (None, [], [4]) if other != children}
    assert household_words(children) not in others


def facts_of(part, who):
    return asked_facts(part_view(part, case_view(part.case, who.agency), who))


def test_a_part_says_its_ground_its_consent_and_what_came_of_it(cast, case):
    consent = ConsentFactory(case=case, to_agency=cast.ydelse.agency)
    part = PartFactory(case=case, agency=cast.ydelse.agency, consent=consent, due_on=timezone.localdate())
    assert len(facts_of(part, cast.ydelse)) == 3
    today = timezone.localdate()
    decision = Decision(PartResult.GRANTED, today, "Bevilget én gang.", Decimal("7840.50"), today)
    done = record_decision(part=part, decision=decision, version=part.version, by=cast.ydelse)
    values = [fact["value"] for fact in facts_of(done, cast.ydelse)]
    assert (len(values), "Bevilget én gang." in values) == (8, True)
    assert any(str(value).startswith("7.840,50") for value in values)


def test_a_decision_without_amount_or_day_says_no_more_than_was_decided(cast, case):
    done = PartFactory(case=case, agency=cast.ydelse.agency, done=True)
    PlanPart.objects.filter(pk=done.pk).update(decided_on=None)
    done.refresh_from_db()
    assert len(facts_of(done, cast.ydelse)) == 2


def test_a_declined_part_says_why_in_the_plan_and_on_its_page(cast, case):
    part = PartFactory(case=case, agency=cast.ydelse.agency, declined=True)
    (row,) = plan_list(parts_of(case_view(case, cast.anne.agency), cast.anne), cast.anne)
    assert row["note"]
    assert facts_of(part, cast.anne)[-1]["note"] == "Ingen social begivenhed."


def test_a_part_that_is_done_shows_its_result_in_the_plan(cast, case):
    PartFactory(case=case, agency=cast.ydelse.agency, done=True)
    assert plan_list(parts_of(case_view(case, cast.anne.agency), cast.anne), cast.anne)[0]["note"]


def test_alone_with_one_part_the_page_has_one_column(cast, case):
    part = PartFactory(case=case, agency=cast.ydelse.agency)
    PartFactory(case=case, agency=cast.betaling.agency)
    for who, alone in ((cast.ydelse, True), (cast.anne, False)):
        assert part_page(part_view(part, case_view(case, who.agency), who), who)["one_column"] == alone


def test_causes_of_health_are_listed_for_the_unit_alone(cast, case):
    case.causes = [Cause.DEBT, Cause.ADDICTION]
    PartFactory(case=case, agency=cast.ydelse.agency)

    def words(who):
        return " ".join(str(fact["value"]) for fact in facts(case_view(case, who.agency)))

    assert str(Cause.ADDICTION.label) in words(cast.anne)
    assert str(Cause.ADDICTION.label) not in words(cast.ydelse)


def test_an_office_whose_part_is_long_over_is_told_nothing(cast, case, travel):
    PartFactory(case=case, agency=cast.ydelse.agency, done=True)
    travel(timezone.localdate() + GRACE + timedelta(days=1))
    assert facts(case_view(case, cast.ydelse.agency)) == []


def test_the_ledger_names_the_unit_once_and_says_what_was_withdrawn(cast, case):
    PartFactory(case=case, agency=cast.ydelse.agency, withdrawn=True)
    PartFactory(case=case, agency=cast.betaling.agency)
    seen = who_sees_what(case, cast.anne)
    assert [row["agency"] for row in seen["rows"]] == ["Boligsocial enhed", "Betalingskontoret"]
    assert [(row["agency"], bool(row["why"])) for row in seen["ended"]] == [("Ydelseskontoret", True)]
    assert who_sees_what(case, cast.ydelse)["rows"] == []


def test_a_consent_says_whether_it_is_in_force(cast, case):
    ConsentFactory(case=case, expired=True, purpose="udløbet")
    ConsentFactory(case=case, withdrawn=True, purpose="trukket")
    states = {row["purpose"]: row["in_force"] for row in consent_rows(case)}
    assert (states["udløbet"], states["trukket"], len(states)) == (False, False, 3)
