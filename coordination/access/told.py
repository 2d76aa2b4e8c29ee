"""What those are told of the clocks who do not see all that a day or a stage follows from.

A day or a stage that is left out, or that differs, would tell of what is hidden: it is told as it would stand without.
"""

from collections.abc import Iterable
from copy import copy
from datetime import date

from coordination.access.fields import item_of_cause, item_of_risk
from coordination.access.visibility import Item
from coordination.causes import KNOWN_NEED_CAUSES
from coordination.deadlines import compute, rules
from coordination.lifecycle import LandlordStage, LegalEventKind
from coordination.models import Deadline, LegalEvent
from coordination.moves import stage_after
from coordination.urgency import IMMEDIATE_RISKS

# All that makes a case one of straks: whoever sees these knows whether it is.
NEEDS = frozenset({Item.HOUSEHOLD, *map(item_of_cause, KNOWN_NEED_CAUSES), *map(item_of_risk, IMMEDIATE_RISKS)})


def told_deadline(deadline: Deadline, *, may_know_straks: bool, is_safe: bool) -> Deadline:
    """The deadline with its legal day: that the unit has set another is a judgment, and stays with the unit.

    Who may not know of a need is told the ordinary day, whether or not there is one. `is_safe`: to the landlord's side,
    who is never to act too early. A copy, which is never saved.
    """
    on = deadline.computed_on or deadline.due_on
    if not may_know_straks:
        on = _ordinary_day(deadline) or on
    if is_safe:
        on = _safe_day(deadline, on)
    if on == deadline.due_on and deadline.computed_on is None:
        return deadline
    told = copy(deadline)
    told.due_on, told.computed_on = on, None
    return told


def _ordinary_day(deadline: Deadline) -> date | None:
    """The day without straks; None where the rule knows none."""
    rule = rules().get(deadline.code)
    if rule is None or "children" not in rule.variants:
        return None
    return compute(rule, deadline.event.on, mode="strict")


def _safe_day(deadline: Deadline, on: date) -> date:
    """The day that the public calculator gives; one that was counted by an earlier wording of the rule stands."""
    rule = rules().get(deadline.code)
    if rule is None or compute(rule, deadline.event.on, mode="strict") != on:
        return on
    return compute(rule, deadline.event.on)


def stage_without_conduct(known: Iterable[LegalEvent]) -> LandlordStage:
    """Early concern, or as far as what is known to have happened leads: what a stage of conduct is told as."""
    return stage_after(LandlordStage.EARLY_CONCERN, [(event.on, LegalEventKind(event.kind)) for event in known])
