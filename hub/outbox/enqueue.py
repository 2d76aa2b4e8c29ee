"""Storing what is to be sent, in the transaction that causes it."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from hub.accounts.models import Agency, Membership
from hub.outbox.models import Channel, OutboxMessage
from hub.outbox.topics import BY_MAIL, Topic


def tell_agencies(
    agencies: Iterable[Agency],
    *,
    topic: Topic,
    path: str,
    authorise: str,
    subject_id: UUID,
    cause: str,
    by: Membership | None,
) -> int:
    """Queue a notice, and a mail where the topic asks for one, to each active person but the one who acts.

    `cause` names the change (for example an entry's public id): the same change queued twice is sent once.
    Answers the number of rows stored.
    """
    members = Membership.objects.active().filter(agency__in=list(agencies))
    if by is not None:
        members = members.exclude(user_id=by.user_id)
    return tell(list(members), topic=topic, path=path, authorise=authorise, subject_id=subject_id, cause=cause)


def tell(
    members: Iterable[Membership], *, topic: Topic, path: str, authorise: str, subject_id: UUID, cause: str
) -> int:
    """Queue the same for named memberships."""
    channels = [Channel.NOTICE, Channel.EMAIL] if topic in BY_MAIL else [Channel.NOTICE]
    rows = [
        OutboxMessage(
            key=f"{topic}:{cause}:{member.pk}:{channel}",
            channel=channel,
            recipient=member,
            topic=topic,
            path=path,
            authorise=authorise,
            subject_id=subject_id,
        )
        for member in members
        for channel in channels
    ]
    OutboxMessage.objects.bulk_create(rows, ignore_conflicts=True)
    if rows:
        transaction.on_commit(ring)
    return len(rows)


def ring() -> None:
    """Wake the worker. A broker that is away costs seconds, not messages: the schedule rings again."""
    from kombu.exceptions import OperationalError

    from hub.outbox.tasks import deliver_due

    try:
        deliver_due.delay()
    except (OperationalError, OSError):
        return
