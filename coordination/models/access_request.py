from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.models.case import Case
from coordination.models.plan_part import PlanPart
from coordination.models.public import Public
from coordination.protection import AccessPurpose
from hub.accounts.models import Membership


class RequestAnswer(models.TextChoices):
    """What the unit said. Unanswered, a request runs out."""

    GRANTED = "granted", _("granted")
    REFUSED = "refused", _("refused")


class AccessRequest(Public):
    """An office asks the unit to be let into a case that it knows nothing of but that it exists.

    `case` is the hub's and the unit's to know: whoever asks never sees its number or address through this.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="access_requests")
    asked_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(_("purpose"), max_length=20, choices=AccessPurpose.choices)
    reason = models.TextField(_("reason"), max_length=1000)
    asked_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    answer = models.CharField(_("answer"), max_length=10, choices=RequestAnswer.choices, blank=True)
    answered_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    refusal = models.TextField(_("why not"), max_length=1000, blank=True)
    # What a yes has opened.
    part = models.ForeignKey(PlanPart, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["-asked_at", "-id"]
        indexes: ClassVar = [models.Index(fields=["asked_by", "-asked_at"], name="requests_of_person")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.asked_at:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        """Waiting for an answer still."""
        return not self.answer and self.expires_at > timezone.now()
