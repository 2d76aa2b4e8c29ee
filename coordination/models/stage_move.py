from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.lifecycle import LandlordStage
from coordination.models.case import Case
from coordination.models.public import Public
from coordination.moves import StageReason
from hub.accounts.models import Membership


class StageMove(Public):
    """The unit has moved a case to another stage than what happened had led to. Written once; told to the unit alone.

    What happened before `on` moves the case no more: a court that refuses takes it back past the demand for good.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="stage_moves")
    was = models.CharField(_("from stage"), max_length=30, choices=LandlordStage.choices)
    became = models.CharField(_("to stage"), max_length=30, choices=LandlordStage.choices)
    reason = models.CharField(_("reason"), max_length=20, choices=StageReason.choices, blank=True)
    on = models.DateField(_("date"), default=timezone.localdate)
    moved_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["moved_at", "id"]

    def __str__(self) -> str:
        return f"{self.was} -> {self.became}"
