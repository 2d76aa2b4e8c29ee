from typing import ClassVar

from django.db import models
from django.utils import timezone

from coordination.models.case import Tenant
from hub.accounts.models import Membership


class TenantNumber(models.Model):
    """A tenant's CPR number, sealed (hub.sealing), and an index entry to find it by exactly itself.

    The index is not unique: two cases may be the same person's, and a refusal would tell that the number is known.
    """

    tenant = models.OneToOneField(Tenant, on_delete=models.PROTECT, primary_key=True, related_name="number")
    sealed = models.BinaryField()
    digest = models.BinaryField(max_length=32)
    # The id of the key that the index entry was made with.
    index_key = models.CharField(max_length=20)
    recorded_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["digest"], name="numbers_by_digest")]

    def __str__(self) -> str:
        return f"number of tenant {self.tenant_id}"

    @property
    def place(self) -> str:
        """Where the seal belongs: it opens for this tenant, in this field, and nowhere else."""
        return f"coordination.tenantnumber.sealed:{self.tenant_id}"
