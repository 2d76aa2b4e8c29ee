from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from guardian.models import GroupObjectPermissionBase

from coordination.access.permissions import Level
from coordination.lifecycle import OPEN_PART, DeclineReason, Measure, PartResult, PartStatus
from coordination.models.case import Case
from coordination.models.consent import Consent
from coordination.models.legal_ground import LegalGround
from coordination.models.public import Public
from hub.accounts.models import Agency


class PlanPart(Public):
    """One agency's part of the prevention plan: what is asked, by when, on what ground, and what came of it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parts")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="plan_parts")
    measure = models.CharField(_("what it is about"), max_length=30, choices=Measure.choices)
    asked = models.TextField(_("what is asked"), max_length=2000, blank=True)
    ground = models.ForeignKey(LegalGround, on_delete=models.PROTECT, related_name="+")
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(_("due"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=PartStatus.choices, default=PartStatus.ASKED)
    decline_reason = models.CharField(_("reason"), max_length=20, choices=DeclineReason.choices, blank=True)
    decline_note = models.TextField(_("explanation"), max_length=2000, blank=True)
    result = models.CharField(_("result"), max_length=20, choices=PartResult.choices, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=11, decimal_places=2, null=True, blank=True)
    pays_on = models.DateField(_("paid out on"), null=True, blank=True)
    result_note = models.TextField(_("note on the decision"), max_length=4000, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    # When it last came to the state it is in.
    answered_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["id"]
        verbose_name = _("part of the plan")
        verbose_name_plural = _("parts of the plan")
        default_permissions = ()
        permissions: ClassVar = [(level.value, level.value) for level in Level]

    def __str__(self) -> str:
        return self.get_measure_display()

    @property
    def is_open(self) -> bool:
        return self.status in OPEN_PART


class PartGrant(GroupObjectPermissionBase):
    """Guardian's direct-FK row: this agency's group may see this part this far.

    Written by coordination.access.grants alone.
    """

    id = models.BigAutoField(primary_key=True)
    content_object = models.ForeignKey(PlanPart, on_delete=models.CASCADE, related_name="grants")
    # The last day it holds, from the ledger; none when it ends with the need alone.
    valid_until = models.DateField(null=True, blank=True)

    class Meta(GroupObjectPermissionBase.Meta):
        indexes: ClassVar = [models.Index(fields=["group", "content_object"], name="grants_of_group")]
