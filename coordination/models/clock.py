from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from coordination.lifecycle import LegalEventKind
from coordination.models.case import Case
from coordination.models.public import Public


class LegalEvent(Public):
    """Something that happened, or will, on a day, and starts a clock. Sent is not received: they are two kinds."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(_("event"), max_length=30, choices=LegalEventKind.choices)
    on = models.DateField(_("date"))
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["on", "id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "kind", "on"], name="one_event_a_day")]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class Deadline(models.Model):
    """A day something must be done by, computed from an event by a rule of coordination.deadlines."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="deadlines")
    event = models.ForeignKey(LegalEvent, on_delete=models.PROTECT, related_name="deadlines")
    code = models.CharField(max_length=40)
    due_on = models.DateField()
    met_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["due_on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "code"], name="one_deadline_per_event_and_rule")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.due_on}"
