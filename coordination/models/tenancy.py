from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from coordination.intake.tenancies import compact_of, key_of
from coordination.models.public import Public
from hub.accounts.models import Agency


class Tenancy(Public):
    """A dwelling and its lease at one landlord, in the landlord's own compartment. The key is the landlord's number.

    Systems write one number in several ways: `key` is equal for two spellings, `compact` also where a spreadsheet has
    eaten zeros and separators.
    """

    landlord = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="tenancies")
    number = models.CharField(_("tenancy number"), max_length=60)
    key = models.CharField(max_length=60, editable=False)
    compact = models.CharField(max_length=60, editable=False)
    street = models.CharField(_("address"), max_length=200, blank=True)
    care_of = models.CharField(_("care of"), max_length=100, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    city = models.CharField(_("city"), max_length=80, blank=True)
    address_protected = models.BooleanField(_("protected address"), default=False)

    class Meta:
        verbose_name = _("tenancy")
        verbose_name_plural = _("tenancies")
        constraints: ClassVar = [models.UniqueConstraint(fields=["landlord", "key"], name="one_tenancy_per_number")]
        indexes: ClassVar = [models.Index(fields=["landlord", "compact"], name="tenancies_by_compact_number")]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.key and self.number:
            self.key, self.compact = key_of(self.number), compact_of(self.number)

    def __str__(self) -> str:
        return self.number

    @property
    def one_line_address(self) -> str:
        care_of = f"c/o {self.care_of}" if self.care_of else ""
        return ", ".join(filter(None, [self.street, care_of, f"{self.postcode} {self.city}".strip()]))

    @property
    def concerned(self) -> list[UUID]:
        """Whose data it holds: whoever lives there, whom the landlord knows by the tenancy."""
        return [self.public_id]
