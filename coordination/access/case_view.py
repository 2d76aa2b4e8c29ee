"""A case as one agency may see it: pages, inbox rows and exports read this, never the case itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import takewhile
from types import MappingProxyType
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Exists, F, Func, OuterRef, QuerySet, Subquery, Value
from django.utils import timezone

from coordination.access.fields import COURT_EVENTS, INCOME_CAUSES, item_of_cause, item_of_event, item_of_risk
from coordination.access.letters import Extent, Letter, Standing
from coordination.access.permissions import Level
from coordination.access.tenants import TenantView, tenants_as_seen
from coordination.access.told import NEEDS, stage_without_conduct, told_deadline
from coordination.access.visibility import OF_NO_CASE, Item, cell, extent
from coordination.answers import has_lapsed
from coordination.causes import KNOWN_NEED_CAUSES, Cause
from coordination.contact import REACHED
from coordination.lifecycle import LegalEventKind, PlanStatus
from coordination.models import Case, Consent, Deadline, LegalEvent, LegalGround, PartGrant, PlanPart
from coordination.models.plan_part import GrantQuerySet
from coordination.moves import BEHAVIOUR_TRACK
from coordination.urgency import RiskFactor
from hub.accounts.kinds import LANDLORDS, SIDE_OF_LANDLORD
from hub.accounts.models import Agency, Membership

# From then on the case is with the bailiff court.
FILED = COURT_EVENTS | {LegalEventKind.LANDLORD_NOTICE, LegalEventKind.COURT_NOTICE}
# Letters that ask for something else than a part of one's own: they too open nothing to whoever reads nothing.
READING = frozenset({Letter.OWN, Letter.CONSENT, Letter.STATUTE})
# Where a list that has read `CaseView.tries` beforehand puts it on the case.
KEPT_TRIES = "kept_tries"
# Extents kept ready; there are few of them, and any can be made anew.
KINDS_TIMES_STANDINGS = 512


@dataclass(frozen=True)
class CaseView:
    """The fields of a case an agency may see. What it may not see is empty here, and so in every page made from it.

    `case` is for addresses and for the rules of what may be done; what it says of the household is read here.
    """

    case: Case
    agency: Agency
    extents: Mapping[Item, Extent]

    @property
    def items(self) -> frozenset[Item]:
        """What is shown in full."""
        return frozenset(item for item in self.extents if self.shows(item))

    def shows(self, item: Item) -> bool:
        return self.extents[item] is Extent.FULL

    def tells_status(self, item: Item) -> bool:
        """At least status or date."""
        return self.extents[item] >= Extent.STATUS

    def knows_of(self, kind: str) -> bool:
        """Of an event: it is a status and a date, so S shows it. To a landlord S is the few words of its remark."""
        item = item_of_event(kind)
        return self.shows(item) or (self.tells_status(item) and self.agency.kind not in LANDLORDS)

    @cached_property
    def tenants(self) -> list[TenantView]:
        """Those who live there."""
        if not self.shows(Item.TENANT_NAME):
            return []
        return tenants_as_seen(self.case, self.agency, contact=self.shows(Item.CONTACT))

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

    @property
    def is_protected(self) -> bool:
        """That the address is protected, for those who would otherwise see it."""
        return self.case.address_protected and self.shows(Item.ADDRESS)

    @property
    def _landlord(self) -> Agency | None:
        return self.case.landlord if self.shows(Item.ADDRESS) else None

    @property
    def landlord_name(self) -> str:
        """Known to whoever may know the dwelling."""
        return self._landlord.name if self._landlord else ""

    @property
    def landlord_kind(self) -> str:
        """Which law on leases applies; known to whoever may know the dwelling."""
        return self._landlord.kind if self._landlord else ""

    @property
    def landlord_slug(self) -> str:
        """The same in an address."""
        return self._landlord.slug if self._landlord else ""

    @property
    def broken_on(self) -> date | None:
        """Since when an agreement on instalments is broken."""
        return self.case.broken_on if self.shows(Item.ARREARS) else None

    @cached_property
    def events(self) -> list[LegalEvent]:
        return [event for event in self.case.events.all() if self.knows_of(event.kind)]

    @cached_property
    def all_deadlines(self) -> list[Deadline]:
        """Met ones too, the nearest first, as they may be told. A list of cases prefetches `deadlines__event`."""
        known = [self._told(d) for d in _with_events(self.case) if self.knows_of(d.event.kind)]
        return sorted(known, key=lambda d: (d.due_on, d.pk))

    def _told(self, deadline: Deadline) -> Deadline:
        knows = self.is_immediate or all(map(self.shows, NEEDS))
        if self.shows(Item.FULL_PLAN):
            return deadline
        return told_deadline(deadline, may_know_straks=knows, is_safe=self.agency.kind in SIDE_OF_LANDLORD)

    @property
    def deadlines(self) -> list[Deadline]:
        """Still waited for, the nearest first."""
        today = timezone.localdate()
        return [d for d in self.all_deadlines if d.met_at is None and not has_lapsed(d.code, d.due_on, today)]

    @property
    def causes(self) -> list[Cause]:
        return [cause for cause in map(Cause, self.case.causes) if self._knows_cause(cause)]

    def _knows_cause(self, cause: Cause) -> bool:
        """Of conduct a word is told, to those who know the causes: a landlord's own complaints tell it no cause."""
        item = item_of_cause(cause)
        if item is Item.CONDUCT:
            return self.tells_status(item) and self.shows(Item.CAUSE_ECONOMIC)
        return self.shows(item)

    @property
    def risk_factors(self) -> list[RiskFactor]:
        return [risk for risk in map(RiskFactor, self.case.risk_factors) if self.shows(item_of_risk(risk))]

    @cached_property
    def tries(self) -> int:
        """How often in a row nobody was reached; zero to those who do not see the whole plan."""
        if not self.shows(Item.FULL_PLAN):
            return 0
        kept: int | None = vars(self.case).get(KEPT_TRIES)
        if kept is not None:
            return kept
        results = self.case.attempts.standing().order_by("-at", "-id").values_list("result", flat=True)
        return sum(1 for _ in takewhile(lambda result: result not in REACHED, results))

    @property
    def income_has_changed(self) -> bool:
        """All that a consent to say so lets a landlord know of the cause; who may know the causes reads them."""
        told = self.tells_status(Item.CAUSE_ECONOMIC) and not self.shows(Item.CAUSE_ECONOMIC)
        return told and bool(INCOME_CAUSES.intersection(map(Cause, self.case.causes)))

    @property
    def children(self) -> list[int] | None:
        """Ages of the children, for those who may know of them; None while nobody has asked."""
        return self.case.children if self.shows(Item.HOUSEHOLD) else None

    @property
    def has_children(self) -> bool:
        """That there are children, and nothing more of them."""
        return self.tells_status(Item.HOUSEHOLD) and bool(self.case.children)

    @property
    def arrears_amount(self) -> Decimal | None:
        return self.case.arrears_amount if self.shows(Item.ARREARS) else None

    @property
    def moves_out_on(self) -> date | None:
        """When the household leaves this home; where to, the view never says."""
        return self.case.moves_out_on if self.shows(Item.PLAN_SLICE) else None

    @property
    def landlord_stage(self) -> str:
        """In words; a stage tells of the demand and of the court at once, so both must be known."""
        if not (self.shows(Item.DEMAND_DATES) and self.shows(Item.COURT_DATES)):
            return ""
        hidden = self.case.landlord_stage in BEHAVIOUR_TRACK and not self.tells_status(Item.CONDUCT)
        return str(stage_without_conduct(self.events).label if hidden else self.case.get_landlord_stage_display())

    @property
    def stage(self) -> str:
        """The same as a code, for the unit: what it is still to do follows from it."""
        return self.case.landlord_stage if self.shows(Item.FULL_PLAN) else ""

    @property
    def plan_status(self) -> str:
        """In words."""
        return str(PlanStatus(self.case.plan_status).label) if self.shows(Item.FULL_PLAN) else ""

    @property
    def ground(self) -> LegalGround | None:
        """On what the case was opened."""
        return self.case.ground if self.shows(Item.FULL_PLAN) else None

    @property
    def has_known_need(self) -> bool:
        """A need that § 5 a reacts to, for those who may know its kind: the fact alone would tell of an illness."""
        return bool(KNOWN_NEED_CAUSES.intersection(self.causes)) or RiskFactor.GUARDIAN in self.risk_factors

    @property
    def is_immediate(self) -> bool:
        return self.has_children or self.has_known_need or RiskFactor.PREGNANCY in self.risk_factors


