"""What of a tour may lie on a telephone: enough to find the door without a network, and to write what came of it."""

from datetime import datetime, time, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from coordination.contact import VisitStatus
from coordination.models import Visit
from hub.accounts.models import Membership


def sheet_of(membership: Membership, found: list[tuple[Visit, dict[str, Any]]]) -> dict[str, Any]:
    """The visits that are still to be made, for whom, and until when they may be kept. `found`: tour_of(membership)."""
    midnight = timezone.make_aware(datetime.combine(timezone.localdate() + timedelta(days=1), time.min))
    still = [(visit, row) for visit, row in found if visit.status == VisitStatus.PLANNED or visit.is_going_on]
    return {
        "member": str(membership.public_id),
        "ends_at": midnight.isoformat(),
        "stops": [_stop(visit, row) for visit, row in still if row["tell_url"]],
    }


def _stop(visit: Visit, row: dict[str, Any]) -> dict[str, Any]:
    """Nothing of why one goes there: no cause, no debt, no note, no telephone number; of a protected home no name."""
    hidden = not row["address"]
    return {
        "id": str(visit.public_id),
        "number": row["number"],
        "time": row["time"],
        "title": row["reference"] if hidden else row["title"],
        "reference": row["reference"],
        "address": "" if hidden else row["address"],
        "people": [] if hidden else [person["name"] for person in row["people"]],
        "two": visit.safety_flag,
        "announced": visit.announced,
        "until": date_format(row["expected_out"], "TIME_FORMAT") if visit.is_going_on else "",
        "tell": reverse("coordination:tell", args=[visit.public_id]),
        "check_in": row["check_in_url"],
        "check_out": reverse("coordination:check_out", args=[visit.public_id]),
    }
