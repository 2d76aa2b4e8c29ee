"""What the hub suggests on a case: rules that editors change, at most three, stronger as a day comes near."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from coordination.access.case_view import case_view
from coordination.actions.clock import log_event
from coordination.causes import Cause
from coordination.lifecycle import LegalEventKind, Measure
from coordination.models import Case, NextStepRule
from coordination.moves import EXITS
from coordination.next_steps import MOST_SHOWN, StepWhen
from coordination.reading.next_steps import HOLDS, first_step, next_steps
from coordination.reading.plan import parts_of
from coordination.reading.warnings import conflicts
from tests.factories.case import CaseFactory
from tests.factories.contact import AttemptFactory
from tests.factories.part import PartFactory
from tests.factories.rehousing import HousingOfferFactory
from tests.factories.tenancy import TenancyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast):
    """Known by consent, taken, and with nothing left to ask the coordinator for."""
    made = CaseFactory(tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency), by_consent=True)
    made.coordinator, made.children = cast.anne.user, []
    made.save()
    log_event(case=made, kind=LegalEventKind.DEMAND_RECEIVED, on=timezone.localdate(), by=cast.anne)
    return made


def view_of_unit(case, who):
    return case_view(Case.objects.get(pk=case.pk), who.agency)


def steps(case, who):
    view = view_of_unit(case, who)
    return next_steps(view, parts_of(view, who))


def clock_conflicts(case, who):
    view = view_of_unit(case, who)
    return conflicts(view, parts_of(view, who))


def urls(case, who) -> list[str]:
    return [step.get("url", "").partition(str(case.public_id))[2] for step in steps(case, who)]


def test_each_condition_of_the_vocabulary_can_be_asked():
    assert set(HOLDS) == set(StepWhen)


def test_a_cause_leads_to_the_office_that_can_do_something_until_it_is_asked(cast, case):
    Case.objects.filter(pk=case.pk).update(causes=[Cause.MISSING_HOUSING_BENEFIT])
    assert "/ny-del/borgerservice/?indsats=housing_benefit" in urls(case, cast.anne)
    part = PartFactory(case=case, agency=cast.borgerservice.agency, measure=Measure.HOUSING_BENEFIT)
    assert urls(case, cast.anne) == []
    part.status = "declined"
    part.save()
    assert urls(case, cast.anne) == ["/ny-del/borgerservice/?indsats=housing_benefit"]


def test_near_the_door_it_asks_the_landlord_and_for_a_roof_and_says_how_near(cast, case):
    on = timezone.localdate() + timedelta(days=6)
    log_event(case=case, kind=LegalEventKind.EVICTION_ENFORCEMENT, on=on, by=cast.anne)
    found = steps(case, cast.anne)
    assert urls(case, cast.anne)[:2] == [
        "/ny-del/myndighedscentret/?indsats=emergency_housing",
        "/ny-del/fjordparken/?indsats=withdraw_case",
    ]
    assert {step["kind"] for step in found} == {"warning"}
    assert all(step["is_strongest"] and "6" in step["why"][1] for step in found)


@pytest.mark.parametrize(
    ("answer", "keys_in", "asks"), [("accepted", 6, False), ("accepted", 7, True), ("waiting", 5, True)]
)
def test_with_the_keys_of_another_home_by_that_day_no_roof_is_asked_for(cast, case, answer, keys_in, asks):
    today = timezone.localdate()
    on = today + timedelta(days=6)
    log_event(case=case, kind=LegalEventKind.EVICTION_ENFORCEMENT, on=on, by=cast.anne)
    HousingOfferFactory(case=case, answer=answer, keys_on=today + timedelta(days=keys_in))
    assert ("/ny-del/myndighedscentret/?indsats=emergency_housing" in urls(case, cast.anne)) is asks


def test_it_shows_three_at_most_and_none_that_is_out_of_use(cast, case):
    Case.objects.filter(pk=case.pk).update(
        children=[4], causes=[Cause.MISSING_HOUSING_BENEFIT, Cause.UNOPENED_MAIL, Cause.DEMENTIA]
    )
    AttemptFactory.create_batch(3, case=case)
    assert len(steps(case, cast.anne)) == MOST_SHOWN
    NextStepRule.objects.update(is_active=False)
    assert steps(case, cast.anne) == []


@pytest.mark.parametrize(
    ("given", "field"),
    [({"condition": "hearing_near", "number": None}, "number"), ({"condition": "cause", "cause": ""}, "cause")],
)
def test_a_rule_without_what_its_condition_needs_is_refused(given, field):
    rule = NextStepRule.objects.get(code="take")
    for name, value in given.items():
        setattr(rule, name, value)
    with pytest.raises(ValidationError) as refused:
        rule.full_clean()
    assert field in refused.value.message_dict


def put_out(case, cast) -> None:
    on = timezone.localdate()
    log_event(case=case, kind=LegalEventKind.EVICTION_ENFORCEMENT, on=on, by=cast.anne)
    log_event(case=case, kind=LegalEventKind.EVICTED, on=on, by=cast.anne)


def test_after_an_eviction_nothing_speaks_of_the_lost_home_and_the_way_back_is_suggested(cast, case):
    Case.objects.filter(pk=case.pk).update(causes=[Cause.MISSING_HOUSING_BENEFIT], children=[4])
    PartFactory(case=case, agency=cast.ydelse.agency, measure=Measure.ONE_OFF_BENEFIT)
    assert clock_conflicts(case, cast.anne)
    put_out(case, cast)
    assert clock_conflicts(case, cast.anne) == []
    assert urls(case, cast.anne) == [
        f"/ny-del/myndighedscentret/?indsats={Measure.EMERGENCY_HOUSING}",
        "/genhusning/",
        f"/ny-del/myndighedscentret/?indsats={Measure.ACTION_PLAN}",
    ]
    assert all(step["kind"] == "info" and not step["is_strongest"] for step in steps(case, cast.anne))
    assert first_step(NextStepRule.objects.all(), view_of_unit(case, cast.anne), list(case.parts.all())).startswith(
        "Er husstanden"
    )


@pytest.mark.parametrize("stage", sorted(EXITS))
def test_once_the_matter_is_settled_the_hub_suggests_nothing_but_to_take_the_case(cast, case, stage):
    Case.objects.filter(pk=case.pk).update(causes=[Cause.MISSING_HOUSING_BENEFIT], landlord_stage=stage)
    assert steps(case, cast.anne) == []
    Case.objects.filter(pk=case.pk).update(coordinator=None)
    assert [step["label"] for step in steps(case, cast.anne)] == ["Tag sagen"]


def test_a_household_that_has_moved_is_no_longer_chased_and_one_that_is_to_move_is(cast, case):
    Case.objects.filter(pk=case.pk).update(causes=[Cause.MISSING_HOUSING_BENEFIT])
    tomorrow = timezone.localdate() + timedelta(days=1)
    Case.objects.filter(pk=case.pk).update(moves_out_on=tomorrow)
    assert steps(case, cast.anne)
    Case.objects.filter(pk=case.pk).update(moves_out_on=timezone.localdate())
    assert steps(case, cast.anne) == []
