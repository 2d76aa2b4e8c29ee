from typing import ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.causes import KNOWN_NEED_CAUSES, Cause
from coordination.keeping import KeepReason
from coordination.lifecycle import LandlordStage, PlanStatus
from coordination.mandates import Gone
from coordination.models.legal_ground import LegalGround
from coordination.models.public import Public, new_reference
from coordination.models.tenancy import Tenancy
from coordination.urgency import IMMEDIATE_RISKS, RiskFactor
from hub.accounts.models import Agency, User


class Case(Public):
    """One tenancy at risk, as the municipality knows it. Opened by a notice or the tenant, never by an arrears list.

    The address is a copy of what was disclosed, not a window into the landlord's compartment.
    """

    reference = models.CharField(_("case number"), max_length=20, unique=True, editable=False)
    # Each is empty until it is known, and then stands: the tenancy from the landlord's own word of it, the landlord
    # from that or from the unit, which may have named another (docs/decisions/the-unit-opens-a-case.md).
    tenancy = models.ForeignKey(Tenancy, on_delete=models.PROTECT, null=True, blank=True, related_name="cases")
    landlord = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="coordinated_cases")
    coordinator = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ground = models.ForeignKey(LegalGround, on_delete=models.PROTECT, related_name="+")
    street = models.CharField(_("address"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    city = models.CharField(_("city"), max_length=80, blank=True)
    address_protected = models.BooleanField(_("protected address"), default=False)
    landlord_stage = models.CharField(
        _("landlord's stage"),
        max_length=30,
        choices=LandlordStage.choices,
        default=LandlordStage.EARLY_CONCERN,
    )
    plan_status = models.CharField(_("plan status"), max_length=30, choices=PlanStatus.choices, default=PlanStatus.NEW)
    # Kroner with øre; empty until the landlord or the tenant has told it.
    arrears_amount = models.DecimalField(_("arrears"), max_digits=11, decimal_places=2, null=True, blank=True)
    # Ages of the children in the home; None while nobody has asked, [] when there are none.
    children = ArrayField(models.PositiveSmallIntegerField(), verbose_name=_("ages of children"), null=True, blank=True)
    causes = ArrayField(
        models.CharField(max_length=30, choices=Cause.choices),
        verbose_name=_("causes"),
        default=list,
        blank=True,
    )
    risk_factors = ArrayField(
        models.CharField(max_length=30, choices=RiskFactor.choices),
        verbose_name=_("to take care of"),
        default=list,
        blank=True,
    )
    # Since when an agreement on instalments is broken; empty while none is.
    broken_on = models.DateField(_("agreement broken"), null=True, blank=True)
    # All that the old landlord may learn of another home, and that with consent.
    moves_out_on = models.DateField(_("moves out on"), null=True, blank=True)
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    # Closed, it is not erased before that day, because something about it is not over.
    kept_until = models.DateField(_("kept until"), null=True, blank=True)
    kept_because = models.CharField(
        _("kept because"), max_length=20, choices=KeepReason.choices, blank=True, default="", db_default=""
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tenancy"], condition=Q(closed_at__isnull=True), name="one_open_case_per_tenancy"
            ),
            models.CheckConstraint(
                condition=Q(kept_until__isnull=True, kept_because="")
                | (Q(kept_until__isnull=False) & ~Q(kept_because="")),
                name="a_case_is_kept_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def save(self, *args: object, **kwargs: object) -> None:
        if not self.reference:
            self.reference = f"S-{timezone.localdate():%Y}-{new_reference()}"
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # passed on untouched

    @property
    def concerned(self) -> list[UUID]:
        """Whose data it holds, for the record of who has seen it."""
        return list(self.tenants.values_list("public_id", flat=True))

    @property
    def is_immediate(self) -> bool:
        """Children, or a known need: help is looked at at once (retssikkerhedsloven § 5 a)."""
        known_need = KNOWN_NEED_CAUSES.intersection(self.causes) or IMMEDIATE_RISKS.intersection(self.risk_factors)
        return bool(self.children) or bool(known_need)

    @property
    def has_number(self) -> bool:
        """Whether a CPR number of a tenant who lives there is kept; not which."""
        return self.tenants.filter(ended_on__isnull=True, number__isnull=False).exists()

    @property
    def one_line_address(self) -> str:
        return ", ".join(filter(None, [self.street, f"{self.postcode} {self.city}".strip()]))


class Tenant(Public):
    """A person who lives in the dwelling, as the municipality knows the person."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="tenants")
    name = models.CharField(_("name"), max_length=160)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    # Lives there no more: still of the case, and contact is offered no longer.
    ended_on = models.DateField(_("lived there until"), null=True, blank=True)
    ended_because = models.CharField(_("why"), max_length=20, choices=Gone.choices, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.name