def _with_events(case: Case) -> list[Deadline]:
    if "deadlines" in getattr(case, "_prefetched_objects_cache", {}):
        return list(case.deadlines.all())
    return list(case.deadlines.select_related("event"))


def with_standing(
    queryset: "QuerySet[Any]", agency: Agency, case: str = "pk", member: Membership | None = None
) -> "QuerySet[Any]":
    """Adds, within the same statement, how the agency stands to the case that `case` leads to (see `standing_of`).

    With a `member`, also by what was opened to that person alone.
    """
    # A part shows its agency the case while the ledger lets the agency read the part: until a while after it was done.
    read = PartGrant.objects.in_force().at_least(Level.READ).of(agency, member)
    parts = PlanPart.objects.filter(
        Exists(read.filter(content_object=OuterRef("pk"))), case=OuterRef(case), agency_id=agency.pk
    )
    consents = Consent.objects.in_force().filter(case=OuterRef(case), to_agency_id=agency.pk).order_by()
    named = consents.annotate(category=Func(F("categories"), function="unnest")).values("category")
    # A look-up a row: an EXISTS would first gather all parts the agency has ever had.
    standing: QuerySet[Any] = queryset.annotate(
        standing_part=Subquery(parts.order_by().values("pk")[:1]),
        standing_consented=ArraySubquery(named),
        standing_filed=_is_filed(agency, case),
        standing_reads=_reads(agency, case, read),
    )
    return standing


