"""Telling agencies that something has become of a case or a part: a notice that leads to its page.

Who may not see the page any more when the notice is delivered is not told.
"""

from collections.abc import Iterable

from django.urls import reverse

from coordination.models import Case, PlanPart
from hub.accounts.models import Agency, Membership
from hub.outbox.enqueue import tell_agencies
from hub.outbox.topics import Topic


def announce_case(case: Case, topic: Topic, agencies: Iterable[Agency], *, cause: str, by: Membership | None) -> None:
    """`cause` names the change: the same one announced twice is told once. Who acts is not told."""
    _announce(case, "case", topic, agencies, cause, by)


def announce_part(part: PlanPart, topic: Topic, agencies: Iterable[Agency], *, cause: str, by: Membership) -> None:
    """The same of a part."""
    _announce(part, "part", topic, agencies, cause, by)


def _announce(
    about: Case | PlanPart, kind: str, topic: Topic, agencies: Iterable[Agency], cause: str, by: Membership | None
) -> None:
    tell_agencies(
        agencies,
        topic=topic,
        path=reverse(f"coordination:{kind}", args=[about.public_id]),
        authorise=kind,
        subject_id=about.public_id,
        cause=cause,
        by=by,
    )
