from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.models.public import Public
from hub.accounts.models import Agency, Membership


class SavedFilter(Public):
    """A choice of filters under a name: a person's own, or shared with the agency.

    It holds names of filters and no row: what it shows is asked for anew at each use, as whoever uses it.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=40)
    # Names of coordination.reading.filters; one that is known no longer is left out.
    chosen = ArrayField(models.CharField(max_length=20))
    is_shared = models.BooleanField(_("shared with the agency"), default=False)
    created_at = models.DateTimeField(default=timezone.now)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["name", "id"]
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["owner", "name"], condition=Q(deleted_at__isnull=True), name="one_view_of_a_name"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["agency"], name="views_of_agency")]

    def __str__(self) -> str:
        return self.name
