from typing import ClassVar

from django.db import models
from django.utils import timezone

from coordination.models.case import Case
from coordination.models.public import Public
from coordination.protection import LookUpField, LookUpReason
from hub.accounts.models import Membership


class LookUp(Public):
    """Somebody has looked up a case. What was typed is not kept; what was found is, for the hub alone.

    Whoever looked up goes on from here, by this row's own id, to ask for access: the case is never named to them.
    """

    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    field = models.CharField(max_length=20, choices=LookUpField.choices)
    reason = models.CharField(max_length=20, choices=LookUpReason.choices)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["by", "-at"], name="look_ups_of_person")]

    def __str__(self) -> str:
        return f"{self.field} {self.at:%Y-%m-%d %H:%M}"
