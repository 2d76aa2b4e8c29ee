"""What marking an instalment writes in the ledger of the guarantee that stands for it: one transaction, or neither.

A line holds no reference to its instalment, for the landlord reads lines and may not read the instalments. Its public
id is made from the instalment instead, so that whoever knows both finds one from the other.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from uuid import UUID, uuid5

from django.utils import timezone

from coordination.actions.guarantees import BeyondBalanceError, counter, store
from coordination.models import Guarantee, GuaranteeEntry, Instalment, PlanPart
from coordination.money import Balance, LedgerKind, balances
from hub.accounts.models import Membership

KINDS = (LedgerKind.PAID, LedgerKind.MISSED, LedgerKind.REPAID)


def enter_mark(*, instalment: Instalment, part: PlanPart, by: Membership) -> None:
    """The line of an instalment that was marked just now; none where nobody guarantees.

    Paid late: what was missed is taken back while the landlord has not claimed it. Once the municipality has paid in
    the tenant's place, the tenant repays the municipality. BeyondBalanceError where the ledger allows neither.

    Where less is guaranteed than was agreed on, each line is as much of its instalment as is guaranteed still; what
    nobody guarantees is marked all the same.
    """
    guarantee = Guarantee.objects.filter(part=part).first()
    if guarantee is None:
        return
    if instalment.paid_on is None:
        _write(guarantee, instalment, LedgerKind.MISSED, part, by)
        return
    missed = next((line for line in standing(guarantee, instalment) if line.kind == LedgerKind.MISSED), None)
    if missed is not None:
        try:
            store(counter(missed, on=timezone.localdate(), by=by), part, by, tells=False)
        except BeyondBalanceError:
            _write(guarantee, instalment, LedgerKind.REPAID, part, by, amount=missed.amount)
            return
    _write(guarantee, instalment, LedgerKind.PAID, part, by)


def standing(guarantee: Guarantee, instalment: Instalment) -> list[GuaranteeEntry]:
    """The lines of an instalment that nobody has taken back."""
    made = list(_ids(guarantee, instalment, guarantee.entries.count()))
    return list(guarantee.entries.filter(public_id__in=made, countered_by=None))


def written_down(guarantee: Guarantee, instalments: Iterable[Instalment]) -> set[int]:
    """Of which of them a line stands, by their keys; no statement where the lines are read beforehand."""
    lines = list(guarantee.entries.all())
    stand = {line.public_id for line in lines if not hasattr(line, "countered_by")}
    return {each.pk for each in instalments if not stand.isdisjoint(_ids(guarantee, each, len(lines)))}


def instalment_of(entry: GuaranteeEntry) -> Instalment | None:
    """The one whose marking wrote the line; nothing for a line that was written by hand."""
    guarantee = entry.guarantee
    most = guarantee.entries.count()
    own = Instalment.objects.filter(plan__part_id=guarantee.part_id)
    return next((row for row in own if entry.public_id in _ids(guarantee, row, most)), None)


def _write(
    guarantee: Guarantee,
    instalment: Instalment,
    kind: LedgerKind,
    part: PlanPart,
    by: Membership,
    *,
    amount: Decimal | None = None,
) -> None:
    covered = _covered(guarantee, instalment) if amount is None else amount
    if not covered:
        return
    taken = set(guarantee.entries.values_list("public_id", flat=True))
    free = next(key for key in _ids(guarantee, instalment, len(taken) + 1, kind) if key not in taken)
    line = GuaranteeEntry(public_id=free, guarantee=guarantee, kind=kind, amount=covered,
                          on=timezone.localdate(), agency=by.agency)  # fmt: skip
    store(line, part, by, tells=False)


def _covered(guarantee: Guarantee, instalment: Instalment) -> Decimal:
    """All of it where everything is guaranteed: what the ledger then does not take is a mistake in the ledger."""
    sums = guarantee.entries.all().sums()
    if sums[LedgerKind.GUARANTEED] >= instalment.plan.total:
        return instalment.amount
    return min(instalment.amount, balances(sums)[Balance.RUNNING])


def _ids(guarantee: Guarantee, instalment: Instalment, most: int, *kinds: LedgerKind) -> Iterator[UUID]:
    """Those that the lines of an instalment can have: numbered, for what is taken back may be marked again."""
    for kind in kinds or KINDS:
        for number in range(most):
            yield uuid5(guarantee.public_id, f"instalment:{instalment.public_id}:{kind}:{number}")
