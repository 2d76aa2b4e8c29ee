"""Keeping a closed case longer than the rule says, because something about it is not over; and letting that go."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.access.rules import check_can_keep_longer
from coordination.actions.holding import hold_case
from coordination.actions.retention import erased_by_rule
from coordination.deadlines.calendar import months_later
from coordination.keeping import LONGEST_KEPT_YEARS, KeepReason
from coordination.models import Case
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record


@dataclass(frozen=True)
class Kept:
    """Until which day, and why."""

    until: date
    because: KeepReason


def kept_longer(case: Case) -> Kept | None:
    """What keeps the closed case beyond the day of the rule; None where nothing does."""
    if case.kept_until is None:
        return None
    day = erased_by_rule(case)
    if day is None or case.kept_until <= day:
        return None
    return Kept(case.kept_until, KeepReason(case.kept_because))


def bounds(case: Case) -> tuple[date, date]:
    """After the first day, which is the rule's or today, and up to the last."""
    first = max(timezone.localdate(), erased_by_rule(case) or timezone.localdate())
    return first, months_later(first, 12 * LONGEST_KEPT_YEARS)


@transaction.atomic
def keep_longer(*, case: Case, kept: Kept, by: Membership) -> None:
    """The nightly job leaves it until that day. Another word takes the place of the one before."""
    held = _held(case, by)
    first, last = bounds(held)
    if not first < kept.until <= last:
        # The form has said so with its days; here the page stood open while they moved.
        raise PermissionDenied(_("The case cannot be kept until that day."))
    if kept_longer(held) != kept:
        _store(held, kept.until, kept.because, by)


@transaction.atomic
def stop_keeping(*, case: Case, by: Membership) -> None:
    """From now on the day of the rule counts again. Said twice, it is said once."""
    held = _held(case, by)
    if held.kept_until is not None:
        _store(held, None, None, by)


def _held(case: Case, by: Membership) -> Case:
    check_can_keep_longer(by, case)
    held = hold_case(case.pk)
    check_can_keep_longer(by, held)
    return held


def _store(case: Case, until: date | None, because: KeepReason | None, by: Membership) -> None:
    case.kept_until, case.kept_because = until, because or ""
    case.version += 1
    case.save(update_fields=["kept_until", "kept_because", "version"])
    told = {"kept_until": until.isoformat(), "reason": str(because)} if until else {"kept_until": None}
    record(by=by, verb=Verb.CHANGE, obj=case, case=case, **told)
