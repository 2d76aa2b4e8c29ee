"""What is to be sent is stored with the change that causes it, to those it concerns, once."""

import uuid

import pytest
from django.db import transaction
from kombu.exceptions import OperationalError

from hub.outbox.enqueue import ring, tell, tell_agencies
from hub.outbox.models import OutboxMessage
from hub.outbox.topics import BY_MAIL, Topic
from tests.factories.membership import MembershipFactory
from tests.hub.outbox.conftest import SUBJECT

pytestmark = pytest.mark.django_db


def about(cause="change-1", topic=Topic.NEW_ENTRY) -> dict:
    return {"topic": topic, "path": "/sager/x/", "authorise": "part", "subject_id": SUBJECT, "cause": cause}


def recipients() -> set[str]:
    return {row.recipient.user.name for row in OutboxMessage.objects.all()}


def test_everybody_at_work_in_the_agencies_is_told_but_the_one_who_acts(cast):
    stored = tell_agencies([cast.anne.agency, cast.ydelse.agency], by=cast.anne, **about())
    assert recipients() == {"Jonna Krag", "Yusuf Demir"}
    assert stored == 4


def test_the_one_who_acts_is_not_told_in_another_membership_either(cast):
    MembershipFactory(user=cast.anne.user, agency=cast.ydelse.agency)
    tell_agencies([cast.ydelse.agency], by=cast.anne, **about())
    assert recipients() == {"Yusuf Demir"}


def test_with_nobody_acting_everybody_is_told(cast):
    tell_agencies([cast.anne.agency], by=None, **about())
    assert recipients() == {"Jonna Krag", "Anne Vestergaard"}


def test_those_whose_membership_has_ended_or_not_begun_and_the_inactive_are_not_told(cast):
    MembershipFactory(agency=cast.ydelse.agency, begins_tomorrow=True)
    tell_agencies([cast.ydelse.agency, cast.fjordparken_clerk.agency], by=None, **about())
    assert recipients() == {"Yusuf Demir", "Rikke Bundgaard", "Preben Toft"}


@pytest.mark.parametrize("topic", list(Topic))
def test_a_topic_leaves_by_mail_only_when_it_is_one_of_those_that_do(cast, topic):
    tell([cast.ydelse], **about(topic=topic))
    channels = set(OutboxMessage.objects.values_list("channel", flat=True))
    assert channels == ({"notice", "email"} if topic in BY_MAIL else {"notice"})


def test_the_same_change_queued_twice_is_stored_once_and_another_beside_it(cast):
    tell([cast.ydelse], **about())
    tell([cast.ydelse], **about())
    assert OutboxMessage.objects.count() == 2
    tell([cast.ydelse], **about("change-2"))
    assert OutboxMessage.objects.count() == 4


def test_nobody_to_tell_rings_no_bell(cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        assert tell([], **about()) == 0
    assert callbacks == []


def test_the_bell_rings_when_the_change_holds(cast, django_capture_on_commit_callbacks, monkeypatch):
    rung = []
    monkeypatch.setattr("hub.outbox.tasks.deliver_due.delay", lambda: rung.append(1))
    with django_capture_on_commit_callbacks(execute=True):
        tell([cast.ydelse], **about())
        assert rung == []
    assert rung == [1]


@pytest.mark.parametrize("error", [OperationalError, ConnectionRefusedError])
def test_a_broker_that_is_away_keeps_nobody_waiting(monkeypatch, error):
    def away() -> None:
        raise error

    monkeypatch.setattr("hub.outbox.tasks.deliver_due.delay", away)
    ring()


def test_a_change_that_is_undone_takes_its_rows_with_it(cast):
    with transaction.atomic():
        tell([cast.ydelse], **about(uuid.uuid4().hex))
        transaction.set_rollback(True)
    assert not OutboxMessage.objects.exists()
