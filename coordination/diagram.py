"""The tables of moves as a page with a picture (docs/lifecycle.md)."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import override

from coordination.lifecycle import PART_MOVES, LandlordStage, PartStatus, PlanStatus
from coordination.moves import BEHAVIOUR_TRACK, EXITS, LANDLORD_MOVES, PAYMENT_TRACK, PLAN_MOVES, is_backwards

HEAD = """# From state to state

<!-- Made by `manage.py lifecycle_diagram` from coordination/moves.py. Change that file, not this page. -->

What is not in these tables is refused, with a sentence, whoever asks. The pictures show the usual way; the tables show
every move.

## The landlord

A case goes forward with what happens, on either track, and may leap: the municipality often learns late. A landlord
who withdraws at court, or lets the lease go on, ends the matter; what happens after that begins it anew. By hand, going
back, or on from where the matter had ended, takes a reason: a court that refuses takes it back to before the demand.
"""
PLAN_HEAD = """
## The municipality's plan

`closed` is reached by closing the case, with an outcome, from every state; opening it again leads to `assessing`.
"""
PART_HEAD = """
## A part of the plan

The agency that owns it accepts, declines and decides; the unit withdraws and asks again.
"""


def page() -> str:
    """The whole page, in English."""
    with override("en"):
        return "\n".join([HEAD, *_landlord(), PLAN_HEAD, *_plan(), PART_HEAD, *_parts(), ""])


def _landlord() -> Iterator[str]:
    usual = [*_along(PAYMENT_TRACK), (LandlordStage.EARLY_CONCERN, BEHAVIOUR_TRACK[0]), *_along(BEHAVIOUR_TRACK)]
    usual += [(BEHAVIOUR_TRACK[-1], LandlordStage.COURT_FILED)]
    yield from _picture(LandlordStage, usual, alone=[stage for stage in LandlordStage if stage in EXITS])
    yield "| From | Forward to | Back to, with a reason | Ended as |\n| --- | --- | --- | --- |"
    for stage in LandlordStage:
        moves = LANDLORD_MOVES[stage]
        back = {to for to in moves if is_backwards(stage, to)}
        told = (moves - back - EXITS, back, moves & EXITS)
        yield f"| `{stage}` | {' | '.join(_names(LandlordStage, each) for each in told)} |"


def _plan() -> Iterator[str]:
    order = list(PlanStatus)
    usual = [(was, to) for was in order[:6] for to in order[:6] if to in PLAN_MOVES[was] and _is_next(order, was, to)]
    usual += [(PlanStatus.MONITORING, PlanStatus.CLOSED)]
    alone = (PlanStatus.DECLINED_BY_TENANT, PlanStatus.NOT_REACHED, PlanStatus.TRANSFERRED)
    yield from _picture(PlanStatus, usual, alone=alone)
    yield from _table(PlanStatus, PLAN_MOVES | {PlanStatus.CLOSED: frozenset({PlanStatus.ASSESSING})})


def _parts() -> Iterator[str]:
    yield from _picture(PartStatus, [(was, to) for was in PartStatus for to in PartStatus if to in PART_MOVES[was]])
    yield from _table(PartStatus, PART_MOVES)


def _is_next(order: list[PlanStatus], was: PlanStatus, to: PlanStatus) -> bool:
    return order.index(to) == order.index(was) + 1


def _along(track: tuple[LandlordStage, ...]) -> list[tuple[LandlordStage, LandlordStage]]:
    return list(pairwise(track))


def _picture(
    states: type[TextChoices], ways: Iterable[tuple[TextChoices, TextChoices]], alone: Iterable[TextChoices] = ()
) -> Iterator[str]:
    yield "```mermaid\nflowchart LR"
    for state in states:
        yield f'    {state}["{state.label}"]'
    yield from (f"    {was} --> {to}" for was, to in ways)
    outside = list(alone)
    if outside:
        yield "    subgraph from_anywhere [from anywhere]"
        yield from (f"        {state}" for state in outside)
        yield "    end"
    yield "```\n"


def _table(states: type[TextChoices], moves: Mapping[Any, Iterable[TextChoices]]) -> Iterator[str]:
    yield "| From | To |\n| --- | --- |"
    yield from (f"| `{state}` | {_names(states, moves[state])} |" for state in states)


def _names(states: type[TextChoices], named: Iterable[TextChoices]) -> str:
    chosen = frozenset(named)
    return ", ".join(f"`{state}`" for state in states if state in chosen) or "–"
