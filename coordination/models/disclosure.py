from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.access.permissions import Level
from coordination.models.consent import Consent
from coordination.models.legal_ground import LegalGround
from coordination.models.plan_part import PlanPart
from coordination.models.public import Public
from hub.accounts.models import Agency, Membership


class Disclosure(Public):
    """The ledger of sharing: which part was opened to which agency, how far, on what ground, from when until when."""

    part = models.ForeignKey(PlanPart, on_delete=models.PROTECT, related_name="disclosures")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    level = models.CharField(
        _("how far"), max_length=20, choices=[(level.value, level.name.lower()) for level in Level]
    )
    ground = models.ForeignKey(LegalGround, on_delete=models.PROTECT, related_name="+")
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Empty when the hub itself opens the unit's own part as a case begins.
    disclosed_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    valid_from = models.DateTimeField(_("from"), default=timezone.now)
    valid_until = models.DateField(_("until"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["valid_from", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["part", "agency"], condition=Q(withdrawn_at__isnull=True), name="one_open_disclosure"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.level}"
