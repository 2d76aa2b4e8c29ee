"""Writing down that somebody has tried to reach the tenant. Nothing is deleted: it is withdrawn, or corrected."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from coordination.access.rules import check_can_correct, check_can_plan, check_can_tell
from coordination.actions.holding import hold_to_plan
from coordination.actions.inbox import refresh_case
from coordination.contact import AttemptResult, Channel, VisitStatus
from coordination.models import Case, ContactAttempt, Visit
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record


@dataclass(frozen=True)
class Told:
    """What the one who tried tells of it."""

    at: datetime
    channel: Channel
    result: AttemptResult
    met_whom: str = ""
    note: str = ""
    next_try_on: date | None = None


@transaction.atomic
def record_attempt(
    *, case: Case, told: Told, key: uuid.UUID | None = None, visit: Visit | None = None, by: Membership
) -> ContactAttempt:
    """Add an attempt. The same `key` twice (a double click, or sent again from a phone) is one attempt."""
    held = hold_to_plan(case, by)
    own_key = _own_key(key, case, by)
    known = ContactAttempt.objects.filter(by=by, key=own_key).first()
    if known is None and visit is not None:
        check_can_tell(by, Visit.objects.select_for_update(of=("self",)).select_related("case").get(pk=visit.pk))
    return known or _add(held, told, own_key, by, visit=visit)


@transaction.atomic
def correct_attempt(
    *, attempt: ContactAttempt, told: Told, key: uuid.UUID | None = None, by: Membership
) -> ContactAttempt:
    """Put another in its place; the first stands where it stood, marked as corrected."""
    held, own_key = _hold(attempt, by), _own_key(key, attempt.case, by)
    known = ContactAttempt.objects.filter(by=by, key=own_key).first()
    if known is not None:
        return known
    check_can_correct(by, held)
    _withdraw(held, by)
    return _add(held.case, told, own_key, by, visit=held.visit, corrects=held.public_id)


@transaction.atomic
def withdraw_attempt(*, attempt: ContactAttempt, by: Membership) -> None:
    """Say that it should not have been written: it stays, marked as withdrawn. Twice is once."""
    held = _hold(attempt, by)
    check_can_plan(by, held.case)
    if held.withdrawn_at is None:
        _withdraw(held, by)
        refresh_case(held.case)


def _hold(attempt: ContactAttempt, by: Membership) -> ContactAttempt:
    check_can_plan(by, attempt.case)
    return ContactAttempt.objects.select_for_update(of=("self",)).select_related("case", "visit").get(pk=attempt.pk)


def _withdraw(attempt: ContactAttempt, by: Membership) -> None:
    attempt.withdrawn_at, attempt.withdrawn_by = timezone.now(), by
    attempt.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record(by=by, verb=Verb.WITHDRAW, obj=attempt, case=attempt.case)


def _add(
    case: Case, told: Told, key: uuid.UUID, by: Membership, *, visit: Visit | None, corrects: uuid.UUID | None = None
) -> ContactAttempt:
    attempt = ContactAttempt.objects.create(case=case, by=by, visit=visit, key=key, corrects=corrects, **vars(told))
    if visit is not None:
        # Somebody has been there; when it was checked out is another matter.
        Visit.objects.filter(pk=visit.pk, status=VisitStatus.PLANNED).update(status=VisitStatus.DONE)
    channel, result = str(told.channel), str(told.result)
    is_again = corrects is not None
    record(by=by, verb=Verb.CREATE, obj=attempt, case=case, channel=channel, result=result, corrects=is_again)
    refresh_case(case)
    return attempt


def _own_key(key: uuid.UUID | None, case: Case, by: Membership) -> uuid.UUID:
    """The form's key as this member's in this case: a key from elsewhere meets no other attempt."""
    return uuid.uuid5(case.public_id, f"{by.pk}:{key or uuid.uuid4()}")
