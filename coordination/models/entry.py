from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.lifecycle import Audience, EntryKind, LedgerEvent, PartStatus
from coordination.models.plan_part import PlanPart
from coordination.models.public import Public
from hub.accounts.models import Agency, User


class Entry(Public):
    """A post in a part's thread. Never changed, never deleted: a correction is a new entry."""

    part = models.ForeignKey(PlanPart, on_delete=models.PROTECT, related_name="entries")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=EntryKind.choices, default=EntryKind.MESSAGE)
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.PART)
    body = models.TextField(_("message"), max_length=10000, blank=True)
    # For a system entry: the state the part came to, or what became of who may read; its sentence is made when it is
    # shown, in the reader's language.
    event = models.CharField(max_length=20, choices=[*PartStatus.choices, *LedgerEvent.choices], blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["created_at", "id"]
        indexes: ClassVar = [models.Index(fields=["part", "created_at", "id"], name="entries_of_part")]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"


class Attachment(Public):
    """A file on an entry: kept outside the web root under a name that says nothing, read where the entry is read."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="attachments")
    name = models.CharField(_("file name"), max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.name
