"""Applications, instalments and the municipal guarantee, as words, tables and sums that come out to the øre."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from coordination.deadlines.calendar import months_later


class MissingDocument(TextChoices):
    """What an office can be waiting for before it decides."""

    LEASE = "lease", _("lease")
    FORMAL_DEMAND = "formal_demand", _("formal demand")
    TERMINATION_LETTER = "termination_letter", _("termination letter")
    BUDGET_FORM = "budget_form", _("budget form")
    CONSENT_FORM = "consent_form", _("consent form")
    POWER_OF_ATTORNEY = "power_of_attorney", _("power of attorney")
    HEARING_RESPONSE = "hearing_response", _("reply to the party hearing")
    INSTALMENT_AGREEMENT = "instalment_agreement", _("instalment agreement")
    OTHER = "other", _("other")


class Interval(TextChoices):
    """How far apart instalments fall due."""

    MONTHLY = "monthly", _("every month")
    FORTNIGHTLY = "fortnightly", _("every two weeks")
    WEEKLY = "weekly", _("every week")


_DAYS = {Interval.FORTNIGHTLY: 14, Interval.WEEKLY: 7}
ORE = Decimal("0.01")


def split(total: Decimal, count: int) -> list[Decimal]:
    """The total in so many instalments: alike, and the last takes what is left, so that they add up to the øre."""
    each = (total / count).quantize(ORE, rounding=ROUND_DOWN)
    return [each] * (count - 1) + [total - each * (count - 1)]


def due_days(first: date, count: int, interval: Interval) -> list[date]:
    """Monthly: the same day of each month, or its last where it is shorter."""
    if interval in _DAYS:
        return [first + timedelta(days=_DAYS[interval] * number) for number in range(count)]
    return [months_later(first, number) for number in range(count)]


class LedgerKind(TextChoices):
    """A line in the ledger of a municipal guarantee."""

    GUARANTEED = "guaranteed", _("guaranteed by the municipality")
    PAID = "paid", _("paid by the tenant")
    MISSED = "missed", _("missed by the tenant")
    CLAIM = "claim", _("claimed by the landlord")
    PAID_OUT = "paid_out", _("paid out by the municipality")
    REPAID = "repaid", _("repaid by the tenant to the municipality")
    WRITTEN_OFF = "written_off", _("written off")


class Balance(TextChoices):
    """What the ledger comes to."""

    RUNNING = "running", _("guaranteed and neither paid nor missed")
    UNCLAIMED = "unclaimed", _("missed and not claimed yet")
    CLAIMED = "claimed", _("claimed and not paid out yet")
    OWED = "owed", _("owed to the municipality by the tenant")


# What adds to each balance, and what takes from it. None may ever fall below zero.
SIDES: dict[Balance, tuple[LedgerKind, tuple[LedgerKind, ...]]] = {
    Balance.RUNNING: (LedgerKind.GUARANTEED, (LedgerKind.PAID, LedgerKind.MISSED)),
    Balance.UNCLAIMED: (LedgerKind.MISSED, (LedgerKind.CLAIM,)),
    Balance.CLAIMED: (LedgerKind.CLAIM, (LedgerKind.PAID_OUT,)),
    Balance.OWED: (LedgerKind.PAID_OUT, (LedgerKind.REPAID, LedgerKind.WRITTEN_OFF)),
}
# Between the municipality and the tenant alone; the landlord's side of the contract is the rest.
NOT_THE_LANDLORDS = frozenset({LedgerKind.REPAID, LedgerKind.WRITTEN_OFF})


def balances(sums: Mapping[LedgerKind, Decimal]) -> dict[Balance, Decimal]:
    """From what each kind of line adds up to."""
    return {
        balance: sums[adds] - sum((sums[kind] for kind in takes), Decimal(0))
        for balance, (adds, takes) in SIDES.items()
    }
