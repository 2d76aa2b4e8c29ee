"""A year is counted once, when it is over, and what is kept back is not stored."""

from datetime import date, datetime

import pytest
from django.db import ProgrammingError
from django.utils import timezone

from coordination import tasks
from coordination.actions.closing import close_case, reopen_case
from coordination.actions.counting import count_finished_years, counted
from coordination.actions.ending import Ending
from coordination.figures import Result
from coordination.models import Closing, YearlyFigure
from coordination.outcomes import Outcome
from tests.factories.case import CaseFactory
from tests.factories.closing import MOVED, PAID
from tests.factories.membership import member_of

pytestmark = pytest.mark.django_db
NEW_YEAR = date(2027, 1, 1)


@pytest.fixture
def year(travel):
    """Six families with two children each have moved, one with three has stayed."""
    travel(date(2026, 3, 2))
    for _ in range(6):
        CaseFactory(children=[4, 9], closed=True)
    stayed = CaseFactory(children=[2, 7, 13])
    close_case(ending=PAID, case=stayed, by=member_of(stayed.unit))
    return stayed


def test_one_family_is_one_however_many_children_it_has(year):
    found = counted(2026)
    assert (found.families[Result.STAYED], found.children[Result.STAYED]) == (1, 3)
    assert (found.families[Result.REHOUSED], found.children[Result.REHOUSED]) == (6, 12)


def test_opened_again_and_closed_once_more_it_counts_by_how_it_ended_last(year):
    by = member_of(year.unit)
    reopen_case(case=year, by=by)
    year.refresh_from_db()
    close_case(ending=MOVED, case=year, by=by)
    assert counted(2026).families == {Result.REHOUSED: 7}


def test_a_case_that_was_none_is_not_counted(year):
    wrong = CaseFactory()
    close_case(ending=Ending(Outcome.OPENED_IN_ERROR), case=wrong, by=member_of(wrong.unit))
    assert sum(counted(2026).families.values()) == 7


def test_the_year_begins_and_ends_in_denmark(year):
    late = timezone.make_aware(datetime(2027, 1, 1, 0, 30))
    Closing.objects.filter(case=year).update(closed_at=late)
    assert counted(2026).families == {Result.REHOUSED: 6}
    assert counted(2027).families == {Result.STAYED: 1}


def test_a_year_is_counted_when_it_is_over_and_stands_then(year, travel, as_web_role):
    assert count_finished_years() == 0
    travel(NEW_YEAR)
    with as_web_role("worker"):
        assert tasks.count_years() == 1
        assert tasks.count_years() == 0
    Closing.objects.filter(case=year).update(outcome=Outcome.EVICTED_SHELTER)
    assert count_finished_years() == 0
    told = {figure.result: (figure.families, figure.children) for figure in YearlyFigure.objects.filter(year=2026)}
    # One family that stayed is not told, and so none that moved; nor how many children there were in either.
    assert told == {
        "stayed": (None, None), "rehoused": (None, None), "evicted": (0, 0), "other": (0, 0), "": (7, 15),
    }  # fmt: skip


def test_no_page_can_write_a_figure(as_web_role):
    with pytest.raises(ProgrammingError, match="permission denied"), as_web_role():
        YearlyFigure.objects.create(year=2026, result="stayed", families=1)
