"""Delivering what is due: each row once, with the right to see it asked again at that moment."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from hub.accounts.identity import the_hub_itself
from hub.accounts.passwords import path_to_choose_password
from hub.outbox.authorise import may_still_see
from hub.outbox.models import Channel, Notice, OutboxMessage
from hub.outbox.topics import Topic

BATCH = 100
MOST_ATTEMPTS = 8
FIRST_PAUSE = timedelta(seconds=30)


def deliver_batch() -> int:
    """Deliver up to BATCH due rows, one transaction each; answers how many were handled. Safe to run side by side."""
    handled = 0
    while handled < BATCH and _deliver_next():
        handled += 1
    return handled


def _deliver_next() -> bool:
    with transaction.atomic(), the_hub_itself():
        message = (
            OutboxMessage.objects.select_for_update(skip_locked=True, of=("self",))
            .filter(delivered_at__isnull=True, dead_at__isnull=True, due_at__lte=timezone.now())
            .select_related("recipient__user")
            .order_by("due_at", "id")
            .first()
        )
        if message is None:
            return False
        message.attempts += 1
        if not may_still_see(message.authorise, message.recipient, message.subject_id):
            _set_aside(message, "not_allowed")
        else:
            _try(message)
        message.save(update_fields=["attempts", "delivered_at", "dead_at", "due_at", "last_error"])
    return True


def _try(message: OutboxMessage) -> None:
    """Send it, or put it off. Whatever goes wrong with one row stays with that row: the rest of the queue moves on."""
    try:
        with transaction.atomic():
            SENDERS[Channel(message.channel)](message)
    except Exception as error:  # noqa: BLE001  # above all the mail server; no row may hold up those behind it
        _put_off(message, type(error).__name__)
    else:
        message.delivered_at = timezone.now()
        message.last_error = ""


def _put_off(message: OutboxMessage, error: str) -> None:
    if message.attempts >= MOST_ATTEMPTS:
        _set_aside(message, error)
        return
    message.last_error = error
    message.due_at = timezone.now() + FIRST_PAUSE * 2 ** (message.attempts - 1)


def _set_aside(message: OutboxMessage, why: str) -> None:
    message.dead_at = timezone.now()
    message.last_error = why


def _send_notice(message: OutboxMessage) -> None:
    Notice.objects.get_or_create(
        key=message.key,
        defaults={
            "recipient": message.recipient,
            "topic": message.topic,
            "path": message.path,
            "subject_id": message.subject_id,
        },
    )


def _send_mail(message: OutboxMessage) -> None:
    user = message.recipient.user
    with translation.override(user.language):
        subject = f"{settings.HUB_NAME}: {Topic(message.topic).label}"
        body = _body(message)
    mail = EmailMessage(subject, body, to=[user.email])
    # The same row sent again after a crash carries the same id, so a mail server can tell.
    mail.extra_headers["Message-ID"] = (
        f"<outbox-{message.pk}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2].rstrip('>')}>"
    )
    mail.send()


def _body(message: OutboxMessage) -> str:
    user, what = message.recipient.user, Topic(message.topic).label
    if message.topic == Topic.INVITED and not user.has_usable_password():
        # Made now and not before: a row that waits holds nothing that lets anybody in.
        link = settings.HUB_BASE_URL + path_to_choose_password(user)
        return _(
            "%(what)s.\n\nChoose a password here: %(link)s\n\nThe link works once, for %(days)s days. After that, ask"
            " for a new password where one signs in.\n\nThis e-mail holds no personal data, and cannot be answered."
        ) % {"what": what, "link": link, "days": settings.PASSWORD_RESET_TIMEOUT // (24 * 3600)}
    return _(
        "%(what)s.\n\nSign in to read it: %(link)s\n\nThis e-mail holds no personal data, and cannot be answered."
    ) % {"what": what, "link": settings.HUB_BASE_URL + message.path}


SENDERS = {Channel.NOTICE: _send_notice, Channel.EMAIL: _send_mail}
