"""Whether a tenancy can still be kept: what is suggested, and what is held against a date, asks this first."""

from enum import Enum, auto

from django.utils import timezone

from coordination.access.case_view import CaseView
from coordination.lifecycle import LandlordStage
from coordination.moves import EXITS


class Matter(Enum):
    """Where the matter between tenant and landlord has come to, from the unit's point of view."""

    RUNNING = auto()
    EVICTED = auto()
    SETTLED = auto()


def matter_of(view: CaseView) -> Matter:
    """The landlord's stage tells, and so does a day of moving out that has come. Running to whoever knows neither."""
    if view.stage == LandlordStage.EVICTED:
        return Matter.EVICTED
    moved = view.moves_out_on is not None and view.moves_out_on <= timezone.localdate()
    return Matter.SETTLED if moved or view.stage in EXITS else Matter.RUNNING
