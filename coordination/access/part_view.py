"""A part of the plan as one agency may see it: status and next date, what is asked, and what came of it.

How far the agency is let into the part, the grants say; what it sees there of another's decision, the table says.
What an agency has written itself it always reads where it reads the part.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from coordination.access.case_view import CaseView
from coordination.access.fields import RESULT_IS_THE_CONTENT, decision_item, note_item
from coordination.access.letters import Extent
from coordination.access.permissions import Level
from coordination.access.visibility import Item
from coordination.access.visible import grants_of, visible_parts
from coordination.lifecycle import LANDLORDS_ANSWERS, Measure, PartResult, PartStatus
from coordination.measures import IN_INSTALMENTS
from coordination.models import Application, Consent, LegalGround, PlanPart
from hub.accounts.models import Membership


@dataclass(frozen=True)
class PartView:
    """The fields of a part that an agency may see; what it may not see is empty.

    `reads`: let in far enough to read. Who is not sees status and next date alone, not even what it is about.
    `part` is for addresses and for the rules of what may be done.
    """

    part: PlanPart
    case_view: CaseView
    reads: bool

    @property
    def public_id(self) -> UUID:
        return self.part.public_id

    @property
    def is_own(self) -> bool:
        return self.part.agency_id == self.case_view.agency.pk

    @property
    def agency_name(self) -> str:
        return self.part.agency.name

    @property
    def is_municipal(self) -> bool:
        return self.part.agency.is_municipal_office

    @property
    def status(self) -> str:
        return self.part.status

    @property
    def status_words(self) -> str:
        # Not get_status_display(): to find one word it translates every choice there is.
        return str(PartStatus(self.part.status).label)

    @property
    def is_open(self) -> bool:
        return self.part.is_open

    @property
    def due_on(self) -> date | None:
        return self.part.due_on

    @property
    def measure(self) -> str:
        """The code of what it is about; empty for a summary: «child assessment» is no status."""
        return self.part.measure if self.reads else ""

    @property
    def title(self) -> str:
        """What it is about, in words."""
        return str(Measure(self.part.measure).label) if self.reads else _("part of the plan")

    @property
    def asked(self) -> str:
        return self.part.asked if self.reads else ""

    @property
    def ground(self) -> LegalGround | None:
        return self.part.ground if self.reads else None

    @property
    def consent(self) -> Consent | None:
        """What the tenant has agreed to, for whom it concerns and for who keeps the consents."""
        may_know = self.reads and (self.is_own or self.case_view.shows(Item.CONSENTS))
        return self.part.consent if may_know else None

    def _sees(self, item: Item) -> Extent:
        if not self.reads:
            return Extent.NOTHING
        return Extent.FULL if self.is_own else self.case_view.extents[item]

    @property
    def _decision(self) -> Extent:
        """Of what was decided; nothing while nothing is."""
        return self._sees(decision_item(self.part.measure)) if self.status == PartStatus.DONE else Extent.NOTHING

    @property
    def result(self) -> str:
        """In words."""
        least = Extent.FULL if decision_item(self.part.measure) in RESULT_IS_THE_CONTENT else Extent.STATUS
        return self._result_words if self._decision >= least else ""

    @property
    def _result_words(self) -> str:
        word = LANDLORDS_ANSWERS.get(PartResult(self.part.result)) if self.part.result else None
        return str(word) if word and self.part.agency.is_landlord else str(self.part.get_result_display())

    @property
    def decided_on(self) -> date | None:
        return self.part.decided_on if self._decision >= Extent.STATUS else None

    @property
    def pays_on(self) -> date | None:
        return self.part.pays_on if self._decision >= Extent.STATUS else None

    @property
    def amount(self) -> Decimal | None:
        return self.part.amount if self._decision is Extent.FULL else None

    @property
    def covers(self) -> tuple[date | None, date | None]:
        """From and until when it is for."""
        return (self.part.covers_from, self.part.covers_until) if self._decision is Extent.FULL else (None, None)

    @property
    def application(self) -> Application | None:
        """What is applied for and missing: for the office itself and for whoever knows the whole plan."""
        is_shown = self._sees(Item.FULL_PLAN) is Extent.FULL
        return getattr(self.part, "application", None) if is_shown else None

    @property
    def shows_instalments(self) -> bool:
        """What is owed and paid there, by the line of what the part is about."""
        is_counted = self.part.measure in IN_INSTALMENTS
        return is_counted and self._sees(decision_item(self.part.measure)) is Extent.FULL

    @property
    def result_note(self) -> str:
        is_shown = self.status == PartStatus.DONE and self._sees(note_item(self.part.measure)) is Extent.FULL
        return self.part.result_note if is_shown else ""

    @property
    def _declined(self) -> bool:
        return self.status == PartStatus.DECLINED and self._sees(Item.FULL_PLAN) is Extent.FULL

    @property
    def decline_reason(self) -> str:
        """In words."""
        return str(self.part.get_decline_reason_display()) if self._declined else ""

    @property
    def decline_note(self) -> str:
        return self.part.decline_note if self._declined else ""


def with_reads(queryset: "QuerySet[Any]", membership: Membership, part: str = "part_id") -> "QuerySet[Any]":
    """Adds, within the same statement, a grant that lets the membership's agency read the part that `part` leads to."""
    grants = grants_of(membership, Level.READ).filter(content_object=OuterRef(part))
    reading: QuerySet[Any] = queryset.annotate(read_grant=Subquery(grants.order_by().values("pk")[:1]))
    return reading


def part_views(parts: Sequence[PlanPart], view: CaseView, membership: Membership) -> list[PartView]:
    """Parts of the case that the membership sees, as far as it sees them; one statement."""
    readable = visible_parts(membership, Level.READ).filter(pk__in=[part.pk for part in parts])
    read = set(readable.order_by().values_list("pk", flat=True))
    return [PartView(part, view, part.pk in read) for part in parts]


def part_view(part: PlanPart, view: CaseView, membership: Membership) -> PartView:
    """One part as the membership sees it."""
    return part_views([part], view, membership)[0]
