"""Deadlines: one table of rules, one way to compute a date from them. Pure: knows no database and no clock."""

from coordination.deadlines.compute import OutOfRangeError, compute, compute_moment, remind_on
from coordination.deadlines.explain import explain
from coordination.deadlines.rules import UnknownRuleError, counting_by, forget, keep_in, rule_for, rules
from coordination.deadlines.shape import Mode, Offset, Rest, Roll, Rule, Source, Trigger, Unit

__all__ = [
    "Mode",
    "Offset",
    "OutOfRangeError",
    "Rest",
    "Roll",
    "Rule",
    "Source",
    "Trigger",
    "Unit",
    "UnknownRuleError",
    "compute",
    "compute_moment",
    "counting_by",
    "explain",
    "forget",
    "keep_in",
    "remind_on",
    "rule_for",
    "rules",
]
