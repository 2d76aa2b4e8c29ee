"""Days for the stories: relative to today, and never against the rules of coordination.deadlines."""

from dataclasses import dataclass
from datetime import date, timedelta

from coordination import deadlines
from coordination.deadlines.calendar import kinds_of

ONE_DAY = timedelta(days=1)
PERIOD = timedelta(days=14)  # of a demand


def is_working_day(day: date) -> bool:
    """An ordinary Monday to Friday: offices and banks are open."""
    return not kinds_of(day)


def working(day: date) -> date:
    """The day itself, or the next working day."""
    while not is_working_day(day):
        day += ONE_DAY
    return day


def working_back(day: date) -> date:
    """The day itself, or the working day before."""
    while not is_working_day(day):
        day -= ONE_DAY
    return day


def step(day: date, count: int) -> date:
    """`count` working days after the day, or before it when negative; 0 is the last working day up to it."""
    found = working_back(day)
    one = ONE_DAY if count > 0 else -ONE_DAY
    for _number in range(abs(count)):
        found = working(found + one) if count > 0 else working_back(found + one)
    return found


@dataclass(frozen=True)
class Demand:
    """One missed rent and the formal demand for it: each day as the rules of the deadlines allow it."""

    rent_due: date
    last_timely: date
    received: date
    expires: date


def demand_expiring(day: date, *, forward: bool = True) -> Demand:
    """The demand that expires on the day, or on the first later (or earlier) day on which it can without rolling."""
    one = ONE_DAY if forward else -ONE_DAY
    while True:
        received = day - PERIOD
        if is_working_day(day) and is_working_day(received):
            found = _demand(received)
            if found.expires == day:
                return found
        day += one


def demand_received(by: date, *, expires: date) -> Demand:
    """The demand that expires on that day or the first later one; an earlier one, where it would have come after `by`.

    Around Easter and Christmas a demand that comes in time for its story may not expire on the day that it is for.
    """
    found = demand_expiring(expires)
    return found if found.received <= by else demand_expiring(by + PERIOD, forward=False)


def _demand(received: date) -> Demand:
    due = latest_rent_due(received)
    timely = deadlines.compute("rent_due_shift", due)
    return Demand(due, timely, received, deadlines.compute("demand_expiry", received, mode="strict"))


def latest_rent_due(demanded: date) -> date:
    """The latest 1st of a month whose rent may be demanded on the day."""
    due = demanded.replace(day=1)
    while earliest_demand(due) > demanded:
        due = (due - ONE_DAY).replace(day=1)
    return due


def earliest_demand(rent_due: date) -> date:
    """What a landlord is shown as the first day to demand the rent."""
    return deadlines.compute("earliest_demand", deadlines.compute("rent_due_shift", rent_due))


def short(day: date) -> str:
    """As people write a day in a message: 9/2."""
    return f"{day.day}/{day.month}"


def spoken(day: date, *, on: date) -> str:
    """How people name a day in what they write `on` another: i morgen, i overmorgen, den 9/2."""
    near = {-1: "i går", 0: "i dag", 1: "i morgen", 2: "i overmorgen"}
    return near.get((day - on).days, f"den {short(day)}")
