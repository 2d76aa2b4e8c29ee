"""Every deadline the hub knows, by code: one table, kept as data.

`source` marks the offset, `roll_source` whether the day moves on weekends and holidays.
"""

from collections.abc import Mapping
from types import MappingProxyType

from coordination.deadlines.municipal_rules import APPEAL_AND_ACCESS, HELP
from coordination.deadlines.shape import Rule
from coordination.deadlines.tenancy_rules import BEHAVIOUR_TRACK, PAYMENT_TRACK

RULES: Mapping[str, Rule] = MappingProxyType(
    {rule.code: rule for rule in (*PAYMENT_TRACK, *HELP, *APPEAL_AND_ACCESS, *BEHAVIOUR_TRACK)}
)


class UnknownRuleError(LookupError):
    """No rule has this code."""


def rule_for(code: str) -> Rule:
    """The rule with this code; `UnknownRuleError` when there is none."""
    try:
        return RULES[code]
    except KeyError:
        raise UnknownRuleError(code) from None
