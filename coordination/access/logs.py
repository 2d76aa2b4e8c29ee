"""Whose access log a person may read, and which acts belong to a case.

The unit's lead reads the logs of the unit's own cases; the data protection officer those of all cases, and of no case
anything else (domain.md 4, "access log"). So nothing of the case comes along but its number and its ids.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from coordination.access.permissions import Permission
from coordination.access.visible import may
from coordination.models import Attachment, Case
from hub.accounts.identity import the_hub_itself
from hub.accounts.models import Membership
from hub.audit.models import AuditEvent, Verb
from hub.audit.searching import was_sought

# By which name a case's number stands, as a digest, on record of searches and of its erasure.
REFERENCE = "reference"
# What is worth a look when nobody has complained.
NOTEWORTHY = (Verb.BREAK_GLASS, Verb.REVEAL, Verb.EXPORT, Verb.DENIED, Verb.ERASE)


@dataclass(frozen=True)
class LoggedCase:
    """A case as far as its log must know it. `concerned`: its tenants; `within`: what an address can ask for.

    `reference` is empty where the case was erased and nobody has said its number.
    """

    public_id: UUID
    reference: str
    concerned: tuple[UUID, ...]
    within: tuple[UUID, ...]

    def events(self) -> "QuerySet[AuditEvent]":
        """What was done to the case and its parts, and what of them was refused."""
        refused = Q(verb=Verb.DENIED, object_id__in=self.within)
        return AuditEvent.objects.filter(Q(case_id=self.public_id) | refused)


def logged_case(membership: Membership, **named: Any) -> LoggedCase | None:
    """The case named by `public_id` or `reference`, if the person may read its log."""
    cases = Case.objects.filter(**named)
    if not may(membership, Permission.CONTROL_ACCESS_LOGS):
        # Also after it was closed: the lead answers for what was looked at.
        mine = may(membership, Permission.READ_ACCESS_LOG)
        cases = cases.filter(unit=membership.agency) if mine else cases.none()
    with the_hub_itself():
        found = cases.first()
        return _logged(found) if found else _erased(membership, **named)


def logged_case_or_404(membership: Membership, public_id: UUID) -> LoggedCase:
    found = logged_case(membership, public_id=public_id)
    if found is None:
        raise Http404
    return found


def _erased(membership: Membership, *, public_id: UUID | None = None, reference: str = "") -> LoggedCase | None:
    """Of a case that is gone the officer reads what was done. Its number stands nowhere any more: whoever knows it may
    ask for it, and of a log that was found otherwise it stays unknown."""
    if not may(membership, Permission.CONTROL_ACCESS_LOGS):
        return None
    erasures = AuditEvent.objects.filter(verb=Verb.ERASE, case_id__isnull=False)
    asked = Q(case_id=public_id) if public_id else was_sought(reference, REFERENCE)
    event = erasures.filter(asked).order_by("-at", "-pk").first() if public_id or reference else None
    if event is None or event.case_id is None:
        return None
    return LoggedCase(event.case_id, reference, tuple(event.persons), (event.case_id,))


def _logged(case: Case) -> LoggedCase:
    parts = case.parts.values_list("public_id", flat=True)
    files = Attachment.objects.filter(entry__part__case=case).values_list("public_id", flat=True)
    return LoggedCase(case.public_id, case.reference, tuple(case.concerned), (case.public_id, *parts, *files))


def noteworthy(membership: Membership) -> "QuerySet[AuditEvent]":
    """Acts in the whole hub that the data protection officer looks through."""
    if not may(membership, Permission.CONTROL_ACCESS_LOGS):
        return AuditEvent.objects.none()
    return AuditEvent.objects.filter(verb__in=NOTEWORTHY)
