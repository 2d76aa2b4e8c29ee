from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.models.plan_part import PlanPart
from coordination.models.public import Public


class InstalmentPlan(Public):
    """What was agreed: a total in rows that add up to it. It stands as it was agreed; another one is another part."""

    part = models.OneToOneField(PlanPart, on_delete=models.PROTECT, related_name="instalment_plan")
    total = models.DecimalField(_("total"), max_digits=11, decimal_places=2)
    agreed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        verbose_name = _("instalment plan")
        verbose_name_plural = _("instalment plans")

    def __str__(self) -> str:
        return f"{self.part_id}"

    @property
    def is_broken(self) -> bool:
        """An instalment was missed and has not been paid since."""
        return any(instalment.is_missed for instalment in self.instalments.all())


class Instalment(Public):
    """One of them. Paid late, it keeps the day it was missed."""

    plan = models.ForeignKey(InstalmentPlan, on_delete=models.PROTECT, related_name="instalments")
    number = models.PositiveSmallIntegerField()
    due_on = models.DateField(_("due"))
    amount = models.DecimalField(_("amount"), max_digits=11, decimal_places=2)
    paid_on = models.DateField(_("paid on"), null=True, blank=True)
    missed_on = models.DateField(_("missed on"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["number"]
        verbose_name = _("instalment")
        verbose_name_plural = _("instalments")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_instalment_per_number"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="an_instalment_is_more_than_nothing"),
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def is_missed(self) -> bool:
        return self.missed_on is not None and self.paid_on is None

    def is_overdue(self, today: date) -> bool:
        """Its day has passed, and it is not paid."""
        return self.paid_on is None and self.due_on < today
