"""A small world with the right relations to the wrong objects: two associations, two cases, a part taken back."""

from dataclasses import dataclass

import pytest

from coordination.models import ArrearsList, ArrearsRecord, Attachment, Case, Entry, LandlordNotice, PlanPart
from tests.factories.arrears import ArrearsListFactory, ArrearsRecordFactory
from tests.factories.case import CaseFactory
from tests.factories.consent import ConsentFactory
from tests.factories.entry import EntryFactory
from tests.factories.legal_ground import ground
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory
from tests.personas import Cast


@dataclass(frozen=True)
class World:
    """`mine` is a case at Fjordparken, `theirs` one at Lindehøj, of which the same offices know nothing."""

    mine: Case
    theirs: Case
    unit_part: PlanPart
    help_part: PlanPart  # Ydelseskontoret's, in `mine`
    landlord_part: PlanPart  # Fjordparken's, in `mine`, by consent
    taken_back: PlanPart  # Borgerservice's, in `mine`, withdrawn
    their_part: PlanPart  # Myndighedscentret's, in `theirs`
    shared: Entry  # by Ydelseskontoret, with a file, to all readers of its part
    internal: Entry  # by Ydelseskontoret, with a file, to itself
    unit_internal: Entry  # by the unit, in the same part, to itself
    landlord_entry: Entry
    record: ArrearsRecord  # Fjordparken's
    their_record: ArrearsRecord
    upload: ArrearsList
    their_upload: ArrearsList

    def notice(self, case: Case) -> LandlordNotice:
        return LandlordNotice.objects.get(case=case)

    def file(self, entry: Entry) -> Attachment:
        return Attachment.objects.get(entry=entry)


@pytest.fixture
def world(cast: Cast) -> World:
    fjordparken, lindehoej = cast.fjordparken_clerk.agency, cast.lindehoej_clerk.agency
    mine = CaseFactory(tenancy=TenancyFactory(landlord=fjordparken))
    theirs = CaseFactory(tenancy=TenancyFactory(landlord=lindehoej), tenant_name="Kurt Dalgas-Friis")
    help_part = PartFactory(case=mine, agency=cast.ydelse.agency)
    consent = ConsentFactory(case=mine, to_agency=fjordparken)
    landlord_part = PartFactory(case=mine, agency=fjordparken, ground=ground("tenant_consent"), consent=consent)
    record = ArrearsRecordFactory(tenancy=mine.tenancy)
    their_record = ArrearsRecordFactory(tenancy=theirs.tenancy)
    return World(
        mine=mine,
        theirs=theirs,
        unit_part=mine.parts.get(agency=mine.unit),
        help_part=help_part,
        landlord_part=landlord_part,
        taken_back=PartFactory(case=mine, agency=cast.borgerservice.agency, withdrawn=True),
        their_part=PartFactory(case=theirs, agency=cast.myndighed.agency),
        shared=EntryFactory(part=help_part, with_file=True, by=cast.ydelse),
        internal=EntryFactory(part=help_part, with_file=True, internal=True, by=cast.ydelse),
        unit_internal=EntryFactory(part=help_part, internal=True, by=cast.anne),
        landlord_entry=EntryFactory(part=landlord_part, by=cast.fjordparken_clerk),
        record=record,
        their_record=their_record,
        upload=ArrearsListFactory(landlord=fjordparken),
        their_upload=ArrearsListFactory(landlord=lindehoej),
    )
