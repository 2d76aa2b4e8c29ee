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


class Ended(models.TextChoices):
    """Why a line of the ledger was ended before its time."""

    WITHDRAWN = "withdrawn", _("what was asked has been withdrawn")
    CONSENT_WITHDRAWN = "consent_withdrawn", _("the tenant has withdrawn the consent")
    DONE = "done", _("the part is done")
    DECLINED = "declined", _("the part was declined")
    CLOSED = "closed", _("the case is closed")
    EVICTED = "evicted", _("the eviction was executed")
    STOPPED = "stopped", _("ended by the unit")
    REPLACED = "replaced", _("replaced by another opening")
    UNSHARED = "unshared", _("the unit has ended the sharing")
    MISTAKEN = "mistaken", _("it had no ground and was closed by the check")


class DisclosureQuerySet(models.QuerySet["Disclosure"]):
    def in_force(self) -> "DisclosureQuerySet":
        """Those that open something now (see `Disclosure.is_in_force`)."""
        return self.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=timezone.now()), withdrawn_at__isnull=True)


class Disclosure(Public):
    """The ledger of sharing: which part was opened to which agency, how far, on what ground, from when until when."""

    part = models.ForeignKey(PlanPart, on_delete=models.PROTECT, related_name="disclosures")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    # One person alone, where the ground is theirs and not the agency's (an emergency).
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    level = models.CharField(
        _("how far"), max_length=20, choices=[(level.value, level.name.lower()) for level in Level]
    )
    ground = models.ForeignKey(LegalGround, on_delete=models.PROTECT, related_name="+")
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Empty when the hub itself opens the unit's own part as a case begins.
    disclosed_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    valid_from = models.DateTimeField(_("from"), default=timezone.now)
    # The moment from which it opens nothing any more, known beforehand; none when it ends with the need alone.
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    ended_because = models.CharField(_("ended because"), max_length=20, choices=Ended.choices, blank=True)

    objects = DisclosureQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["valid_from", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["part", "agency"], condition=Q(withdrawn_at__isnull=True), name="one_open_disclosure"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.level}"

    @property
    def is_in_force(self) -> bool:
        """Nobody has ended it, and its time is not over."""
        return self.withdrawn_at is None and (self.ends_at is None or self.ends_at > timezone.now())
