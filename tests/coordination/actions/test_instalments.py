"""What is agreed adds up; while it binds, a missed instalment stands on the case, until it is paid or its part ends."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from coordination.actions.closing import ask_again
from coordination.actions.instalments import Agreement, agree_instalments, mark_instalment
from coordination.actions.parts import Decision, record_decision, withdraw_part
from coordination.lifecycle import Measure, PartResult
from coordination.models import InboxRow, PlanPart
from coordination.money import Interval
from tests.factories.case import CaseFactory
from tests.factories.part import PartFactory

pytestmark = pytest.mark.django_db
TODAY, DUE, AFTER = date(2026, 2, 12), date(2026, 3, 1), date(2026, 3, 2)


@pytest.fixture
def part(cast, travel):
    travel(TODAY)
    return PartFactory(case=CaseFactory(), agency=cast.betaling.agency, measure=Measure.GUARANTEE, accepted=True)


@pytest.fixture
def rows(cast, part):
    agreement = Agreement(Decimal("1000.00"), 3, DUE, Interval.MONTHLY)
    return list(agree_instalments(part=part, agreement=agreement, by=cast.betaling).instalments.all())


def broken_on(part) -> date | None:
    """As the case says it, and the inbox of its unit."""
    case = PlanPart.objects.select_related("case").get(pk=part.pk).case
    assert InboxRow.objects.get(part__case=case, agency=case.unit, is_case=True).broken_on == case.broken_on
    return case.broken_on


def test_what_is_agreed_adds_up_to_the_oere(rows):
    assert [row.amount for row in rows] == [Decimal("333.33"), Decimal("333.33"), Decimal("333.34")]
    assert [row.due_on for row in rows] == [DUE, date(2026, 4, 1), date(2026, 5, 1)]


@pytest.mark.parametrize("day", [TODAY, DUE])
def test_nothing_is_missed_before_its_day_is_over(cast, part, rows, travel, day):
    travel(day)
    with pytest.raises(PermissionDenied):
        mark_instalment(instalment=rows[0], paid=False, by=cast.betaling)
    assert broken_on(part) is None
    mark_instalment(instalment=rows[0], paid=True, by=cast.betaling)


def test_broken_since_what_was_missed_first_until_all_of_it_is_paid(cast, part, rows, travel):
    travel(AFTER)
    mark_instalment(instalment=rows[0], paid=False, by=cast.betaling)
    travel(date(2026, 4, 9))
    mark_instalment(instalment=rows[1], paid=False, by=cast.betaling)
    assert broken_on(part) == AFTER
    mark_instalment(instalment=rows[0], paid=True, by=cast.betaling)
    assert broken_on(part) == date(2026, 4, 9)
    late = mark_instalment(instalment=rows[1], paid=True, by=cast.betaling)
    assert (broken_on(part), late.missed_on) == (None, date(2026, 4, 9))


def _withdraw(part, cast):
    withdraw_part(part=part, version=part.version, by=cast.anne)


def _finish(part, cast):
    decision = Decision(PartResult.GRANTED, AFTER)
    record_decision(part=part, decision=decision, version=part.version, by=cast.betaling)


@pytest.mark.parametrize("end", [_withdraw, _finish])
def test_an_agreement_that_is_over_is_not_broken_and_taken_up_again_it_is(cast, part, rows, travel, end):
    travel(AFTER)
    mark_instalment(instalment=rows[0], paid=False, by=cast.betaling)
    assert broken_on(part) == AFTER
    end(PlanPart.objects.get(pk=part.pk), cast)
    assert broken_on(part) is None
    ask_again(part=PlanPart.objects.get(pk=part.pk), by=cast.anne)
    assert broken_on(part) == AFTER
