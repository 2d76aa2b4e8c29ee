from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from coordination.mandates import Mandate, Relation
from coordination.models.case import Case
from coordination.models.public import Public
from hub.accounts.models import Membership


class Representative(Public):
    """Somebody who may speak for the tenant, by a power of attorney (fuldmagt) or as a guardian, from a day to a day.

    What has ended offers no way of contact any more, on no page. Read by the unit alone.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="representatives")
    name = models.CharField(_("name"), max_length=160)
    phone = models.CharField(_("phone"), max_length=40)
    relation = models.CharField(_("relation"), max_length=20, choices=Relation.choices)
    mandate = ArrayField(models.CharField(max_length=20, choices=Mandate.choices), verbose_name=_("what it covers"))
    from_on = models.DateField(_("from"))
    # The last day; None: until it is ended.
    until_on = models.DateField(_("until"), null=True, blank=True)
    ended_on = models.DateField(_("ended"), null=True)
    added_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="representative_until_after_from",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def is_in_force(self, on: date) -> bool:
        """May speak for the tenant on that day."""
        return self.ended_on is None and self.from_on <= on and (self.until_on is None or on <= self.until_on)
