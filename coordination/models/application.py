from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from coordination.models.plan_part import PlanPart
from coordination.models.public import Public
from coordination.money import MissingDocument


class Application(Public):
    """What an office is applied to for in its part, and what it still waits for.

    The decision stands on the part and is the office's alone; the unit, an adviser, prepares what is here.
    """

    part = models.OneToOneField(PlanPart, on_delete=models.PROTECT, related_name="application")
    amount_asked = models.DecimalField(_("amount asked"), max_digits=11, decimal_places=2, null=True, blank=True)
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    expected_on = models.DateField(_("decision expected on"), null=True, blank=True)
    missing = ArrayField(
        models.CharField(max_length=30, choices=MissingDocument.choices),
        verbose_name=_("missing documents"),
        default=list,
        blank=True,
    )
    missing_note = models.CharField(_("about the missing documents"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["id"]
        verbose_name = _("application")
        verbose_name_plural = _("applications")

    def __str__(self) -> str:
        return f"{self.part_id}"
