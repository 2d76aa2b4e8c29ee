from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.lifecycle import LinkKind, SignalKind
from coordination.models.case import Case
from coordination.models.public import Public
from hub.accounts.models import Membership


class CaseLink(Public):
    """Two cases of one unit that have to do with each other. Linked and not merged: each keeps what it is, and who sees
    it. A link opens nothing to anybody, and is read by the unit that coordinates both alone.

    `case` is the one with the lower id, so that a pair is linked once.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="links")
    other = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("what they have in common"), max_length=20, choices=LinkKind.choices)
    linked_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    linked_at = models.DateTimeField(default=timezone.now)
    undone_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["linked_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "other"], condition=Q(undone_at__isnull=True), name="one_link_between_two_cases"
            ),
            models.CheckConstraint(condition=Q(other__gt=models.F("case")), name="a_link_begins_at_the_older_case"),
        ]

    def __str__(self) -> str:
        return self.kind


class Signal(models.Model):
    """A further word from the landlord about a tenancy that has a case: folded into it, or the case taken up again.

    Written by the hub itself; the landlord learns nothing of it.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="signals")
    kind = models.CharField(max_length=20, choices=SignalKind.choices)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return self.kind
