"""Taking a line of a guarantee's ledger back: a line in minus beside it, and the instalment it came from unmarked."""

from datetime import date

from django.db import transaction

from coordination.actions.guaranteed import instalment_of
from coordination.actions.guarantees import counter, hold_to_guarantee, store
from coordination.actions.holding import hold_case_first
from coordination.actions.inbox import refresh_case
from coordination.actions.instalments import note_broken
from coordination.models import GuaranteeEntry, Instalment, PlanPart
from coordination.money import LedgerKind
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record


@transaction.atomic
def take_back(*, entry: GuaranteeEntry, on: date, by: Membership) -> GuaranteeEntry:
    """A line in minus beside the mistaken one. Taken back twice, it is taken back once."""
    guarantee = entry.guarantee
    hold_case_first(guarantee.case_id)
    part = hold_to_guarantee(guarantee.part, by)
    known = GuaranteeEntry.objects.filter(counter_of=entry).first()
    if known is not None or entry.counter_of_id is not None:
        return known or entry
    instalment = instalment_of(entry)
    stored = store(counter(entry, on=on, by=by), part, by)
    if instalment is not None:
        _unmark(instalment, LedgerKind(entry.kind), part, by)
    return stored


def _unmark(instalment: Instalment, kind: LedgerKind, part: PlanPart, by: Membership) -> None:
    """As it was before that line: a tenant who had repaid the municipality has missed it still."""
    held = Instalment.objects.select_for_update().get(pk=instalment.pk)
    if kind != LedgerKind.MISSED:
        held.paid_on = None
    if kind != LedgerKind.REPAID:
        held.missed_on = None
    held.save(update_fields=["paid_on", "missed_on"])
    record(by=by, verb=Verb.CHANGE, obj=held, case=part.case, taken_back=str(kind))
    note_broken(part.case)
    refresh_case(part.case)
