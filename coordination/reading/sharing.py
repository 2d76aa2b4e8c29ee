"""What letting an agency in would show it, and to whom."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from coordination.access.case_view import standing_of, with_standing
from coordination.access.letters import Extent, Standing
from coordination.access.permissions import Level
from coordination.access.visibility import extent
from coordination.access.visible import visible_entries
from coordination.lifecycle import Audience, EntryKind
from coordination.models import Attachment, Case, PlanPart
from coordination.reading.labels import HIDDEN_LABELS, ITEM_LABELS
from hub.accounts.models import Agency, Membership

# What ends at midnight is shown with its last day.
MOMENT = timedelta(microseconds=1)


def people_of(agencies: set[int]) -> dict[int, list[str]]:
    """Who works there today, by name."""
    found: dict[int, list[str]] = {}
    members = Membership.objects.active().filter(agency__in=agencies).order_by("user__name", "pk")
    for agency_id, name in members.values_list("agency_id", "user__name"):
        found.setdefault(agency_id, []).append(name)
    return found


@dataclass(frozen=True)
class Shown:
    """What an agency would see of a case once it has a part there, who would see it, and what stays hidden."""

    sees: list[str]
    never: list[str]
    people: list[str]


def would_see(case: Case, agency: Agency, categories: frozenset[str], *, has_part: bool = True) -> Shown:
    """Asked of the very table that will decide, with the part in place and the consent's kinds of data named."""
    standing = Standing(owns_tenancy=case.landlord_id == agency.pk, has_part=has_part, consented=categories)
    return _shown(agency, standing)


def would_see_shared(case: Case, agency: Agency, categories: frozenset[str], level: Level) -> Shown:
    """The same for a further reader of somebody else's part: what it sees of the case by its own part and all consents.

    A consent that is named now counts beside those in force already.
    """
    row = with_standing(Case.objects.filter(pk=case.pk).only("pk"), agency).get()
    standing = standing_of(row, case, agency)
    owns = case.landlord_id == agency.pk and (standing.owns_tenancy or level != Level.SUMMARY)
    return _shown(agency, replace(standing, owns_tenancy=owns, consented=standing.consented | categories))


def _shown(agency: Agency, standing: Standing) -> Shown:
    extents = {item: extent(item, agency.kind, standing) for item in ITEM_LABELS}
    return Shown(
        sees=[_as_far_as(ITEM_LABELS[item], how_far) for item, how_far in extents.items() if how_far],
        never=[str(HIDDEN_LABELS[item]) for item, how_far in extents.items() if not how_far],
        people=people_of({agency.pk}).get(agency.pk, []),
    )


def _as_far_as(label: object, how_far: Extent) -> str:
    if how_far is Extent.FULL:
        return str(label)
    return _("%(what)s: status alone, no more") % {"what": label}


@dataclass(frozen=True)
class History:
    """What was written before a further agency may read it: how many messages and files, and since when."""

    entries: int
    files: int
    since: datetime | None


def history_of(part: PlanPart, membership: Membership) -> History:
    """What the part's readers have written to each other. Notes for one's own agency stay there."""
    entries = visible_entries(membership).filter(part=part, audience=Audience.PART)
    first = entries.order_by("created_at").values_list("created_at", flat=True).first()
    written = entries.exclude(kind=EntryKind.SYSTEM).count()
    return History(written, Attachment.objects.filter(entry__in=entries).count(), first)
