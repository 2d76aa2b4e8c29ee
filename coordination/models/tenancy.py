from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from coordination.models.public import Public
from hub.accounts.models import Agency


class Tenancy(Public):
    """A dwelling and its lease at one landlord, in the landlord's own compartment. The key is the landlord's number."""

    landlord = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="tenancies")
    number = models.CharField(_("tenancy number"), max_length=60)
    street = models.CharField(_("address"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    city = models.CharField(_("city"), max_length=80, blank=True)
    address_protected = models.BooleanField(_("protected address"), default=False)

    class Meta:
        verbose_name = _("tenancy")
        verbose_name_plural = _("tenancies")
        constraints: ClassVar = [models.UniqueConstraint(fields=["landlord", "number"], name="one_tenancy_per_number")]

    def __str__(self) -> str:
        return self.number
