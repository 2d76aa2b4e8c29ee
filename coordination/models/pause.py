from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.models.case import Case
from coordination.models.public import Public
from coordination.pausing import PauseEnd, PauseReason
from hub.accounts.models import Membership


class PauseQuerySet(models.QuerySet["Pause"]):
    def running(self) -> "PauseQuerySet":
        """Not ended, and the day has not come."""
        return self.filter(ended_at__isnull=True, until__gt=timezone.localdate())


class Pause(Public):
    """The unit lets a case rest until a day, a reply or a new deadline. Nobody else is told that it does, or why."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="pauses")
    reason = models.CharField(_("reason"), max_length=20, choices=PauseReason.choices)
    note = models.TextField(_("note"), max_length=500, blank=True)
    # The day on which the case is back.
    until = models.DateField(_("until"))
    begun_at = models.DateTimeField(default=timezone.now)
    begun_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    # Before its day; a pause whose day has come has ended by itself.
    ended_at = models.DateTimeField(null=True)
    ended_because = models.CharField(max_length=20, choices=PauseEnd.choices, blank=True)

    objects = PauseQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-begun_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case"], condition=Q(ended_at__isnull=True), name="one_pause_at_a_time")
        ]

    def __str__(self) -> str:
        return f"{self.reason} {self.until:%Y-%m-%d}"
