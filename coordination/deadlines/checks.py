"""Whether the landlord's steps kept to the rules, by the days alone. Pure; whom to tell, coordination.reading says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coordination.deadlines.compute import compute

Days = tuple[date, ...]


class Finding(StrEnum):
    """What the days show of one demand. None of it is a judgment: that is for legal aid and the court."""

    DEMAND_TOO_EARLY = "demand_too_early"
    DEMAND_EARLY_IF_SAFE = "demand_early_if_safe"
    DEMAND_SENT_TOO_EARLY = "demand_sent_too_early"
    TERMINATED_TOO_EARLY = "terminated_too_early"
    TERMINATED_EARLY_IF_SAFE = "terminated_early_if_safe"
    PAID_BEFORE_DEMAND = "paid_before_demand"
    PAID_IN_TIME = "paid_in_time"
    PAID_ON_LAST_DAY = "paid_on_last_day"
    PAID_IN_TIME_IF_SAFE = "paid_in_time_if_safe"
    PAID_BEFORE_RECEIPT = "paid_before_receipt"
    PAID_ON_DAY_OF_RECEIPT = "paid_on_day_of_receipt"


@dataclass(frozen=True, slots=True)
class History:
    """The days of a case, each kind in order."""

    rent_due: Days = ()
    demand_sent: Days = ()
    demand_received: Days = ()
    paid: Days = ()
    termination_sent: Days = ()
    termination_received: Days = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One finding, the day it is about, and the day that one is held against."""

    finding: Finding
    on: date
    against: date


def check(history: History) -> list[Found]:
    """Of the latest demand, and of what came after it."""
    if not history.demand_received:
        return []
    received = history.demand_received[-1]
    return [*_demand(history, received), *_termination(history, received), *_payment(history, received)]


def _demand(history: History, received: date) -> Iterator[Found]:
    """Of the rent that was due last before it."""
    due = max((day for day in history.rent_due if day <= received), default=None)
    if due is None:
        return
    strict, safe = compute("earliest_demand", due, mode="strict"), compute("earliest_demand", due)
    sent = max((day for day in history.demand_sent if due <= day <= received), default=received)
    if received < strict:
        yield Found(Finding.DEMAND_TOO_EARLY, received, strict)
    elif sent < strict:
        yield Found(Finding.DEMAND_SENT_TOO_EARLY, sent, strict)
    elif received < safe:
        yield Found(Finding.DEMAND_EARLY_IF_SAFE, received, safe)


def _termination(history: History, received: date) -> Iterator[Found]:
    steps = [day for day in (*history.termination_sent, *history.termination_received) if day >= received]
    if not steps:
        return
    first = min(steps)
    strict, safe = (
        compute("earliest_termination", compute("demand_expiry", received, mode=mode), mode=mode)
        for mode in ("strict", "safe")
    )
    if first < strict:
        yield Found(Finding.TERMINATED_TOO_EARLY, first, strict)
    elif first < safe:
        yield Found(Finding.TERMINATED_EARLY_IF_SAFE, first, safe)


def _payment(history: History, received: date) -> Iterator[Found]:
    paid = min((day for day in history.paid if day >= received), default=None)
    if paid is None:
        yield from _paid_before(history, received)
        return
    strict, safe = compute("demand_expiry", received, mode="strict"), compute("demand_expiry", received)
    came = min((day for day in history.termination_received if day >= received), default=None)
    if paid <= safe:
        yield Found(_in_time(paid, strict), paid, strict)
    elif came is not None and paid <= came:
        same_day = paid == came
        yield Found(Finding.PAID_ON_DAY_OF_RECEIPT if same_day else Finding.PAID_BEFORE_RECEIPT, paid, came)


def _paid_before(history: History, received: date) -> Iterator[Found]:
    """While the demand was on its way, or before it was written: of the rent that it is about."""
    begins = [day for day in (*history.rent_due, *history.demand_sent) if day < received]
    paid = [day for day in history.paid if begins and max(begins) <= day < received]
    if paid:
        yield Found(Finding.PAID_BEFORE_DEMAND, max(paid), received)


def _in_time(paid: date, strict: date) -> Finding:
    if paid > strict:
        return Finding.PAID_IN_TIME_IF_SAFE
    return Finding.PAID_ON_LAST_DAY if paid == strict else Finding.PAID_IN_TIME
