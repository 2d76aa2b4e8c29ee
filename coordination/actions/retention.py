"""From which day a closed case is erased: by the rule, never before the floor under it, and later where it is kept."""

from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone

from coordination.deadlines import compute, rule_for
from coordination.deadlines.calendar import months_later
from coordination.keeping import LEAST_KEPT_YEARS
from coordination.models import Case, Closing, Guarantee, InstalmentPlan
from coordination.money import Balance, balances
from hub.accounts.identity import the_hub_itself

RULE, ECONOMIC = "retention_end", "economic"
# While one of these is above nothing the landlord can still come for money. What the tenant owes the municipality is
# no more a matter of the guarantee: it stands in the municipality's own books.
RUNS = (Balance.RUNNING, Balance.UNCLAIMED, Balance.CLAIMED)


def erased_by_rule(case: Case) -> date | None:
    """From which day the case may be erased, as the table of rules has it now.

    None while it is open, or its guarantee runs; or where no closing tells since when it is closed.
    """
    if case.closed_at is None:
        return None
    # Whoever asks may not see the money; that a case has any is told by the day alone.
    with the_hub_itself():
        told: datetime | None = Closing.objects.filter(case=case).aggregate(newest=Max("closed_at"))["newest"]
        guarantees = list(Guarantee.objects.filter(case=case))
        if told is None or any(_runs(each) for each in guarantees):
            return None
        is_economic = bool(guarantees) or InstalmentPlan.objects.filter(part__case=case).exists()
    floor = months_later(timezone.localdate(max(case.closed_at, told)), 12 * LEAST_KEPT_YEARS)
    return max(floor, _by_rule(timezone.localdate(case.closed_at), is_economic=is_economic))


def erased_from(case: Case) -> date | None:
    """On which day the case is erased: the rule's, or a later one until which the unit's lead keeps it."""
    day = erased_by_rule(case)
    return day and max(day, case.kept_until or day)


def has_come(day: date | None) -> bool:
    return day is not None and day <= timezone.localdate()


def _runs(guarantee: Guarantee) -> bool:
    standing = balances(guarantee.entries.all().sums())
    return any(standing[each] > 0 for each in RUNS)


def _by_rule(closed_on: date, *, is_economic: bool) -> date:
    """A matter of money is kept as its variant says, and never shorter than another."""
    rule = rule_for(RULE)
    day = compute(rule, closed_on)
    return max(day, compute(rule, closed_on, variant=ECONOMIC)) if is_economic and ECONOMIC in rule.variants else day
