from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.models.plan_part import PlanPart
from coordination.models.public import Public
from coordination.protection import EmergencyPurpose
from hub.accounts.models import Membership


class EmergencyQuerySet(models.QuerySet["Emergency"]):
    def running(self) -> "EmergencyQuerySet":
        return self.filter(Q(ended_at__isnull=True), ends_at__gt=timezone.now())


class Emergency(Public):
    """One person has opened a case in an emergency, with a written reason, until `ends_at`.

    See docs/decisions/break-glass.md. `part` carries the opening in the ledger and is nobody's task.
    """

    part = models.OneToOneField(PlanPart, on_delete=models.PROTECT, related_name="emergency")
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(_("what has happened"), max_length=20, choices=EmergencyPurpose.choices)
    reason = models.TextField(_("reason"), max_length=1000)
    begun_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    # When the unit ended it before its time.
    ended_at = models.DateTimeField(null=True)

    objects = EmergencyQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-begun_at", "-id"]

    def __str__(self) -> str:
        return f"{self.purpose} {self.begun_at:%Y-%m-%d %H:%M}"
