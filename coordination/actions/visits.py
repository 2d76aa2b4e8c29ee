"""Planning home visits, and knowing where somebody is who goes there alone."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.access.rules import check_can_change_visit, check_can_keep, check_can_plan, check_can_visit
from coordination.actions.cases import StaleVersionError
from coordination.actions.holding import hold_to_plan
from coordination.contact import CLOCK_ERROR, VisitStatus
from coordination.models import Case, Visit
from hub.accounts.models import Membership, User
from hub.audit.models import Verb
from hub.audit.record import record


@dataclass(frozen=True)
class VisitPlan:
    """When, by whom, and what to look out for. `safety_flag`: two go together."""

    on: date
    who: User
    from_time: time | None = None
    until_time: time | None = None
    announced: bool = False
    safety_flag: bool = False
    safety_note: str = ""


@transaction.atomic
def plan_visit(*, case: Case, plan: VisitPlan, key: uuid.UUID | None = None, by: Membership) -> Visit:
    """Put a visit on somebody's tour. The same `key` twice (a double click) is one visit."""
    hold_to_plan(case, by)
    # Made from the key: the key itself would meet other people's visits (see actions.entries).
    public_id = uuid.uuid5(case.public_id, f"visit:{by.pk}:{key or uuid.uuid4()}")
    known = Visit.objects.filter(public_id=public_id).first()
    if known is not None:
        return known
    visit = Visit.objects.create(
        public_id=public_id,
        case=case,
        planned_on=plan.on,
        from_time=plan.from_time,
        until_time=plan.until_time,
        announced=plan.announced,
        who=plan.who,
        planned_by=by,
        safety_flag=plan.safety_flag,
        safety_note=plan.safety_note,
    )
    record(by=by, verb=Verb.CREATE, obj=visit, case=case, two=plan.safety_flag)
    return visit


@transaction.atomic
def change_visit(*, visit: Visit, plan: VisitPlan, version: int, by: Membership) -> None:
    """Move it to another day or time, or to somebody else's tour, where it stands by its time anew.

    StaleVersionError when somebody else changed it since `version` was read.
    """
    held = _hold(visit)
    check_can_change_visit(by, held)
    if held.version != version:
        raise StaleVersionError
    if (held.planned_on, held.who_id) != (plan.on, plan.who.pk):
        held.place = None
    held.planned_on, held.from_time, held.until_time, held.who = plan.on, plan.from_time, plan.until_time, plan.who
    held.announced, held.safety_flag, held.safety_note = plan.announced, plan.safety_flag, plan.safety_note
    when = ("planned_on", "from_time", "until_time", "who", "place")
    _store(held, by, "changed", *when, "announced", "safety_flag", "safety_note")


@transaction.atomic
def cancel_visit(*, visit: Visit, reason: str, by: Membership) -> None:
    """Take it off the tour, and say why. Cancelled twice, it is cancelled once."""
    held = _hold(visit)
    check_can_plan(by, held.case)
    if held.status == VisitStatus.CANCELLED:
        return
    check_can_change_visit(by, held)
    held.status, held.cancel_reason = VisitStatus.CANCELLED, reason
    _store(held, by, "cancelled", "status", "cancel_reason")


@transaction.atomic
def end_visit(*, visit: Visit, outcome: str, version: int, by: Membership) -> None:
    """Write down what came of it. StaleVersionError when somebody else did so since `version` was read."""
    held = _hold(visit)
    check_can_plan(by, held.case)
    if held.status == VisitStatus.CANCELLED:
        raise PermissionDenied(_("The visit is cancelled."))
    if held.version != version:
        raise StaleVersionError
    held.status, held.outcome = VisitStatus.DONE, outcome
    _store(held, by, "done", "status", "outcome")


@transaction.atomic
def check_in(*, visit: Visit, minutes: int, at: datetime | None = None, by: Membership) -> None:
    """Say that one is at the door, and until when. Once more: so many minutes from now, and the alarm is set anew.

    `at`: when it was said, by a telephone that had no network then. It may have been heard already, and only the
    answer been lost: so it puts the alarm off and never forward.
    """
    held = _hold(visit)
    said = at or timezone.now()
    until = said + timedelta(minutes=minutes)
    if at is not None and _has_heard(held, at, until):
        check_can_keep(by, held.case)
        return
    check_can_visit(by, held)
    if held.planned_on != timezone.localdate(said):
        raise PermissionDenied(_("The visit is planned for another day."))
    held.checked_in_at = held.checked_in_at or said
    if at is None or not _is_told_of(held, until):
        held.alert_sent_at = None
    held.expected_out_at = until
    _store(held, by, "in", "checked_in_at", "expected_out_at", "alert_sent_at")


def _has_heard(visit: Visit, at: datetime, until: datetime) -> bool:
    """One is known to be there for as long already, or has left since. What came first without `at` has the hub's time,
    so the moment alone does not tell whether it is the same."""
    if visit.checked_out_at is not None:
        return at <= visit.checked_out_at + CLOCK_ERROR
    return visit.expected_out_at is not None and until <= visit.expected_out_at


def _is_told_of(visit: Visit, until: datetime) -> bool:
    """The alarm was raised, and what is told now has run out too and differs by no more than a clock that is ahead."""
    if visit.alert_sent_at is None or visit.expected_out_at is None:
        return False
    return until <= min(timezone.now(), visit.expected_out_at + CLOCK_ERROR)


@transaction.atomic
def check_out(*, visit: Visit, at: datetime | None = None, by: Membership) -> None:
    """Say that one has left: also for a colleague who has called, and when the case has been closed meanwhile.

    `at`: as for `check_in`; a telephone whose clock is slow has not left before it came.
    """
    held = _hold(visit)
    check_can_keep(by, held.case)
    if held.checked_in_at is not None and held.checked_out_at is None:
        held.checked_out_at = max(at or timezone.now(), held.checked_in_at)
        _store(held, by, "out", "checked_out_at")


@transaction.atomic
def move_visit(*, visit: Visit, up: bool, by: Membership) -> None:
    """Change places with the one before or after it on one's own tour of the day."""
    held = _hold(visit)
    check_can_plan(by, held.case)
    if held.who_id != by.user_id:
        raise PermissionDenied(_("This is somebody else's tour."))
    day = Visit.objects.select_for_update(of=("self",)).select_related("case")
    order = in_order(day.filter(who=held.who, planned_on=held.planned_on).exclude(status=VisitStatus.CANCELLED))
    here = order.index(held)
    there = here - 1 if up else here + 1
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
    for place, each in enumerate(order, start=1):
        each.place = place
    Visit.objects.bulk_update(order, ["place"])
    record(by=by, verb=Verb.CHANGE, obj=held, case=held.case, moved=True)


def in_order(visits: Iterable[Visit]) -> list[Visit]:
    """As the one who goes has put them; the rest by time and then address, those at any time last."""
    return sorted(
        visits,
        key=lambda visit: (
            visit.place is None,
            visit.place or 0,
            visit.from_time or time.max,
            "" if visit.case.address_protected else visit.case.street,
            visit.pk,
        ),
    )


def _hold(visit: Visit) -> Visit:
    held = Visit.objects.select_for_update(of=("self",)).select_related("case", "who")
    return held.get(pk=visit.pk)


def _store(visit: Visit, by: Membership, what: str, *fields: str) -> None:
    visit.version += 1
    visit.save(update_fields=[*fields, "version"])
    record(by=by, verb=Verb.CHANGE, obj=visit, case=visit.case, what=what)
