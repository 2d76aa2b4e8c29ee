"""What actions do is tried here as the owner; tests of the views do the same as the web role, held by the policies."""

import pytest

from hub.audit.models import AuditEvent
from hub.outbox.models import OutboxMessage


class Traces:
    """What actions leave behind beside their own rows, since this was made."""

    def __init__(self) -> None:
        self.audited = AuditEvent.objects.count()
        self.queued = OutboxMessage.objects.count()

    def audit(self) -> list[tuple[str, str]]:
        """(verb, kind of thing), oldest first."""
        events = AuditEvent.objects.order_by("pk")[self.audited :]
        return [(event.verb, event.object_type.removeprefix("coordination.")) for event in events]

    def told(self) -> set[tuple[str, str]]:
        """(topic, slug of the agency that is told)."""
        rows = OutboxMessage.objects.order_by("pk")[self.queued :]
        return {(row.topic, row.recipient.agency.slug) for row in rows}

    @property
    def none(self) -> bool:
        return not self.audit() and not self.told()


@pytest.fixture
def traces() -> type[Traces]:
    return Traces
