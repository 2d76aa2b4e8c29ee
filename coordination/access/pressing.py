"""Which factors of urgency hold for a case, as far as one reader may know: the words and the inbox's order ask it."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from coordination.access.case_view import CaseView
from coordination.causes import Cause
from coordination.deadlines.calendar import DayKind, count_days
from coordination.urgency import (
    BANKING_DAYS,
    ENFORCEMENT_DAYS,
    HEARING_DAYS,
    OF_RISK,
    TRIES_IN_VAIN,
    WEIGHTS,
    Factor,
    Weight,
)

NO_BANKING = frozenset(DayKind)
OF_CAUSE: dict[Cause, Factor] = {
    Cause.UNOPENED_MAIL: Factor.MAIL,
    Cause.DIGITAL_EXCLUSION: Factor.MAIL,
    Cause.RENT_TOO_HIGH: Factor.RENT,
}


def factors_of(view: CaseView) -> list[Factor]:
    """Each once, the heaviest first; among equals in the order of the table."""
    return sorted(set(_found(view)), key=lambda factor: (WEIGHTS[factor], list(Factor).index(factor)))


def rank_of(view: CaseView) -> int:
    """Where the case stands in the order of the inbox."""
    return min((WEIGHTS[factor] for factor in _found(view)), default=Weight.NOTED)


def _found(view: CaseView) -> Iterator[Factor]:
    if view.has_children:
        yield Factor.CHILDREN
    if view.has_known_need:
        yield Factor.KNOWN_NEED
    if view.is_protected:
        yield Factor.PROTECTED
    if view.tries >= TRIES_IN_VAIN:
        yield Factor.NO_CONTACT
    yield from (OF_RISK[risk] for risk in view.risk_factors)
    yield from (OF_CAUSE[cause] for cause in view.causes if cause in OF_CAUSE)
    yield from _dates(view)


def _dates(view: CaseView) -> Iterator[Factor]:
    today = timezone.localdate()
    for deadline in view.deadlines:
        days = (deadline.due_on - today).days
        if deadline.code == "eviction_enforcement" and 0 <= days <= ENFORCEMENT_DAYS:
            yield Factor.ENFORCEMENT
        elif deadline.code == "court_hearing" and 0 <= days <= HEARING_DAYS:
            yield Factor.HEARING
        elif deadline.code == "demand_expiry" and today <= deadline.due_on <= _banking_days_on(today):
            yield Factor.DEMAND
        elif days < 0:
            yield Factor.OVERDUE


def _banking_days_on(today: date) -> date:
    """The last day that is at most three banking days away; a weekend is no time to pay."""
    return count_days(today, BANKING_DAYS, NO_BANKING)
