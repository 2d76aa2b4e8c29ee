import uuid

import pytest

from hub.outbox import authorise
from hub.outbox.models import OutboxMessage
from hub.outbox.topics import Topic

SUBJECT = uuid.UUID("00000000-0000-4000-8000-000000000001")


@pytest.fixture
def may_see(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """Ids of the memberships that the rule «test» lets see its subject; everybody in it may, nobody else."""
    allowed: set[int] = set()
    monkeypatch.setitem(authorise._rules, "test", lambda member, subject: member.pk in allowed)
    return allowed


@pytest.fixture
def queue(may_see: set[int]):
    """Queue a row for a membership that may see it."""

    def one(recipient, **changed) -> OutboxMessage:
        may_see.add(recipient.pk)
        row = {
            "key": uuid.uuid4().hex,
            "channel": "notice",
            "recipient": recipient,
            "topic": Topic.NEW_ENTRY,
            "path": f"/sager/dele/{SUBJECT}/",
            "authorise": "test",
            "subject_id": SUBJECT,
        }
        return OutboxMessage.objects.create(**{**row, **changed})

    return one
