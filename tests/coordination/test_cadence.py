"""When the first attempt is due, what counts as having tried, and when «not reached» may fairly be said."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from coordination.cadence import Need, Try, first_try_by, is_fair_to_say_not_reached, tried, what_worked
from coordination.contact import AttemptResult, Channel, Daypart

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def a_try(channel: Channel, hour: int, result: AttemptResult = AttemptResult.NO_ANSWER) -> Try:
    return Try(datetime(2026, 8, 10, hour, tzinfo=COPENHAGEN), channel, result)


ENOUGH = [
    a_try(Channel.PHONE, 10),
    a_try(Channel.SMS_NEUTRAL, 18),
    a_try(Channel.HOME_VISIT_UNANNOUNCED, 14),
    a_try(Channel.NOTE_IN_LETTERBOX, 14),
]


@pytest.mark.parametrize(
    ("opened", "at_once", "by"),
    [
        (date(2026, 8, 3), True, date(2026, 8, 3)),
        (date(2026, 8, 3), False, date(2026, 8, 5)),
        (date(2026, 8, 7), False, date(2026, 8, 11)),  # a Friday: over the weekend
        (date(2026, 8, 8), True, date(2026, 8, 10)),  # a Saturday
        (date(2026, 4, 1), False, date(2026, 4, 8)),  # Wednesday before Easter
    ],
)
def test_the_first_attempt_is_due_on_a_working_day(opened, at_once, by):
    assert first_try_by(opened, at_once=at_once) == by


def test_not_reached_is_said_when_ways_evening_and_visits_have_been_tried():
    assert is_fair_to_say_not_reached(ENOUGH)


@pytest.mark.parametrize("left_out", [1, 2, 3])
def test_one_need_that_is_missing_makes_it_too_early(left_out):
    assert not is_fair_to_say_not_reached(ENOUGH[:left_out] + ENOUGH[left_out + 1 :])


def test_a_tenant_who_was_reached_is_never_not_reached():
    assert not is_fair_to_say_not_reached([*ENOUGH, a_try(Channel.PHONE, 10, AttemptResult.REACHED_DECLINES)])


def test_what_is_missing_is_counted_by_need():
    have = {each.need: (each.have, each.is_met) for each in tried(ENOUGH[:2])}
    assert have == {Need.CHANNELS: (2, False), Need.EVENINGS: (1, True), Need.VISITS: (0, False)}


def test_what_has_worked_stands_first():
    reached = a_try(Channel.PHONE, 19, AttemptResult.REACHED_ACCEPTS)
    best = what_worked([*ENOUGH, reached, a_try(Channel.PHONE, 19)])[0]
    assert (best.channel, best.daypart, best.reached, best.tried) == (Channel.PHONE, Daypart.EVENING, 1, 2)
