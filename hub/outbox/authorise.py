"""Rules that are asked again at the moment of sending.

A package registers, under a name, how it decides whether a membership may still see a subject; the outbox knows no
case.
"""

from collections.abc import Callable
from uuid import UUID

from hub.accounts.identity import acting_as
from hub.accounts.models import Membership

MaySee = Callable[[Membership, UUID], bool]
_rules: dict[str, MaySee] = {}


def register(name: str, rule: MaySee) -> None:
    """Make `rule` the answer for rows that name it."""
    _rules[name] = rule


def may_still_see(name: str, membership: Membership, subject_id: UUID) -> bool:
    """True while the membership is in force and the named rule says yes. An unknown rule says no."""
    if not Membership.objects.active().filter(pk=membership.pk).exists():
        return False
    rule = _rules.get(name)
    if rule is None:
        return False
    with acting_as(membership):
        return rule(membership, subject_id)
