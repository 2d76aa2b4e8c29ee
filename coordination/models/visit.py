from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.contact import VisitStatus
from coordination.models.case import Case
from coordination.models.public import Public
from hub.accounts.models import Membership, User


class VisitQuerySet(models.QuerySet["Visit"]):
    def overdue(self, now: datetime | None = None) -> "VisitQuerySet":
        """Somebody is at the door alone and should have checked out by now."""
        at_the_door = self.filter(checked_in_at__isnull=False, checked_out_at__isnull=True)
        return at_the_door.filter(expected_out_at__lt=now or timezone.now())


class Visit(Public):
    """A home visit that the unit plans, with the check-in and check-out of whoever goes there alone."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="visits")
    planned_on = models.DateField(_("date"))
    # Empty when it does not matter when in the day.
    from_time = models.TimeField(_("from"), null=True, blank=True)
    until_time = models.TimeField(_("until"), null=True, blank=True)
    # Where in the tour, when the one who goes has moved it; else by time and address.
    place = models.PositiveSmallIntegerField(null=True, blank=True)
    announced = models.BooleanField(_("announced to the tenant"), default=False)
    who = models.ForeignKey(User, on_delete=models.PROTECT, related_name="visits")
    planned_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField(default=timezone.now)
    status = models.CharField(max_length=10, choices=VisitStatus.choices, default=VisitStatus.PLANNED)
    cancel_reason = models.CharField(_("why it is cancelled"), max_length=300, blank=True)
    outcome = models.TextField(_("what came of it"), max_length=4000, blank=True)
    # Go two together.
    safety_flag = models.BooleanField(_("go two together"), default=False)
    safety_note = models.CharField(_("what to look out for"), max_length=300, blank=True)
    checked_in_at = models.DateTimeField(null=True, blank=True)
    expected_out_at = models.DateTimeField(null=True, blank=True)
    checked_out_at = models.DateTimeField(null=True, blank=True)
    # When the unit's leads were told that nobody had checked out.
    alert_sent_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["planned_on", "from_time", "id"]
        indexes: ClassVar = [
            models.Index(fields=["who", "planned_on"], name="visits_of_person"),
            models.Index(
                fields=["expected_out_at"],
                condition=Q(checked_in_at__isnull=False, checked_out_at__isnull=True),
                name="visits_going_on",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.status} {self.planned_on:%Y-%m-%d}"

    @property
    def is_going_on(self) -> bool:
        """Somebody is there now."""
        return self.checked_in_at is not None and self.checked_out_at is None
