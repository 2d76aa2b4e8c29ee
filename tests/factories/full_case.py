"""A case in which everything has happened: a row in each table that hangs on a case."""

from datetime import date, timedelta

from django.utils import timezone

from coordination.access.grants import open_part
from coordination.access.permissions import Level
from coordination.actions.clock import record_event
from coordination.actions.closing import close_case
from coordination.actions.correcting import withdraw_event
from coordination.actions.handing_over import hand_over
from coordination.actions.household import PowerOfAttorney, add_representative
from coordination.actions.linking import link_cases
from coordination.actions.moving import move_stage
from coordination.actions.numbers import record_number
from coordination.actions.pausing import Rest, pause_case
from coordination.lifecycle import LandlordStage, LegalEventKind, LinkKind, SignalKind
from coordination.mandates import Mandate, Relation
from coordination.models import Case, Signal
from coordination.pausing import PauseReason
from tests.factories.application import ApplicationFactory
from tests.factories.case import CaseFactory
from tests.factories.closing import PAID
from tests.factories.consent import ConsentFactory
from tests.factories.contact import AttemptFactory, BookingFactory, VisitFactory
from tests.factories.entry import EntryFactory
from tests.factories.guarantee import GuaranteeEntryFactory, GuaranteeFactory
from tests.factories.instalment import InstalmentPlanFactory
from tests.factories.legal_ground import ground, usual_ground
from tests.factories.look_up import asked, broken
from tests.factories.part import PartFactory
from tests.factories.rehousing import HousingOfferFactory, RehousingNeedFactory
from tests.factories.tenancy import TenancyFactory
from tests.personas import Cast


def full_case(cast: Cast, *, closed: bool = True, **given) -> Case:
    """Fjordparken's, with Ydelseskontoret in it, a file in its thread, and another case that it is linked with."""
    home = given.pop("tenancy", None) or TenancyFactory(landlord=cast.agency("fjordparken"))
    case = CaseFactory(tenancy=home, phone="20 30 40 50", **given)
    record_number(tenant=case.tenants.get(), number="0101010000", by=cast.anne)
    _clock(case, cast)
    _work(case, cast)
    _money(case, cast)
    _course(case, cast)
    asked(case, cast.borgerservice)
    broken(case, cast.familie)
    case.refresh_from_db()
    return close_case(case=case, ending=PAID, by=cast.anne) if closed else case


def _clock(case: Case, cast: Cast) -> None:
    record_event(case=case, kind=LegalEventKind.DEMAND_RECEIVED, on=date(2026, 2, 2), by=cast.anne)
    wrong = record_event(case=case, kind=LegalEventKind.COURT_NOTICE, on=date(2026, 2, 3), by=cast.anne)
    withdraw_event(event=wrong, reason="Forkert sag", by=cast.anne)


def _work(case: Case, cast: Cast) -> None:
    part = PartFactory(case=case, agency=cast.ydelse.agency, accepted=True)
    EntryFactory(part=part, with_file=True, by=cast.ydelse)
    ApplicationFactory(part=part)
    open_part(
        part=part, agency=cast.betaling.agency, level=Level.READ, ground=usual_ground(cast.betaling.agency.kind),
        consent=None, by=cast.anne,
    )  # fmt: skip
    before = ConsentFactory(case=case, to_agency=case.landlord, tenant=case.tenants.get())
    consent = ConsentFactory(case=case, to_agency=case.landlord, replaces=before)
    PartFactory(case=case, agency=case.landlord, ground=ground("tenant_consent"), consent=consent)


def _money(case: Case, cast: Cast) -> None:
    guarantee = GuaranteeFactory(part=PartFactory(case=case, agency=cast.betaling.agency))
    InstalmentPlanFactory(part=guarantee.part)
    line = GuaranteeEntryFactory(guarantee=guarantee)
    GuaranteeEntryFactory(guarantee=guarantee, counter_of=line)


def _course(case: Case, cast: Cast) -> None:
    visit = VisitFactory(case=case, by=cast.anne)
    AttemptFactory(case=case, by=cast.anne, visit=visit)
    BookingFactory(unit=case.unit, by=cast.borgerservice, case=case)
    RehousingNeedFactory(case=case)
    HousingOfferFactory(case=case)
    power = PowerOfAttorney("Karin Holm", "20 30 40 60", Relation.FAMILY, [Mandate.MAIL], timezone.localdate())
    add_representative(case=case, power=power, by=cast.anne)
    hand_over(case=case, to=cast.unit_lead, note="Ring om formiddagen", by=cast.anne)
    pause_case(case=case, rest=Rest(PauseReason.OTHER, timezone.localdate() + timedelta(days=9)), by=cast.anne)
    stage = Case.objects.get(pk=case.pk).landlord_stage
    move_stage(case=case, to=LandlordStage.PAID, reason=None, on=timezone.localdate(), seen=stage, by=cast.anne)
    Signal.objects.create(case=case, kind=SignalKind.REPEATED)
    other = CaseFactory(tenancy=TenancyFactory(landlord=case.landlord), tenant_name="En anden")
    link_cases(case=case, other=other, kind=LinkKind.RELATED, by=cast.anne)
