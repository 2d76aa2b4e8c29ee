"""A case rests until a day, a reply or a new deadline; the unit alone is told."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from coordination.actions.clock import log_event
from coordination.actions.closing import close_case, reopen_case
from coordination.actions.correcting import move_deadline
from coordination.actions.entries import post_entry
from coordination.actions.pausing import Rest, end_pause, pause_case
from coordination.lifecycle import Audience, LegalEventKind
from coordination.models import InboxRow, Pause
from coordination.pausing import PauseReason
from hub.audit.models import AuditEvent
from tests.factories.case import CaseFactory
from tests.factories.closing import PAID
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast):
    return CaseFactory(tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency), by_consent=True)


def rest(case, by, days: int = 9) -> Pause:
    until = timezone.localdate() + timedelta(days=days)
    return pause_case(case=case, rest=Rest(PauseReason.DECISION, until, "Venter på Ydelse"), by=by)


def test_the_units_rows_rest_and_nobody_elses(cast, case, as_web_role):
    part = PartFactory(case=case, agency=cast.ydelse.agency)
    pause = rest(case, cast.anne)
    resting = InboxRow.objects.filter(paused_until=pause.until)
    assert set(resting.values_list("agency", flat=True)) == {cast.anne.agency.pk}
    assert resting.count() == 2
    assert InboxRow.objects.get(part=part, agency=cast.ydelse.agency).paused_until is None
    assert "Venter" not in str(AuditEvent.objects.latest("pk").details)


def test_pressed_twice_it_is_one_pause_and_another_replaces_it(cast, case):
    first = rest(case, cast.anne)
    assert rest(case, cast.anne) == first
    assert rest(case, cast.anne, days=20) != first
    assert [pause.ended_because for pause in case.pauses.all()] == ["", "replaced"]


def test_a_reply_brings_it_back_and_the_units_own_words_do_not(cast, case, as_web_role):
    part = PartFactory(case=case, agency=cast.ydelse.agency)
    pause = rest(case, cast.anne)
    post_entry(part=part, body="Vi venter", audience=Audience.PART, by=cast.anne)
    post_entry(part=part, body="Til os selv", audience=Audience.AGENCY, by=cast.ydelse)
    assert case.pauses.running().exists()
    post_entry(part=part, body="Bevilget", audience=Audience.PART, by=cast.ydelse)
    pause.refresh_from_db()
    assert pause.ended_because == "reply"
    assert not InboxRow.objects.exclude(paused_until=None).exists()


def test_a_new_deadline_brings_it_back(cast, case):
    rest(case, cast.anne)
    log_event(case=case, kind=LegalEventKind.COURT_HEARING, on=timezone.localdate() + timedelta(days=3), by=cast.anne)
    assert case.pauses.get().ended_because == "deadline"


def test_a_deadline_that_is_moved_before_its_end_brings_it_back_and_a_later_one_does_not(cast, case):
    log_event(case=case, kind=LegalEventKind.COURT_NOTICE, on=timezone.localdate(), by=cast.anne)
    rest(case, cast.anne, days=20)
    days = [timezone.localdate() + timedelta(days=number) for number in (25, 19)]
    deadline = case.deadlines.get()
    for on, running in zip(days, (True, False), strict=True):
        move_deadline(deadline=deadline, due_on=on, seen=deadline.due_on, reason="Aftalt", by=cast.anne)
        deadline.refresh_from_db()
        assert case.pauses.running().exists() is running
    assert case.pauses.get().ended_because == "deadline"


def test_closing_ends_it_and_opening_again_does_not_bring_it_back(cast, case):
    rest(case, cast.anne)
    close_case(case=case, ending=PAID, by=cast.anne)
    case.refresh_from_db()
    reopen_case(case=case, by=cast.anne)
    assert case.pauses.get().ended_because == "closed"


def test_the_day_ends_it_by_itself_and_a_new_one_can_begin(cast, case, travel):
    rest(case, cast.anne, days=1)
    travel(timezone.localdate() + timedelta(days=1))
    assert not case.pauses.running().exists()
    assert rest(case, cast.anne, days=5).ended_at is None


def test_ended_by_hand_twice_it_is_ended_once(cast, case):
    rest(case, cast.anne)
    for _ in range(2):
        end_pause(case=case, by=cast.anne)
    assert case.pauses.get().ended_because == "stopped"
    assert AuditEvent.objects.filter(object_type="coordination.pause", verb="change").count() == 1


@pytest.mark.parametrize("name", ["ydelse", "fjordparken_clerk"])
def test_nobody_else_lets_it_rest(cast, case, name):
    with pytest.raises(PermissionDenied):
        rest(case, cast.person(name))
