"""The demo told from days around which few offices are open: no step before what it follows, nothing that is over."""

from datetime import date, datetime, time

import pytest
from django.utils import timezone

from coordination.answers import LAPSES
from coordination.lifecycle import LegalEventKind, Measure
from coordination.models import Case, Deadline, Entry, PlanPart
from hub.audit.models import AuditEvent
from hub.demo.days import is_working_day
from hub.demo.municipality import make_municipality

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
DAYS = [
    date(2026, 12, 27),  # the Sunday between Christmas and New Year
    date(2027, 1, 4),  # the first working day of a year
    date(2027, 3, 26),  # Good Friday
    date(2027, 8, 2),  # Asger's demand was given around the Christmas before
    date(2028, 2, 29),
]


@pytest.fixture(params=DAYS, ids=str)
def day(request, travel) -> date:
    """The municipality as it stands on the evening of that day."""
    travel(_evening(request.param))
    make_municipality(request.param)
    return request.param


def _evening(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(20)))


def test_the_stories_hold_together_on_any_day(day):
    assert not AuditEvent.objects.filter(at__gt=_evening(day)).exists()
    for case in Case.objects.all():
        assert not AuditEvent.objects.filter(case_id=case.public_id, at__lt=case.opened_at).exists(), case
        told = case.events.filter(kind=LegalEventKind.DEMAND_RECEIVED, on__gt=timezone.localdate(case.opened_at))
        assert not told.exists(), case
    for entry in Entry.objects.select_related("part"):
        assert entry.created_at >= entry.part.created_at, entry.body
        assert is_working_day(timezone.localdate(entry.created_at)), entry.body
    for part in PlanPart.objects.exclude(due_on=None):
        assert part.due_on > timezone.localdate(part.created_at), part.asked
    # What fell due while nobody was at work waits for the unit on its first day; that is no demand.
    overdue = Deadline.objects.filter(due_on__lt=day, met_at=None).exclude(code__in=LAPSES)
    assert not [deadline for deadline in overdue if is_working_day(deadline.due_on)]
    assert not overdue.filter(code="demand_expiry").exists()
    _mette_asks_for_help_in_order()


def _mette_asks_for_help_in_order() -> None:
    """The demand, her call, the visit, what is asked of the benefits office, and its answer: each on a later day."""
    case = Case.objects.get(tenants__name="Mette Skovgaard-Holm")
    received = case.events.get(kind=LegalEventKind.DEMAND_RECEIVED).on
    called, visited = case.parts.get(measure=Measure.COORDINATION).entries.exclude(body="").order_by("created_at")
    asked = case.parts.get(measure=Measure.ONE_OFF_BENEFIT)
    moments = (called.created_at, visited.created_at, asked.created_at, asked.answered_at)
    days = [received, *map(timezone.localdate, moments)]
    assert days == sorted(set(days))
