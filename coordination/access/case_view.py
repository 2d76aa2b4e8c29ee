"""A case as one agency may see it: pages, inbox rows and exports read this, never the case itself."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from django.utils import timezone

from coordination.access.visibility import Item, is_shown
from coordination.lifecycle import HEALTH_CAUSES, OPEN_PART, Cause, LegalEventKind, PartStatus
from coordination.models import Case, Deadline, LegalEvent, PlanPart, Tenant
from coordination.models.consent import Consent
from hub.accounts.models import Agency

COURT_EVENTS = frozenset(
    {LegalEventKind.COURT_FILED, LegalEventKind.COURT_HEARING, LegalEventKind.EVICTION_ENFORCEMENT}
)
GRACE = timedelta(days=30)
# The municipality's own clock; the landlord's clock is everything else.
ASSESSMENT_EVENTS = frozenset({LegalEventKind.LANDLORD_NOTICE, LegalEventKind.COURT_NOTICE})


def item_of_event(kind: str) -> Item:
    """Which line of the visibility table says who sees an event and the deadlines that follow from it."""
    if kind in ASSESSMENT_EVENTS:
        return Item.ASSESSMENT_5A
    return Item.COURT_DATES if kind in COURT_EVENTS else Item.DEMAND_DATES


@dataclass(frozen=True)
class CaseView:
    """The fields of a case an agency may see. What it may not see is empty here, and so in every page made from it."""

    case: Case
    agency: Agency
    items: frozenset[Item]

    def shows(self, item: Item) -> bool:
        return item in self.items

    @cached_property
    def tenants(self) -> list[Tenant]:
        return list(self.case.tenants.all()) if self.shows(Item.TENANT_NAME) else []

    @property
    def address(self) -> str:
        """The address on one line; never a protected one (that takes a logged reason)."""
        if not self.shows(Item.ADDRESS) or self.case.address_protected:
            return ""
        return self.case.one_line_address

    @cached_property
    def events(self) -> list[LegalEvent]:
        return [event for event in self.case.events.all() if self.shows(item_of_event(event.kind))]

    @cached_property
    def deadlines(self) -> list[Deadline]:
        """Not yet met, the nearest first."""
        unmet = [d for d in self.case.deadlines.all() if d.met_at is None]
        return sorted((d for d in unmet if self.shows(item_of_event(d.event.kind))), key=lambda d: d.due_on)

    @property
    def causes(self) -> list[Cause]:
        return [cause for cause in map(Cause, self.case.causes) if self.shows(_item_of_cause(cause))]

    @property
    def is_immediate(self) -> bool:
        return self.shows(Item.HOUSEHOLD) and self.case.is_immediate


def _item_of_cause(cause: Cause) -> Item:
    return Item.CAUSE_HEALTH if cause in HEALTH_CAUSES else Item.CAUSE_ECONOMIC


def _still_concerns(part: PlanPart) -> bool:
    """A part lets its agency see the case while it is open, and a while after it was done, to finish up."""
    if part.status in OPEN_PART:
        return True
    return part.status == PartStatus.DONE and part.answered_at is not None and part.answered_at > timezone.now() - GRACE


def case_view(case: Case, agency: Agency) -> CaseView:
    """What the visibility table shows this agency of this case, by how it stands to it today."""
    has_part = any(p.agency_id == agency.pk and _still_concerns(p) for p in case.parts.all())
    consents = Consent.objects.in_force().filter(case=case, to_agency=agency)
    consented = frozenset(category for consent in consents for category in consent.categories)
    items = frozenset(
        item
        for item in Item
        if is_shown(
            item,
            kind=agency.kind,
            owns_tenancy=case.landlord_id == agency.pk,
            has_part=has_part,
            consented=consented,
        )
    )
    return CaseView(case, agency, items)
