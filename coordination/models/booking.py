from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.contact import Daypart
from coordination.models.case import Case
from coordination.models.public import Public
from hub.accounts.models import Agency, Membership


class Booking(Public):
    """A talk that somebody at the front desk has asked for, in the person's own words.

    Who books learns nothing of cases: the row is the unit's to read, which finds out whether there is a case.
    """

    unit = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=160)
    phone = models.CharField(_("phone"), max_length=40)
    wanted_on = models.DateField(_("date"))
    daypart = models.CharField(_("time of day"), max_length=10, choices=Daypart.choices, blank=True)
    about = models.CharField(_("what it is about"), max_length=500, blank=True)
    booked_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    booked_at = models.DateTimeField(default=timezone.now)
    # The case it turned out to belong to, if any.
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="bookings")
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["wanted_on", "id"]
        indexes: ClassVar = [
            models.Index(
                fields=["unit", "wanted_on", "id"],
                condition=models.Q(handled_at__isnull=True),
                name="bookings_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.wanted_on:%Y-%m-%d}"
