from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.models.case import Case
from coordination.models.plan_part import PlanPart
from coordination.models.public import Public
from coordination.money import LedgerKind
from hub.accounts.models import Agency

MONEY = models.DecimalField(max_digits=11, decimal_places=2)


class Guarantee(Public):
    """The municipality stands for what the tenant pays the landlord in instalments, up to a ceiling.

    Kept by the payments office, whose part it is; a contract with the landlord, who reads its side of it.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="guarantees")
    part = models.OneToOneField(PlanPart, on_delete=models.PROTECT, related_name="guarantee")
    ceiling = models.DecimalField(_("ceiling"), max_digits=11, decimal_places=2)
    granted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        verbose_name = _("municipal guarantee")
        verbose_name_plural = _("municipal guarantees")
        constraints: ClassVar = [models.CheckConstraint(condition=Q(ceiling__gt=0), name="a_ceiling_is_above_nothing")]

    def __str__(self) -> str:
        return f"{self.part_id}"


class LedgerQuerySet(models.QuerySet["GuaranteeEntry"]):
    def sums(self) -> dict[LedgerKind, Decimal]:
        """What each kind of line adds up to, corrections counted."""
        each = {kind.value: Coalesce(Sum("amount", filter=Q(kind=kind)), Decimal(0), output_field=MONEY)
                for kind in LedgerKind}  # fmt: skip
        found = self.aggregate(**each)
        return {kind: found[kind.value] for kind in LedgerKind}


class GuaranteeEntry(Public):
    """A line of the guarantee's ledger. Never changed, never deleted: a correction is a line of its own, in minus."""

    guarantee = models.ForeignKey(Guarantee, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(_("what"), max_length=20, choices=LedgerKind.choices)
    amount = models.DecimalField(_("amount"), max_digits=11, decimal_places=2)
    on = models.DateField(_("day"))
    counter_of = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="countered_by"
    )
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)

    objects = LedgerQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["on", "id"]
        verbose_name = _("line in the ledger")
        verbose_name_plural = _("lines in the ledger")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(counter_of__isnull=True, amount__gt=0) | Q(counter_of__isnull=False, amount__lt=0),
                name="only_a_correction_is_in_minus",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"
