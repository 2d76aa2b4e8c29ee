from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.models.case import Case
from coordination.models.public import Public
from hub.accounts.models import Membership, User


class Handover(Public):
    """A case passed from one coordinator to the next. Written once, and told to the unit alone."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="handovers")
    was = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    to = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(_("note"), max_length=1000, blank=True)
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"
