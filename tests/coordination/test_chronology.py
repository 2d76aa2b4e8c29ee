"""What fits together in time, whichever way it is written down."""

from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordination.chronology import EXPECTED, ONE_AT_A_TIME, History, added, gaps, is_unusual, misfit, questions
from coordination.events import GROUPS, LETTERS, ORDER
from coordination.lifecycle import LegalEventKind as Kind

START = date(2026, 1, 1)
BOTH_TRACKS = (
    (Kind.RENT_DUE, Kind.REMINDER_SENT, Kind.DEMAND_SENT, Kind.DEMAND_RECEIVED, Kind.TERMINATION_SENT,
     Kind.TERMINATION_RECEIVED, Kind.COURT_FILED, Kind.LANDLORD_NOTICE, Kind.COURT_NOTICE, Kind.COURT_HEARING,
     Kind.SETTLEMENT, Kind.COURT_ORDER, Kind.COURT_APPEAL, Kind.EVICTION_ENFORCEMENT, Kind.EVICTED),
    (Kind.COMPLAINT, Kind.WARNING, Kind.BOARD_FILED, Kind.BOARD_DECIDED, Kind.CONDITIONAL_TENANCY,
     Kind.LEASE_NOTICE_SENT, Kind.LEASE_NOTICE_RECEIVED, Kind.OBJECTION_RECEIVED, Kind.COURT_FILED,
     Kind.COURT_HEARING, Kind.COURT_ORDER, Kind.EVICTION_ENFORCEMENT, Kind.EVICTED),
    (Kind.DECISION_RECEIVED, Kind.APPEAL_RECEIVED),
)  # fmt: skip


def day(offset: int) -> date:
    return START + timedelta(days=offset)


def history_of(events):
    history: History = {}
    for kind, on in events:
        history = added(history, kind, on)
    return history


@st.composite
def lives(draw):
    """Part of a track, as it came: each step on the day of the one before or later."""
    track = draw(st.sampled_from(BOTH_TRACKS))
    kept = draw(st.lists(st.sampled_from(track), unique=True, min_size=1))
    steps = draw(st.lists(st.integers(0, 60), min_size=len(kept), max_size=len(kept)))
    return [(kind, day(sum(steps[: at + 1]))) for at, kind in enumerate(sorted(kept, key=track.index))]


anything = st.lists(st.tuples(st.sampled_from(Kind), st.integers(0, 300).map(day)), max_size=12)


@given(lives().flatmap(st.permutations))
def test_what_came_in_order_is_refused_in_no_order_of_writing_it_down(entered):
    history: History = {}
    for kind, on in entered:
        assert misfit(history, kind, on) is None
        history = added(history, kind, on)


@given(anything, st.randoms())
def test_what_the_unit_is_told_depends_on_the_days_and_on_no_order_of_writing(events, random):
    shuffled = random.sample(events, len(events))
    assert gaps(history_of(events)) == gaps(history_of(shuffled))


@given(anything, st.randoms())
def test_whatever_is_asked_in_the_end_was_asked_on_the_way(events, random):
    """Nothing that is asked about slips in by being written down in another order."""
    asked: set[str] = set()
    history: History = {}
    for kind, on in random.sample(events, len(events)):
        asked |= {gap.code for gap in questions(history, kind, on)}
        history = added(history, kind, on)
    assert {gap.code for gap in gaps(history) if gap.asks} <= asked


@pytest.mark.parametrize("track", BOTH_TRACKS)
def test_a_whole_track_leaves_nothing_open(track):
    whole = [(kind, day(10 * at)) for at, kind in enumerate(track)]
    assert gaps(history_of(whole)) == []


@pytest.mark.parametrize("rule", EXPECTED, ids=lambda rule: rule.code)
def test_each_rule_is_broken_by_what_came_too_early_and_mended_by_what_came_before(rule):
    for then in rule.then:
        late = {then: (day(5),), rule.first[0]: (day(6),)}
        assert (rule.code, day(5)) in {(gap.code, gap.on) for gap in gaps(late)}
        for first in set(rule.first) - {then}:
            assert rule.code not in {gap.code for gap in gaps({then: (day(5),), first: (day(5),)})}
    alone = {gap.code for gap in gaps({rule.then[0]: (day(5),)})}
    assert (rule.code in alone) is not rule.if_known


@pytest.mark.parametrize("rule", ONE_AT_A_TIME, ids=lambda rule: rule.code)
def test_two_at_once_are_asked_about_until_the_first_has_ended(rule):
    twice = {rule.kind: (day(0), day(20))}
    assert rule.code in {gap.code for gap in questions({rule.kind: (day(0),)}, rule.kind, day(20))}
    for end in rule.until:
        assert rule.code not in {gap.code for gap in gaps({**twice, end: (day(10),)})}
        assert rule.code in {gap.code for gap in gaps({**twice, end: (day(30),)})}


def test_sent_after_it_was_received_fits_only_another_letter():
    for first, then in (*LETTERS, *ORDER):
        for entered in permutations([(first, day(6)), (then, day(5))]):
            assert misfit(history_of(entered[:1]), *entered[1]) is not None


@pytest.mark.parametrize(("offset", "unusual"), [(0, False), (-700, False), (-800, True), (270, False), (280, True)])
def test_a_year_that_may_be_a_slip_is_asked_about(offset, unusual):
    assert is_unusual(day(offset), START) is unusual


def test_every_kind_that_a_rule_names_can_be_written_down():
    offered = {kind for _, kinds in GROUPS for kind in kinds}
    named = {kind for rule in EXPECTED for kind in (*rule.then, *rule.first)} | {rule.kind for rule in ONE_AT_A_TIME}
    assert named <= offered
