from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from coordination.answers import Happened
from coordination.lifecycle import Delivery, LegalEventKind
from coordination.models.case import Case
from coordination.models.public import Public
from hub.accounts.models import Membership


class Standing(models.Manager[Any]):
    """What has not been withdrawn: everything that counts, lists or draws a clock starts here."""

    def get_queryset(self) -> "models.QuerySet[Any]":
        return super().get_queryset().filter(withdrawn_at=None)


class LegalEvent(Public):
    """Something that happened, or will, on a day, and starts a clock. Sent is not received: they are two kinds."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(_("event"), max_length=30, choices=LegalEventKind.choices)
    on = models.DateField(_("date"))
    method = models.CharField(_("delivery"), max_length=20, choices=Delivery.choices, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    # It was written down wrongly: kept, and counts no more. Why, says a ClockChange.
    withdrawn_at = models.DateTimeField(null=True)

    objects = Standing()
    everything: ClassVar = models.Manager()

    class Meta:
        ordering: ClassVar = ["on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "kind", "on"], condition=models.Q(withdrawn_at=None), name="one_event_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"

    def happened(self) -> Happened:
        """As coordination.answers asks of it."""
        return Happened(LegalEventKind(self.kind), self.on, self.recorded_at)


class Deadline(models.Model):
    """A day something must be done by, computed from an event by a rule of coordination.deadlines."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="deadlines")
    event = models.ForeignKey(LegalEvent, on_delete=models.PROTECT, related_name="deadlines")
    code = models.CharField(max_length=40)
    due_on = models.DateField()
    # The day the rule gives, where somebody has set another.
    computed_on = models.DateField(null=True)
    met_at = models.DateTimeField(null=True, blank=True)
    # Goes with its event.
    withdrawn_at = models.DateTimeField(null=True)

    objects = Standing()
    everything: ClassVar = models.Manager()

    class Meta:
        ordering: ClassVar = ["due_on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "code"], name="one_deadline_per_event_and_rule")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.due_on}"


class Change(models.TextChoices):
    """What was done to a clock."""

    WITHDRAWN = "withdrawn", _("withdrawn")
    CORRECTED = "corrected", _("corrected")
    MOVED = "moved", _("day set by the unit")
    RESTORED = "restored", _("computed day back")


class ClockChange(models.Model):
    """Who changed what on the clock of a case, and why: for the unit alone, as a note is. Never altered."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="clock_changes")
    event = models.ForeignKey(LegalEvent, on_delete=models.PROTECT, related_name="changes")
    # The rule whose day was set; empty when it is the event itself.
    code = models.CharField(max_length=40, blank=True)
    what = models.CharField(max_length=10, choices=Change.choices)
    before_on = models.DateField()
    after_on = models.DateField(null=True)
    reason = models.TextField(_("reason"), max_length=1000, blank=True)
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.what} {self.code} {self.before_on}"
