"""Telling agencies that something has become of a case or a part: a notice that leads to its page."""

from collections.abc import Iterable

from django.urls import reverse

from coordination.models import Case, PlanPart
from hub.accounts.models import Agency, Membership
from hub.outbox.enqueue import tell_agencies
from hub.outbox.topics import Topic


def announce_case(case: Case, topic: Topic, agencies: Iterable[Agency], *, cause: str, by: Membership | None) -> None:
    """Who may not see the case when the notice is delivered is not told."""
    tell_agencies(
        agencies,
        topic=topic,
        path=reverse("coordination:case", args=[case.public_id]),
        authorise="case",
        subject_id=case.public_id,
        cause=cause,
        by=by,
    )


def announce_part(part: PlanPart, topic: Topic, agencies: Iterable[Agency], *, cause: str, by: Membership) -> None:
    """The same of a part."""
    tell_agencies(
        agencies,
        topic=topic,
        path=reverse("coordination:part", args=[part.public_id]),
        authorise="part",
        subject_id=part.public_id,
        cause=cause,
        by=by,
    )
