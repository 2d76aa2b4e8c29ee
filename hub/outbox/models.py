"""What is due to be sent, and the notices that were.

The table is the truth; the broker is a bell. A row holds a topic and a path with an unguessable id: no name, no
address, no text of a case, because what leaves the hub by mail must hold no personal data.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from hub.outbox.topics import Topic


class Channel(models.TextChoices):
    NOTICE = "notice"
    EMAIL = "email"


class OutboxMessage(models.Model):
    """One thing to send to one person by one channel. `key` makes it unique: what has been queued once is sent once."""

    key = models.CharField(max_length=200, unique=True)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    recipient = models.ForeignKey("accounts.Membership", on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=40, choices=Topic.choices)
    path = models.CharField(max_length=200)
    # Asked again when it is sent: may the recipient still see what it points to? (name in hub.outbox.authorise)
    authorise = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    created_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    delivered_at = models.DateTimeField(null=True)
    # Set aside: the recipient may no longer see it, or it failed too often. `last_error` says which, as a code.
    dead_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=80, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["due_at", "id"],
                condition=Q(delivered_at__isnull=True, dead_at__isnull=True),
                name="outbox_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.topic} {self.pk}"


class Notice(models.Model):
    """A line in a person's own list in the hub: something happened there, go and look."""

    key = models.CharField(max_length=200, unique=True)
    recipient = models.ForeignKey("accounts.Membership", on_delete=models.PROTECT, related_name="notices")
    topic = models.CharField(max_length=40, choices=Topic.choices)
    path = models.CharField(max_length=200)
    subject_id = models.UUIDField()
    created_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["recipient", "-created_at"], name="notices_of_person")]

    def __str__(self) -> str:
        return f"{self.topic} {self.pk}"
