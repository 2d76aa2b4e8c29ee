"""The days of the stories, on any day of the year: never against the rules, never on a day they may not fall."""

from datetime import date, timedelta

import pytest

from coordination import deadlines
from hub.demo.days import (
    demand_expiring,
    demand_received,
    earliest_demand,
    is_working_day,
    short,
    spoken,
    step,
    working,
    working_back,
)
from hub.demo.stories.tariq import too_early
from tests.coordination.seeded import law_as_seeded


@pytest.fixture(scope="module", autouse=True)
def _by_the_law_as_seeded():
    with deadlines.counting_by(law_as_seeded()):
        yield


EASTER = date(2026, 4, 3)
# Ordinary days, weekends, Easter, Constitution Day, Christmas and both ends of a year.
DAYS = [date(2026, 11, 22) + timedelta(days=number) for number in range(0, 420, 13)]
DAYS += [date(2026, 4, 2), EASTER, date(2026, 6, 5), date(2026, 12, 24), date(2026, 12, 31), date(2027, 1, 1)]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("forward", [True, False])
def test_a_demand_is_never_given_too_early_and_expires_as_the_rules_say(day, forward):
    demand = demand_expiring(day, forward=forward)
    assert demand.received >= earliest_demand(demand.rent_due)
    assert deadlines.compute("demand_expiry", demand.received) == demand.expires
    assert demand.expires >= day if forward else demand.expires <= day
    assert is_working_day(demand.received)
    assert is_working_day(demand.expires)


@pytest.mark.parametrize("day", DAYS)
def test_the_one_demand_that_is_too_early_is_so_by_a_day_or_two(day):
    demand = too_early(day)
    earliest = earliest_demand(demand.rent_due)
    assert demand.received < earliest
    assert working(demand.received + timedelta(days=1)) >= earliest
    assert demand.received <= day


@pytest.mark.parametrize("day", DAYS)
def test_steps_go_over_working_days_and_back(day):
    assert is_working_day(step(day, 0))
    assert step(day, 0) <= day
    assert step(step(day, 5), -5) == step(day, 0)
    assert step(day, 3) > step(day, 2) > step(day, 0) > step(day, -1)


@pytest.mark.parametrize("day", DAYS)
def test_a_demand_has_come_by_the_day_on_which_its_story_tells_of_it(day):
    by, expires = step(day, -4), day + timedelta(days=3)
    demand = demand_received(by, expires=expires)
    assert demand.received <= by
    assert demand.expires > day
    assert demand.expires >= expires or demand_expiring(expires).received > by


def test_a_day_is_named_as_people_name_it():
    days = [EASTER + timedelta(days=number) for number in (-2, -1, 0, 1, 2, 3)]
    assert [spoken(day, on=EASTER) for day in days] == [
        "den 1/4",
        "i går",
        "i dag",
        "i morgen",
        "i overmorgen",
        "den 6/4",
    ]


def test_good_friday_moves_to_the_days_around_easter():
    assert working_back(EASTER) == date(2026, 4, 1)
    assert working(EASTER) == date(2026, 4, 7)
    assert short(EASTER) == "3/4"
