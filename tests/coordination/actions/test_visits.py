"""Visits: planned once, cancelled with a reason, checked in and out; and the alarm when nobody comes back."""

from datetime import time, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from coordination.actions.closing import close_case
from coordination.actions.lone_workers import alert_overdue
from coordination.actions.visits import (
    VisitPlan,
    cancel_visit,
    check_in,
    check_out,
    end_visit,
    in_order,
    move_visit,
    plan_visit,
)
from coordination.contact import VisitStatus
from coordination.models import Visit
from hub.outbox.deliver import deliver_batch
from hub.outbox.models import Notice, OutboxMessage
from hub.outbox.topics import Topic
from tests.factories.case import CaseFactory
from tests.factories.closing import PAID
from tests.factories.contact import VisitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit(cast):
    return VisitFactory(case=CaseFactory(), by=cast.anne)


def overdue(visit, by):
    check_in(visit=visit, minutes=30, by=by)
    past = timezone.now() - timedelta(minutes=1)
    Visit.objects.filter(pk=visit.pk).update(expected_out_at=past)


def test_a_visit_of_today_is_checked_in_and_out_once(visit, cast, traces):
    since = traces()
    check_in(visit=visit, minutes=60, by=cast.anne)
    for _ in range(2):
        check_out(visit=visit, by=cast.anne)
    visit.refresh_from_db()
    assert not visit.is_going_on
    assert since.audit() == [("change", "visit"), ("change", "visit")]
    with pytest.raises(PermissionDenied):
        check_in(visit=visit, minutes=60, by=cast.anne)


def test_a_visit_of_another_day_is_not_checked_in(cast):
    tomorrow = VisitFactory(by=cast.anne, planned_on=timezone.localdate() + timedelta(days=1))
    with pytest.raises(PermissionDenied):
        check_in(visit=tomorrow, minutes=60, by=cast.anne)


def test_whoever_is_at_the_door_is_not_cancelled_away_and_checks_out_of_a_closed_case(visit, cast):
    check_in(visit=visit, minutes=60, by=cast.anne)
    with pytest.raises(PermissionDenied):
        cancel_visit(visit=visit, reason="Syg", by=cast.anne)
    close_case(case=visit.case, ending=PAID, by=cast.anne)
    check_out(visit=Visit.objects.get(pk=visit.pk), by=cast.unit_lead)
    assert not Visit.objects.get(pk=visit.pk).is_going_on


def test_the_lead_is_told_once_and_of_nobody(visit, cast):
    overdue(visit, cast.anne)
    assert alert_overdue() == 1
    assert alert_overdue() == 0
    while deliver_batch():
        pass
    notice = Notice.objects.get(topic=Topic.VISIT_OVERDUE)
    assert notice.recipient == cast.unit_lead
    (message,) = [each for each in mail.outbox if "tjekket ud" in each.subject]
    said = message.subject + message.body
    assert not [word for word in (visit.case.street, visit.case.reference, "Mette", "Anne") if word in said]


def test_an_alarm_that_has_settled_itself_is_told_nobody(visit, cast):
    overdue(visit, cast.anne)
    alert_overdue()
    check_out(visit=visit, by=cast.anne)
    while deliver_batch():
        pass
    assert not Notice.objects.filter(topic=Topic.VISIT_OVERDUE).exists()
    assert OutboxMessage.objects.filter(topic=Topic.VISIT_OVERDUE, last_error="not_allowed").exists()


def test_more_time_sets_the_alarm_anew(visit, cast):
    overdue(visit, cast.anne)
    assert alert_overdue() == 1
    overdue(visit, cast.anne)
    assert alert_overdue() == 1


def test_the_worker_finds_who_is_overdue(visit, cast, as_web_role):
    overdue(visit, cast.anne)
    with as_web_role("worker"):
        assert alert_overdue() == 1


def test_a_double_click_plans_one_visit(visit, cast):
    plan = VisitPlan(on=timezone.localdate(), who=cast.anne.user)
    key = visit.public_id
    first, second = (plan_visit(case=visit.case, plan=plan, key=key, by=cast.anne) for _ in range(2))
    assert first == second


def test_what_came_of_a_visit_makes_it_done(visit, cast):
    end_visit(visit=visit, outcome="Vi talte sammen.", version=1, by=cast.anne)
    visit.refresh_from_db()
    assert (visit.status, visit.outcome) == (VisitStatus.DONE, "Vi talte sammen.")


def test_the_tour_goes_by_time_and_then_as_it_was_moved(cast):
    made = [VisitFactory(by=cast.anne, from_time=at) for at in (time(15), None, time(9))]
    late, whenever, early = (Visit.objects.select_related("case").get(pk=each.pk) for each in made)
    assert in_order([late, whenever, early]) == [early, late, whenever]
    move_visit(visit=whenever, up=True, by=cast.anne)
    assert in_order(Visit.objects.select_related("case")) == [early, whenever, late]
    with pytest.raises(PermissionDenied):
        move_visit(visit=whenever, up=True, by=cast.unit_lead)
