from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.causes import Cause
from coordination.models.case import Case
from coordination.models.notice import LandlordNotice
from coordination.models.public import Public
from coordination.outcomes import FollowUpAt, HousingStatus, Outcome, Told
from hub.accounts.models import Agency, Membership


class Closing(Public):
    """How a case ended, each time it did: opened again and closed once more, it has two. Written once."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="closings")
    outcome = models.CharField(_("outcome"), max_length=40, choices=Outcome.choices)
    # Where they lived then; told where the tenant declined help.
    housing = models.CharField(_("housing"), max_length=20, choices=HousingStatus.choices, blank=True)
    primary_cause = models.CharField(_("main cause"), max_length=30, choices=Cause.choices, blank=True)
    causes = ArrayField(
        models.CharField(max_length=30, choices=Cause.choices), verbose_name=_("causes"), default=list, blank=True
    )
    moved_to = models.CharField(_("municipality moved to"), max_length=60, blank=True)
    closed_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["closed_at", "id"]

    def __str__(self) -> str:
        return self.outcome


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    def waiting(self) -> "FollowUpQuerySet":
        """Not answered, of cases that are still closed as they were then."""
        later = Closing.objects.filter(case=models.OuterRef("case"), pk__gt=models.OuterRef("closing"))
        return self.filter(~models.Exists(later), housing="", case__closed_at__isnull=False)


class FollowUp(Public):
    """Half a year and a year after closing it is asked how they live: one in five evicted is homeless a year later."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="follow_ups")
    closing = models.ForeignKey(Closing, on_delete=models.PROTECT, related_name="follow_ups")
    months = models.PositiveSmallIntegerField(choices=FollowUpAt.choices)
    due_on = models.DateField(_("due on"))
    housing = models.CharField(_("housing"), max_length=20, choices=HousingStatus.choices, blank=True)
    answered_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["due_on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["closing", "months"], name="one_follow_up_a_closing_and_month")
        ]

    def __str__(self) -> str:
        return f"{self.months} {self.due_on}"

    def is_early(self, on: date) -> bool:
        """It is not asked more than a month before its day."""
        return (self.due_on - on).days > 31  # a month


class NoticeOutcome(models.Model):
    """What the landlord who told of the tenancy is told in the end: one word of coordination.outcomes.Told.

    It lies in the landlord's compartment, beside the receipt, and names no case.
    """

    landlord = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    notice = models.ForeignKey(LandlordNotice, on_delete=models.PROTECT, related_name="outcomes")
    told = models.CharField(_("outcome"), max_length=20, choices=Told.choices)
    told_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["told_at", "id"]

    def __str__(self) -> str:
        return self.told
