"""The two clocks, and why a deadline falls where it does."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from coordination.access.case_view import case_view
from coordination.access.pressing import factors_of
from coordination.actions.clock import log_event, meet_deadline
from coordination.actions.correcting import withdraw_event
from coordination.answers import Answer
from coordination.lifecycle import LegalEventKind as Kind
from coordination.lifecycle import Measure
from coordination.reading.calculator import steps_from
from coordination.reading.clock import deadline_rows, lanes
from coordination.reading.labels import deadline_label
from coordination.reading.plan import parts_of
from coordination.urgency import Factor
from tests.factories.case import CaseFactory
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory

pytestmark = pytest.mark.django_db


def day(offset: int):
    return timezone.localdate() + timedelta(days=offset)


@pytest.fixture
def case(cast):
    return CaseFactory(tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency), by_consent=True)


def points(case, who) -> list[list[tuple]]:
    view = case_view(case, who.agency)
    drawn = lanes(view, parts_of(view, who))
    return [[(point["on"], point["kind"]) for point in lane["points"]] for lane in drawn]


def test_the_demand_its_expiry_and_the_earliest_termination_stand_on_the_landlords_clock(cast, case):
    log_event(case=case, kind=Kind.DEMAND_RECEIVED, on=day(-3), by=cast.anne)
    expiry = case.deadlines.get().due_on
    assert points(case, cast.anne) == [[(day(-3), "past"), (expiry, "due"), (expiry + timedelta(days=1), "expected")]]


def test_once_it_is_terminated_the_earliest_termination_is_history(cast, case):
    log_event(case=case, kind=Kind.DEMAND_RECEIVED, on=day(-20), by=cast.anne)
    log_event(case=case, kind=Kind.TERMINATION_RECEIVED, on=day(0), by=cast.anne)
    view = case_view(case, cast.anne.agency)
    (lane,) = lanes(view, parts_of(view, cast.anne))
    earliest, leave = deadline_label("earliest_termination"), deadline_label("move_out_requested")
    assert earliest not in {point["label"] for point in lane["points"]}
    assert leave in {point["label"] for point in lane["points"]}


def test_from_when_the_landlord_may_demand_is_held_against_the_landlord_by_the_unit_alone(cast, case):
    log_event(case=case, kind=Kind.RENT_DUE, on=day(-3), by=cast.anne)
    PartFactory(case=case, agency=cast.fjordparken_clerk.agency, measure=Measure.RESPITE)
    assert len(points(case, cast.anne)[0]) == 3
    assert points(case, cast.fjordparken_clerk) == [[(day(-3), "past")]]
    log_event(case=case, kind=Kind.DEMAND_SENT, on=day(-1), by=cast.anne)
    assert len(points(case, cast.anne)[0]) == 2


def test_a_hearing_to_come_is_one_point_and_a_held_one_that_is_not_met_two(cast, case):
    log_event(case=case, kind=Kind.COURT_HEARING, on=day(9), by=cast.anne)
    assert points(case, cast.anne) == [[(day(9), "due")]]
    log_event(case=case, kind=Kind.COURT_HEARING, on=day(-9), by=cast.anne)
    assert sorted(points(case, cast.anne)[0])[:2] == [(day(-9), "due"), (day(-9), "past")]


def test_the_notice_and_the_offices_dates_stand_on_the_municipalitys_clock(cast, case):
    log_event(case=case, kind=Kind.LANDLORD_NOTICE, on=day(0), by=cast.anne)
    PartFactory(case=case, agency=cast.ydelse.agency, due_on=day(5))
    PartFactory(case=case, agency=cast.fjordparken_clerk.agency, measure=Measure.RESPITE, due_on=day(6))
    landlord, municipality = points(case, cast.anne)
    assert landlord == [(day(6), "due")]
    assert {(day(0), "past"), (day(5), "due")} <= set(municipality)


def test_the_landlord_is_shown_neither_the_municipalitys_clock_nor_the_offices_part(cast, case):
    log_event(case=case, kind=Kind.LANDLORD_NOTICE, on=day(0), by=cast.anne)
    PartFactory(case=case, agency=cast.ydelse.agency, due_on=day(5))
    PartFactory(case=case, agency=cast.fjordparken_clerk.agency, measure=Measure.RESPITE, due_on=day(6))
    assert points(case, cast.fjordparken_clerk) == [[(day(6), "due")]]


@pytest.mark.parametrize(
    ("kind", "waits"), [(Kind.EVICTED, False), (Kind.COURT_ORDER, False), (Kind.BOARD_FILED, True)]
)
def test_a_right_that_has_lapsed_is_over_and_nobody_is_late(cast, case, kind, waits):
    """An appeal; of the board a decision is still waited for, and it is late."""
    (row,) = rows_after(case, cast.anne, kind, day(-60))
    assert bool(row["meet_url"]) is waits
    assert row["met"] == ("" if waits else str(Answer.OVER.label))
    assert (Factor.OVERDUE in factors_of(case_view(case, cast.anne.agency))) is waits


def test_where_banks_are_closed_on_the_last_day_the_landlord_is_shown_the_safe_one_as_in_the_calculator(cast, case):
    clerk = cast.fjordparken_clerk
    log_event(case=case, kind=Kind.DEMAND_RECEIVED, on=date(2025, 12, 10), by=cast.anne)  # the 14th: Christmas Eve
    PartFactory(case=case, agency=clerk.agency, measure=Measure.RESPITE, due_on=date(2026, 1, 5))
    strict, safe = date(2025, 12, 24), date(2025, 12, 29)
    assert {(strict, "due"), (strict + timedelta(days=1), "expected")} <= set(points(case, cast.anne)[0])
    told = set(points(case, clerk)[0])
    assert {(safe, "due"), (safe + timedelta(days=1), "expected")} <= told
    assert strict not in {on for on, _kind in told}
    (row,) = deadline_rows(case_view(case, clerk.agency), may_meet=False)
    assert (row["due_on"], date_format(safe, "DATE_FORMAT") in row["why"]) == (safe, True)
    assert steps_from(date(2025, 12, 1), date(2025, 12, 10))[-1]["on"] == safe + timedelta(days=1)


def test_why_nobody_waits_any_more_is_not_told_by_what_is_hidden(cast, case):
    """The landlord knows of no notice the municipality received; what was met by hand it cannot tell from that."""
    clerk, due = cast.fjordparken_clerk, day(-40)
    PartFactory(case=case, agency=clerk.agency, measure=Measure.RESPITE)
    log_event(case=case, kind=Kind.DEMAND_RECEIVED, on=due, by=cast.anne)
    log_event(case=case, kind=Kind.LANDLORD_NOTICE, on=day(-1), by=cast.anne)

    def words(who) -> str:
        (row,) = [row for row in deadline_rows(case_view(case, who.agency), may_meet=False) if "14" in row["why"]]
        return row["met"]

    assert (words(cast.anne), words(clerk)) == (str(Answer.OVER.label), gettext("no longer waited for"))
    withdraw_event(event=case.events.get(kind=Kind.LANDLORD_NOTICE), reason="Forkert sag", by=cast.anne)
    assert (words(cast.anne), words(clerk)) == ("", "")
    meet_deadline(deadline=case.deadlines.get(), by=cast.anne)
    assert (words(cast.anne), words(clerk)) == (str(Answer.KEPT.label), gettext("no longer waited for"))


def rows_after(case, who, kind: Kind, on) -> list[dict]:
    log_event(case=case, kind=kind, on=on, by=who)
    return deadline_rows(case_view(case, who.agency), may_meet=True)


def test_a_computed_day_says_how_and_whether_a_lawyer_has_confirmed_it(cast, case):
    (row,) = rows_after(case, cast.anne, Kind.COURT_NOTICE, day(-1))
    assert row["to_confirm"]
    assert "14" in row["why"]
    assert row["meet_url"]


def test_with_children_the_reason_is_that_of_the_same_day(cast, case):
    tuesday = date(2026, 2, 10)
    plain = rows_after(case, cast.anne, Kind.LANDLORD_NOTICE, tuesday)[0]
    case.children = [4]
    case.save()
    hastened = rows_after(case, cast.anne, Kind.LANDLORD_NOTICE, tuesday + timedelta(days=7))[-1]
    assert (plain["due_on"], hastened["due_on"]) == (date(2026, 2, 11), date(2026, 2, 17))
    assert "11/" in plain["why"]
    assert "18/" not in hastened["why"]


def test_a_day_set_by_the_court_is_not_computed(cast, case):
    (row,) = rows_after(case, cast.anne, Kind.COURT_HEARING, day(4))
    assert (row["law"], row["to_confirm"], row["due_on"]) == ("", False, day(4))
    assert row["why"]
