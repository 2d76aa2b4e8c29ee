"""A case as one agency may see it: pages, inbox rows and exports read this, never the case itself."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Func, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from coordination.access.visibility import Item, is_shown
from coordination.lifecycle import (
    HEALTH_CAUSES,
    KNOWN_NEED_CAUSES,
    OPEN_PART,
    Cause,
    LegalEventKind,
    PartStatus,
)
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

    @property
    def street(self) -> str:
        """The same without postcode and city, for a list."""
        return self.case.street if self.address else ""

    @cached_property
    def events(self) -> list[LegalEvent]:
        return [event for event in self.case.events.all() if self.shows(item_of_event(event.kind))]

    @cached_property
    def all_deadlines(self) -> list[Deadline]:
        """Met ones too, the nearest first. Ready for a list of cases when `deadlines__event` was prefetched."""
        known = [d for d in _with_events(self.case) if self.shows(item_of_event(d.event.kind))]
        return sorted(known, key=lambda d: (d.due_on, d.pk))

    @property
    def deadlines(self) -> list[Deadline]:
        """Not yet met, the nearest first."""
        return [deadline for deadline in self.all_deadlines if deadline.met_at is None]

    @property
    def causes(self) -> list[Cause]:
        return [cause for cause in map(Cause, self.case.causes) if self.shows(_item_of_cause(cause))]

    @property
    def children(self) -> list[int] | None:
        """Ages of the children, for those who may know of them; None while nobody has asked."""
        return self.case.children if self.shows(Item.HOUSEHOLD) else None

    @property
    def has_known_need(self) -> bool:
        """A need that § 5 a reacts to, for those who may know its kind: the fact alone would tell of an illness."""
        return bool(KNOWN_NEED_CAUSES.intersection(self.causes))

    @property
    def is_immediate(self) -> bool:
        return bool(self.children) or self.has_known_need


def _with_events(case: Case) -> list[Deadline]:
    if "deadlines" in getattr(case, "_prefetched_objects_cache", {}):
        return list(case.deadlines.all())
    return list(case.deadlines.select_related("event"))


def _item_of_cause(cause: Cause) -> Item:
    return Item.CAUSE_HEALTH if cause in HEALTH_CAUSES else Item.CAUSE_ECONOMIC


def _still_concerns() -> Q:
    """A part lets its agency see the case while it is open, and a while after it was done, to finish up."""
    return Q(status__in=OPEN_PART) | Q(status=PartStatus.DONE, answered_at__gt=timezone.now() - GRACE)


def with_standing(queryset: "QuerySet[Any]", agency: Agency, case: str = "pk") -> "QuerySet[Any]":
    """Adds, within the same statement, how the agency stands to the case that `case` leads to (see `view_of`)."""
    parts = PlanPart.objects.filter(_still_concerns(), case=OuterRef(case), agency=agency)
    consents = Consent.objects.in_force().filter(case=OuterRef(case), to_agency=agency).order_by()
    named = consents.annotate(category=Func(F("categories"), function="unnest")).values("category")
    # A look-up a row: an EXISTS would first gather all parts the agency has ever had.
    standing: QuerySet[Any] = queryset.annotate(
        standing_part=Subquery(parts.order_by().values("pk")[:1]), standing_consented=ArraySubquery(named)
    )
    return standing


def view_of(case: Case, agency: Agency, *, has_part: bool, consented: frozenset[str]) -> CaseView:
    """What the visibility table shows an agency that stands to the case as told by `with_standing`."""
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


def case_view(case: Case, agency: Agency) -> CaseView:
    """What the visibility table shows this agency of this case, by how it stands to it today."""
    standing = with_standing(Case.objects.filter(pk=case.pk), agency)
    part, consented = standing.values_list("standing_part", "standing_consented").get()
    return view_of(case, agency, has_part=part is not None, consented=frozenset(consented))
