from datetime import date
from typing import ClassVar

from django.db import models
from django.utils import timezone

from coordination.models.entry import Entry
from coordination.models.plan_part import PlanPart
from hub.accounts.models import Agency, User

# Sorts after every real day, so that the index needs no null.
NO_DATE = date(9999, 12, 31)
RANK_IMMEDIATE, RANK_NORMAL = 0, 1


class InboxRow(models.Model):
    """One part in one agency's inbox, kept ready in the inbox's own order (`performance.md`: flat to a million).

    Written by coordination.actions.inbox alone. `rank`, `due_on` and the last entry are what this agency may know
    of them.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    part = models.ForeignKey(PlanPart, on_delete=models.CASCADE, related_name="inbox_rows")
    is_open = models.BooleanField(default=True)
    rank = models.PositiveSmallIntegerField(default=RANK_NORMAL)
    due_on = models.DateField(default=NO_DATE)
    due_code = models.CharField(max_length=40, blank=True)
    last_entry = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, related_name="+")
    last_activity_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["agency", "part"], name="one_inbox_row")]
        indexes: ClassVar = [
            models.Index(fields=["agency", "is_open", "rank", "due_on", "id"], name="inbox_by_urgency"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.part_id}"


class ReadMark(models.Model):
    """Until when a person has read a part's thread."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    part = models.ForeignKey(PlanPart, on_delete=models.CASCADE, related_name="+")
    read_until = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["user", "part"], name="one_read_mark")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.part_id}"
