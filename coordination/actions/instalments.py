"""Agreeing on instalments, and saying which of them are paid. What is missed is told the coordinator at once."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.access.rules import check_can_count
from coordination.actions.announcing import announce_part
from coordination.actions.cases import StaleVersionError
from coordination.actions.guaranteed import enter_mark, standing
from coordination.actions.holding import hold_case_first, hold_part
from coordination.actions.inbox import refresh_case
from coordination.lifecycle import OPEN_PART
from coordination.models import Case, Guarantee, Instalment, InstalmentPlan, PlanPart
from coordination.money import Interval, due_days, split
from hub.accounts.identity import the_hub_itself
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record
from hub.outbox.topics import Topic


@dataclass(frozen=True)
class Agreement:
    """The total in kroner, in `count` instalments from `first_due` on."""

    total: Decimal
    count: int
    first_due: date
    interval: Interval


@transaction.atomic
def agree_instalments(*, part: PlanPart, agreement: Agreement, by: Membership) -> InstalmentPlan:
    """Store what was agreed. StaleVersionError when there is an agreement already: a double click is one."""
    held = _held(part, by)
    if InstalmentPlan.objects.filter(part=held).exists():
        raise StaleVersionError
    plan = InstalmentPlan.objects.create(part=held, total=agreement.total)
    days = due_days(agreement.first_due, agreement.count, agreement.interval)
    amounts = split(agreement.total, agreement.count)
    rows = [
        Instalment(plan=plan, number=number, due_on=day, amount=amount)
        for number, (day, amount) in enumerate(zip(days, amounts, strict=True), start=1)
    ]
    Instalment.objects.bulk_create(rows)
    record(by=by, verb=Verb.CREATE, obj=plan, case=held.case, instalments=agreement.count)
    _tell_unit(held, cause=f"{plan.public_id}", by=by)
    return plan


@transaction.atomic
def mark_instalment(*, instalment: Instalment, paid: bool, by: Membership) -> Instalment:
    """Paid, or missed once its day has passed. The same mark twice is one; what was missed may be paid late, and what
    is paid stays paid. Where the municipality guarantees it, its ledger follows; BeyondBalanceError where it cannot."""
    part = _held(instalment.plan.part, by)
    found = Instalment.objects.select_for_update().get(pk=instalment.pk)
    if found.paid_on is not None or (not paid and found.missed_on is not None):
        return found
    today = timezone.localdate()
    if not paid and not found.is_overdue(today):
        raise PermissionDenied(_("An instalment is missed when the day it was due has passed, and not before."))
    if paid:
        found.paid_on = today
    else:
        found.missed_on = today
    found.save(update_fields=["paid_on", "missed_on"])
    record(by=by, verb=Verb.CHANGE, obj=found, case=part.case, paid=paid)
    enter_mark(instalment=found, part=part, by=by)
    _tell_of_mark(found, part, by)
    return found


@transaction.atomic
def unmark_instalment(*, instalment: Instalment, paid: bool, by: Membership) -> Instalment:
    """Take back the last mark, made by mistake: that it is paid, or that it was missed. Taken back twice, it is taken
    back once: what was marked before it stays.

    PermissionDenied where a line in the ledger of a guarantee says the same: that is taken back there, and this with it
    (actions.taking_back).
    """
    part = _held(instalment.plan.part, by)
    found = Instalment.objects.select_for_update().get(pk=instalment.pk)
    guarantee = Guarantee.objects.filter(part=part).first()
    if guarantee is not None and standing(guarantee, found):
        raise PermissionDenied(_("The mark stands in the ledger of the guarantee. Take its line back there."))
    if paid is not (found.paid_on is not None) or (not paid and found.missed_on is None):
        return found
    if paid:
        found.paid_on = None
    else:
        found.missed_on = None
    found.save(update_fields=["paid_on", "missed_on"])
    record(by=by, verb=Verb.CHANGE, obj=found, case=part.case, unmarked=True)
    _tell_of_mark(found, part, by)
    return found


def _tell_of_mark(instalment: Instalment, part: PlanPart, by: Membership) -> None:
    """What stands now is news each time: what was taken back may be marked again."""
    note_broken(part.case)
    refresh_case(part.case)
    _tell_unit(part, cause=f"{instalment.public_id}:{timezone.now().isoformat()}", by=by)


def note_broken(case: Case) -> None:
    """Since when an agreement is broken stands on the case, which whoever marks an instalment may not write.

    An agreement of a part that is over binds nobody any more. Whoever calls it brings the inboxes up to date.
    """
    # Two parts marked at once: the second waits here, and counts what the first has stored.
    hold_case_first(case.pk)
    with the_hub_itself():
        case.broken_on = missed_since(case)
        Case.objects.filter(pk=case.pk).update(broken_on=case.broken_on)


def missed_since(case: Case) -> date | None:
    """The first day of what is missed and not paid, of the agreements that bind."""
    bound = Instalment.objects.filter(plan__part__case=case, plan__part__status__in=OPEN_PART)
    since: date | None = bound.filter(missed_on__isnull=False, paid_on=None).aggregate(on=Min("missed_on"))["on"]
    return since


def _held(part: PlanPart, by: Membership) -> PlanPart:
    check_can_count(by, part)
    hold_case_first(part.case_id)
    held = hold_part(part.pk)
    check_can_count(by, held)
    return held


def _tell_unit(part: PlanPart, *, cause: str, by: Membership) -> None:
    announce_part(part, Topic.PART_CHANGED, [part.case.unit], cause=cause, by=by)
