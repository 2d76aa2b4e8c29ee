from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from coordination.models.entry import Entry
from coordination.models.plan_part import PlanPart
from coordination.urgency import Weight
from hub.accounts.models import Agency, User

# Sorts after every real day, so that the index needs no null.
NO_DATE = date(9999, 12, 31)
RANK_IMMEDIATE, RANK_NORMAL = int(Weight.IMMEDIATE), int(Weight.NOTED)


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
    # Until then the unit lets the case rest; in its own rows alone.
    paused_until = models.DateField(null=True)
    # The unit's own row of the case as a whole: what its queues ask for (coordination.actions.standing).
    is_case = models.BooleanField(default=False, db_default=False)
    is_new = models.BooleanField(default=False, db_default=False)
    tries = models.PositiveSmallIntegerField(default=0, db_default=0)
    uncontacted_since = models.DateField(null=True)
    knock_on = models.DateField(null=True)
    hearing_on = models.DateField(null=True)
    enforcement_on = models.DateField(null=True)
    broken_on = models.DateField(null=True)
    quiet_since = models.DateTimeField(null=True)
    last_entry = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, related_name="+")
    last_activity_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["agency", "part"], name="one_inbox_row")]
        indexes: ClassVar = [
            models.Index(fields=["agency", "is_open", "rank", "due_on", "id"], name="inbox_by_urgency"),
            # The queues that are short in an inbox that is long are found without reading the rest of it.
            models.Index(
                fields=["agency", "rank", "due_on", "id"],
                condition=Q(is_open=True, is_case=True),
                name="inbox_of_cases",
            ),
            models.Index(fields=["agency", "hearing_on"], condition=Q(hearing_on__isnull=False), name="inbox_hearings"),
            models.Index(
                fields=["agency", "enforcement_on"],
                condition=Q(enforcement_on__isnull=False),
                name="inbox_enforcements",
            ),
            models.Index(fields=["agency", "knock_on"], condition=Q(knock_on__isnull=False), name="inbox_visits"),
            models.Index(fields=["agency", "broken_on"], condition=Q(broken_on__isnull=False), name="inbox_broken"),
            models.Index(
                fields=["agency", "paused_until"], condition=Q(paused_until__isnull=False), name="inbox_paused"
            ),
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
