"""Deadlines: one table of rules, one way to compute a date from them. Pure: no database, no clock."""

from coordination.deadlines.compute import OutOfRangeError, compute, compute_moment, remind_on
from coordination.deadlines.explain import explain
from coordination.deadlines.rules import RULES, UnknownRuleError, rule_for
from coordination.deadlines.shape import Mode, Offset, Roll, Rule, Source, Trigger, Unit

__all__ = [
    "RULES",
    "Mode",
    "Offset",
    "OutOfRangeError",
    "Roll",
    "Rule",
    "Source",
    "Trigger",
    "Unit",
    "UnknownRuleError",
    "compute",
    "compute_moment",
    "explain",
    "remind_on",
    "rule_for",
]