def _reads(agency: Agency, case: str, read: "GrantQuerySet") -> Subquery | Value:
    """A grant by which something of the case may be read, if there is one. Whoever is let in to a summary alone sees
    nothing else of the case, whatever is its own, the tenant's wish or the statute's."""
    if not any(set(cell(item, agency.kind)) & READING for item in Item):
        return Value(False, output_field=BooleanField())  # noqa: FBT003  # a value for the database
    return Subquery(read.filter(content_object__case=OuterRef(case)).order_by().values("pk")[:1])


def _is_filed(agency: Agency, case: str) -> Subquery | Value:
    """An event by which it is, if there is one. Asked for those alone to whom the statute opens something: every other
    inbox pays nothing for it."""
    if not any(Letter.STATUTE in cell(item, agency.kind) for item in Item):
        return Value(False, output_field=BooleanField())  # noqa: FBT003  # a value for the database
    filed = LegalEvent.objects.filter(case=OuterRef(case), kind__in=FILED)
    return Subquery(filed.order_by().values("pk")[:1])


def standing_of(row: Any, case: Case, agency: Agency) -> Standing:
    """How the agency stands to the case, from a row of `with_standing`."""
    return Standing(
        owns_tenancy=bool(row.standing_reads) and case.landlord_id == agency.pk,
        has_part=row.standing_part is not None,
        consented=frozenset(row.standing_consented if row.standing_reads else ()),
        is_filed=bool(row.standing_reads and row.standing_filed),
    )


def view_of(case: Case, agency: Agency, standing: Standing) -> CaseView:
    """What the visibility table shows an agency that stands so to the case."""
    return CaseView(case, agency, _extents(agency.kind, standing))


@lru_cache(KINDS_TIMES_STANDINGS)
def _extents(kind: str, standing: Standing) -> Mapping[Item, Extent]:
    """The same for all cases that an agency of the kind stands to alike: a list asks for many."""
    of_case = {item: extent(item, kind, standing) for item in Item if item not in OF_NO_CASE}
    return MappingProxyType(dict.fromkeys(OF_NO_CASE, Extent.NOTHING) | of_case)


def case_view(case: Case, agency: Agency, member: Membership | None = None) -> CaseView:
    """What the visibility table shows this agency of this case, by how it stands to it today.

    With a `member`, also by what was opened to that person alone.
    """
    row = with_standing(Case.objects.filter(pk=case.pk).only("pk"), agency, member=member).get()
    return view_of(case, agency, standing_of(row, case, agency))
