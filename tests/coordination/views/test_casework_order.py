"""What is asked of whoever writes an event down; and that what is missing is told the unit alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coordination.actions.clock import log_event
from coordination.lifecycle import LegalEventKind as Kind


def day(offset: int):
    return timezone.localdate() + timedelta(days=offset)


@pytest.fixture
def write(stage, client_of):
    browser = client_of(stage.cast.anne)

    def write(kind, on, *confirmed):
        sent = {"kind": kind, "on": on.isoformat(), "method": "", "confirmed": confirmed}
        return browser.post(stage.url("haendelse/"), sent)

    return write


def asked(answer):
    return [code for code, _ in answer.context["form"].fields["confirmed"].widget.choices]


def test_an_enforcement_without_a_court_case_is_asked_about_and_kept_with_a_tick(stage, write):
    """The landlord's notice, of today, comes after it."""
    answer = write(Kind.EVICTION_ENFORCEMENT, day(-9))
    assert (answer.status_code, asked(answer)) == (200, ["enforcement_without_court"])
    assert "Vi har ingen fogedsag på sagen" in answer.content.decode()
    assert not stage.case.events.filter(kind=Kind.EVICTION_ENFORCEMENT).exists()
    assert write(Kind.EVICTION_ENFORCEMENT, day(-9), "unusual_day").status_code == 200
    assert write(Kind.EVICTION_ENFORCEMENT, day(-9), "enforcement_without_court").status_code == 302
    # What was said once is not asked again.
    assert write(Kind.EVICTION_ENFORCEMENT, day(-6)).status_code == 302


def test_with_a_court_case_nothing_is_asked_until_there_are_two(stage, write):
    assert write(Kind.COURT_FILED, day(-30)).status_code == 302
    assert write(Kind.EVICTION_ENFORCEMENT, day(9)).status_code == 302
    assert asked(write(Kind.COURT_FILED, day(-2))) == ["two_courts"]
    assert write(Kind.COURT_WITHDRAWN, day(-10)).status_code == 302
    assert write(Kind.COURT_FILED, day(-2)).status_code == 302


def test_an_earlier_letter_can_be_written_down_after_a_later_one(stage, write):
    """Of the first demand, only the receipt is known."""
    write(Kind.DEMAND_SENT, day(-5))
    answer = write(Kind.DEMAND_RECEIVED, day(-60))
    assert answer.context["form"].errors["on"]
    assert not stage.case.events.filter(kind=Kind.DEMAND_RECEIVED).exists()
    assert write(Kind.DEMAND_RECEIVED, day(-60), "another_one").status_code == 302


@pytest.mark.parametrize("confirmed", ["nonsense", "a\0b", "x" * 5000])
def test_a_tick_for_what_nobody_asked_is_no_answer(stage, write, confirmed):
    assert write(Kind.EVICTION_ENFORCEMENT, day(-9), confirmed).context["form"].errors
    assert not stage.case.events.filter(kind=Kind.EVICTION_ENFORCEMENT).exists()


def test_a_year_that_may_be_a_slip_is_asked_about(write):
    assert asked(write(Kind.RENT_DUE, day(-900))) == ["unusual_day"]
    assert write(Kind.RENT_DUE, day(-900), "unusual_day").status_code == 302


def test_a_correction_is_asked_about_as_the_event_is(stage, write, client_of):
    write(Kind.COURT_FILED, day(-30))
    write(Kind.EVICTION_ENFORCEMENT, day(-1))
    filed = stage.case.events.get(kind=Kind.EVICTION_ENFORCEMENT)
    sent = {"wrong": "day", "on": day(-40).isoformat(), "reason": "Forkert dag"}
    answer = client_of(stage.cast.anne).post(stage.url(f"haendelse/{filed.public_id}/ret/"), sent)
    assert asked(answer) == ["enforcement_without_court"]


def test_what_is_missing_is_told_the_unit_and_no_landlord_and_no_office(stage, client_of, as_web_role):
    for kind in (Kind.TERMINATION_RECEIVED, Kind.CONDITIONAL_TENANCY, Kind.EVICTION_ENFORCEMENT):
        log_event(case=stage.case, kind=kind, on=day(-3), by=stage.cast.anne)
    told = [one["text"] for one in client_of(stage.cast.anne).get(stage.url()).context["warnings"]]
    assert len(told) == 3
    for name in ("fjordparken_clerk", "ydelse"):
        with as_web_role():
            page = client_of(stage.cast.person(name)).get(stage.url())
        assert page.status_code == 200
        assert not [text for text in told if text in page.content.decode()]
