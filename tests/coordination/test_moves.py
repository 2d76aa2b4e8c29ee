"""The tables of moves: what `domain.md` 3.2 asks of them, and that their page is up to date."""

import pytest
from django.core.management import call_command

from coordination.lifecycle import LandlordStage as S
from coordination.lifecycle import PlanStatus as P
from coordination.moves import (
    BEHAVIOUR_TRACK,
    EXITS,
    LANDLORD_MOVES,
    PAYMENT_TRACK,
    PLAN_MOVES,
    RANK,
    STAGE_OF_EVENT,
    follow,
    is_backwards,
)

# As far on both tracks: a termination for arrears gives the shorter time.
AS_FAR = {(was, S.TERMINATION_RECEIVED) for was in (S.HOUSING_COURT, S.NOTICE_OR_TERMINATION)}


def test_every_state_has_its_row_and_leads_nowhere_twice():
    assert set(LANDLORD_MOVES) == set(S) == set(RANK) | EXITS
    assert set(PLAN_MOVES) == set(P)
    assert all(stage not in to for stage, to in (*LANDLORD_MOVES.items(), *PLAN_MOVES.items()))


def test_along_a_track_any_leap_is_allowed_both_ways_and_out_of_it_at_any_time():
    for track in (PAYMENT_TRACK[:-1], BEHAVIOUR_TRACK):
        for stage in track:
            assert set(track) | EXITS <= LANDLORD_MOVES[stage] | {stage}


def test_conduct_joins_payment_at_the_court_and_not_before():
    assert S.COURT_FILED in LANDLORD_MOVES[S.NOTICE_OR_TERMINATION]
    assert S.DEMAND_EXPIRED not in LANDLORD_MOVES[S.WARNING]
    assert S.COMPLAINT not in LANDLORD_MOVES[S.DEMAND_SENT]


def test_somebody_put_out_is_not_let_in_again_by_a_click():
    assert LANDLORD_MOVES[S.EVICTED] == {S.EVICTION_SCHEDULED}
    assert all(S.EVICTED not in LANDLORD_MOVES[stage] for stage in EXITS)


@pytest.mark.parametrize(
    ("was", "to", "back"),
    [
        (S.COURT_DECIDED, S.ARREARS_REGISTERED, True),
        (S.PAID, S.DEMAND_SENT, True),
        (S.COURT_FILED, S.PAID, False),
        (S.PAID, S.REINSTATED, False),
        (S.EARLY_CONCERN, S.COURT_FILED, False),
    ],
)
def test_back_takes_a_reason_and_ending_does_not(was, to, back):
    assert is_backwards(was, to) is back


def test_what_happens_moves_forward_alone_and_begins_anew_what_had_ended():
    assert follow(S.COURT_FILED, S.DEMAND_SENT) == S.COURT_FILED
    assert follow(S.PAID, S.DEMAND_SENT) == S.DEMAND_SENT
    assert follow(S.EVICTED, S.COURT_SCHEDULED) == S.EVICTED


@pytest.mark.parametrize(
    ("payment", "conduct", "further"),
    [
        (S.DEMAND_SENT, S.WARNING, S.DEMAND_SENT),
        (S.DEMAND_EXPIRED, S.BOARD_FILED, S.DEMAND_EXPIRED),
        (S.TERMINATION_RECEIVED, S.NOTICE_OR_TERMINATION, S.TERMINATION_RECEIVED),
        (S.DEMAND_SENT, S.CONDITIONAL_TENANCY, S.CONDITIONAL_TENANCY),
    ],
)
def test_conduct_takes_a_case_off_the_track_of_payment_only_where_it_has_come_further(payment, conduct, further):
    assert follow(payment, conduct) == follow(conduct, payment) == further


def test_what_happens_moves_a_case_as_a_person_may_but_for_two_exceptions():
    by_itself = {
        (was, to) for was in S for reached in STAGE_OF_EVENT.values() if (to := follow(was, reached)) != was
    }  # fmt: skip
    beyond = {(was, to) for was, to in by_itself if to not in LANDLORD_MOVES[was]}
    put_out_after_all = {(was, S.EVICTED) for was in EXITS}
    # Arrears and conduct at once: the case stands on the track that has come further.
    payment = set(PAYMENT_TRACK) - {S.EARLY_CONCERN}
    other_track = {(was, to) for was, to in beyond if (was in payment) != (to in payment) and was not in EXITS}
    assert beyond == put_out_after_all | other_track
    assert all(RANK[to] > RANK[was] for was, to in other_track - AS_FAR)


def test_the_page_in_the_documentation_is_what_the_tables_say():
    call_command("lifecycle_diagram", "--check")
