"""The ledger of a municipal guarantee. Lines are added and never changed; a mistake is taken back by a line in minus.

No line is stored after which a balance were below zero, or more guaranteed than the ceiling (coordination.money).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid5

from django.db import transaction

from coordination.access.permissions import Level
from coordination.access.rules import check_can_claim, check_can_guarantee
from coordination.access.visible import readers_in_force
from coordination.actions.announcing import announce_part
from coordination.actions.cases import StaleVersionError
from coordination.actions.holding import hold_part
from coordination.models import Guarantee, GuaranteeEntry, PlanPart
from coordination.money import Balance, LedgerKind, balances
from hub.accounts.identity import the_hub_itself
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record
from hub.outbox.topics import Topic


class BeyondBalanceError(Exception):
    """The line would bring a balance below zero; None: more would be guaranteed than the ceiling."""

    def __init__(self, balance: Balance | None) -> None:
        super().__init__(balance)
        self.balance = balance


@dataclass(frozen=True)
class Line:
    """What is written in the ledger. The same key twice (a double click) is one line, and no other."""

    kind: LedgerKind
    amount: Decimal
    on: date
    key: UUID


@transaction.atomic
def open_guarantee(*, part: PlanPart, ceiling: Decimal, line: Line, by: Membership) -> Guarantee:
    """The payments office guarantees an amount, up to the ceiling. StaleVersionError when there is a guarantee."""
    held = hold_to_guarantee(part, by)
    if Guarantee.objects.filter(part=held).exists():
        raise StaleVersionError
    guarantee = Guarantee.objects.create(case=held.case, part=held, ceiling=ceiling)
    record(by=by, verb=Verb.CREATE, obj=guarantee, case=held.case)
    _write(guarantee, line, by, held)
    return guarantee


@transaction.atomic
def add_line(*, guarantee: Guarantee, line: Line, by: Membership) -> GuaranteeEntry:
    """The payments office writes a line. BeyondBalanceError when the balances do not allow it, StaleVersionError when
    its key has written another."""
    return _write(guarantee, line, by, hold_to_guarantee(guarantee.part, by))


@transaction.atomic
def claim(*, guarantee: Guarantee, line: Line, by: Membership) -> GuaranteeEntry:
    """The landlord claims what the tenant has missed, and the payments office is told. The errors of `add_line`."""
    check_can_claim(by, guarantee)
    part = _held(guarantee.part_id)
    # As it is now: the office may have ended the guarantee meanwhile, or the unit the case.
    check_can_claim(by, Guarantee.objects.select_related("case").get(pk=guarantee.pk))
    return _write(guarantee, line, by, part)


def counter(entry: GuaranteeEntry, *, on: date, by: Membership) -> GuaranteeEntry:
    """The line in minus that takes this one back; not stored yet (actions.taking_back)."""
    return GuaranteeEntry(
        guarantee=entry.guarantee, kind=entry.kind, amount=-entry.amount, on=on, counter_of=entry, agency=by.agency
    )


def hold_to_guarantee(part: PlanPart, by: Membership) -> PlanPart:
    """Asked, held, and asked once more: no line is written in a ledger that was closed meanwhile."""
    check_can_guarantee(by, part)
    held = _held(part.pk)
    check_can_guarantee(by, held)
    return held


def _held(part_id: int) -> PlanPart:
    """One line after the other, whoever writes; the landlord has no right to hold another's part."""
    with the_hub_itself():
        return hold_part(part_id)


def _write(guarantee: Guarantee, line: Line, by: Membership, part: PlanPart) -> GuaranteeEntry:
    # Made from the key: the key itself would meet other ledgers' lines (see actions.entries).
    public_id = uuid5(guarantee.public_id, f"line:{by.pk}:{line.key}")
    known = GuaranteeEntry.objects.filter(public_id=public_id).first()
    if known is not None:
        if (known.kind, known.amount, known.on) != (line.kind, line.amount, line.on):
            raise StaleVersionError
        return known
    entry = GuaranteeEntry(
        public_id=public_id, guarantee=guarantee, kind=line.kind, amount=line.amount, on=line.on, agency=by.agency
    )
    return store(entry, part, by)


def store(entry: GuaranteeEntry, part: PlanPart, by: Membership, *, tells: bool = True) -> GuaranteeEntry:
    """Where the balances allow it; the part is held. `tells`: no, where another notice says it."""
    with the_hub_itself():
        sums = entry.guarantee.entries.all().sums()
    kind = LedgerKind(entry.kind)
    sums[kind] += entry.amount
    if sums[LedgerKind.GUARANTEED] > entry.guarantee.ceiling:
        raise BeyondBalanceError(None)
    for balance, amount in balances(sums).items():
        if amount < 0:
            raise BeyondBalanceError(balance)
    entry.save(force_insert=True)
    record(by=by, verb=Verb.CREATE, obj=entry, case=part.case, kind=str(kind), counter=entry.amount < 0)
    if tells:
        announce_part(part, Topic.PART_CHANGED, readers_in_force(part, Level.READ), cause=str(entry.public_id), by=by)
    return entry
