"""Which sign means debt. Systems differ; a list of arrears mostly holds debts, so what clearly prevails is debt."""

from collections.abc import Sequence
from decimal import Decimal

from coordination.intake.reading import DebtSign, Fate, Row, SignCount

CLEARLY = Decimal("0.8")  # of all balances that are not nought
FEWEST = 3  # balances, unless all of them agree


def decide(balances: Sequence[Decimal], given: DebtSign | None) -> SignCount:
    """The given or remembered sign wins; otherwise the one that clearly prevails; otherwise it is undecided."""
    positive = sum(balance > 0 for balance in balances)
    negative = sum(balance < 0 for balance in balances)
    if given is not None:
        return SignCount(given, positive, negative, "given")
    owing, most = (DebtSign.PLUS, positive) if positive >= negative else (DebtSign.MINUS, negative)
    total = positive + negative
    if not total:
        return SignCount(DebtSign.PLUS, 0, 0, "prevails")  # only noughts: either sign says the same
    if most == total or (total >= FEWEST and most >= CLEARLY * total):
        return SignCount(owing, positive, negative, "prevails")
    return SignCount(None, positive, negative, "undecided")


def contradicts(count: SignCount) -> bool:
    """Whether a given sign is the opposite of what this list clearly shows; the landlord may have a new system."""
    if count.source != "given":
        return False
    most, least = max(count.positive, count.negative), min(count.positive, count.negative)
    shown = DebtSign.PLUS if count.positive > count.negative else DebtSign.MINUS
    return most > least and shown is not count.sign and most >= CLEARLY * (most + least)


def apply(rows: Sequence[Row], owing: DebtSign | None) -> None:
    """Turns balances so that debt is positive, and says each row's fate. Undecided: both stay open."""
    if owing is None:
        return
    for row in rows:
        if owing is DebtSign.MINUS and row.balance:
            row.balance = -row.balance
        row.fate = Fate.PAID if not row.balance else Fate.CREDIT if row.balance < 0 else Fate.ARREARS
