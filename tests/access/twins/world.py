"""World A: two cases in play with everybody's own surroundings, the same rows in both worlds."""

from dataclasses import dataclass
from datetime import date, timedelta

from coordination.lifecycle import DataCategory
from coordination.models import Case, Entry, PlanPart, Tenancy
from tests.coordination.intake.making import line
from tests.factories.arrears import ArrearsRecordFactory
from tests.factories.case import CaseFactory
from tests.factories.consent import ConsentFactory
from tests.factories.entry import EntryFactory
from tests.factories.legal_ground import ground
from tests.factories.lists import imported, previewed
from tests.factories.look_up import asked
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory
from tests.personas import Cast

NOON = date(2026, 2, 9)
# Mette's home and number, which another landlord's list may hold too.
HOME = {"number": "012-04-0173-2", "street": "Fjordparken 17, 2. tv.", "postcode": "9999", "city": "Nordby"}
METTE, CPR = "Mette Skovgaard-Holm", "010101-0000"


@dataclass(frozen=True)
class World:
    """`case` is at Fjordparken, with parts of Ydelseskontoret and of Fjordparken; `elsewhere` is at KMP."""

    cast: Cast
    case: Case
    benefits: PlanPart
    landlord: PlanPart
    elsewhere: Case
    support: PlanPart
    lone: Tenancy  # Fjordparken's, of which nobody has been told
    said: Entry
    answered: Entry
    paid: Entry

    def newest_in(self, part: PlanPart) -> Entry:
        """The last post of world A there."""
        return {self.benefits: self.answered, self.landlord: self.paid}.get(part, self.said)


def build(cast: Cast) -> World:
    fjordparken = cast.fjordparken_clerk.agency
    imported(cast.fjordparken_clerk, line(), line(Lejemålsnr="012-04-0174-2", Navn="Dam, Ib"))
    previewed(cast.fjordparken_clerk, line(Saldo="9.000,00"))
    imported(cast.lindehoej_clerk, line(Lejemålsnr="7-1", Navn="Vig, Bo", Adresse="Lindehøj 1"))
    tenancy = Tenancy.objects.get(landlord=fjordparken, number=HOME["number"])
    case = CaseFactory(tenancy=tenancy, children=[4], phone="20 00 00 01", arrears="8169.00")
    named = [DataCategory.PLAN_PART, DataCategory.SHARED_PART]
    consent = ConsentFactory(case=case, to_agency=fjordparken, categories=named)
    due_on = NOON + timedelta(days=10)
    benefits = PartFactory(case=case, agency=cast.ydelse.agency, due_on=due_on, accepted=True)
    landlord = PartFactory(case=case, agency=fjordparken, ground=ground("tenant_consent"), consent=consent)
    said = EntryFactory(part=benefits, with_file=True, by=cast.ydelse)
    answered = EntryFactory(part=benefits, by=cast.anne)
    paid = EntryFactory(part=landlord, by=cast.fjordparken_clerk)
    home = TenancyFactory(landlord=cast.kmp.agency, number="KMP 1", street="Havnegade 1")
    ArrearsRecordFactory(tenancy=home, tenants=["Kaj Test"], oldest_due_on=date(2026, 1, 2))
    elsewhere = CaseFactory(tenancy=home, tenant_name="Kaj Test", by_consent=True)
    support = PartFactory(case=elsewhere, agency=cast.myndighed.agency)
    PartFactory(case=elsewhere, agency=cast.borgerservice.agency, done=True)
    asked(case, cast.myndighed)
    lone = Tenancy.objects.get(landlord=fjordparken, number="012-04-0174-2")
    return World(cast, case, benefits, landlord, elsewhere, support, lone, said, answered, paid)
