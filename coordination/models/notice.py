from typing import ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from coordination.lifecycle import DataCategory
from coordination.models.case import Case
from coordination.models.legal_ground import LegalGround
from coordination.models.public import Public
from coordination.models.tenancy import Tenancy
from hub.accounts.models import Agency, Membership


class LandlordNotice(Public):
    """What a landlord has told the municipality of one tenancy: the only thing that crosses from its compartment.

    The statutory notice (almenlejeloven § 92, stk. 2) holds name and address and nothing else; `sent_at` proves the
    duty. The landlord sees the receipt and never the case it led to.
    """

    landlord = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    tenancy = models.ForeignKey(Tenancy, on_delete=models.PROTECT, related_name="notices")
    ground = models.ForeignKey(LegalGround, on_delete=models.PROTECT, related_name="+")
    sent_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(auto_now_add=True)
    tenant_name = models.CharField(_("tenant's name"), max_length=160)
    street = models.CharField(_("address"), max_length=200)
    postcode = models.CharField(_("postcode"), max_length=10)
    city = models.CharField(_("city"), max_length=80)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notices")
    # Kept here: the consent is the unit's to read, and a receipt says what was passed on then, whatever came of it.
    passed_on = ArrayField(
        models.CharField(max_length=30, choices=DataCategory.choices),
        default=list,
        blank=True,
        verbose_name=_("kinds of data that the tenant's consent named"),
    )

    class Meta:
        ordering: ClassVar = ["-sent_at", "-id"]
        verbose_name = _("landlord's notice")

    def __str__(self) -> str:
        return f"{self.landlord} {self.sent_at:%Y-%m-%d}"

    @property
    def concerned(self) -> list[UUID]:
        return self.tenancy.concerned
