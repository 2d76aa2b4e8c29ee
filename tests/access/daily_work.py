"""What is written down in the world of tests.access.world while people work: contact, money, another home, moves."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils import timezone

from coordination.actions.clock import record_event
from coordination.actions.correcting import withdraw_event
from coordination.actions.handing_over import hand_over
from coordination.actions.household import PowerOfAttorney, add_representative, end_representative
from coordination.actions.linking import link_cases, unlink_cases
from coordination.actions.moving import move_stage
from coordination.actions.pausing import Rest, pause_case
from coordination.actions.saved_filters import save_filter
from coordination.lifecycle import LandlordStage, LegalEventKind, LinkKind, SignalKind
from coordination.mandates import Mandate, Relation
from coordination.models import (
    Case,
    PlanPart,
    Signal,
)
from coordination.money import LedgerKind
from coordination.pausing import PauseReason
from hub.accounts.models import Membership
from tests.factories.application import ApplicationFactory
from tests.factories.contact import AttemptFactory, BookingFactory, VisitFactory
from tests.factories.guarantee import GuaranteeEntryFactory, GuaranteeFactory
from tests.factories.instalment import InstalmentPlanFactory
from tests.factories.membership import member_of
from tests.factories.part import PartFactory
from tests.factories.rehousing import HousingOfferFactory, RehousingNeedFactory
from tests.personas import Cast


def add_daily_work(mine: Case, theirs: Case, parts: Iterable[PlanPart], cast: Cast) -> None:
    """What the unit and the offices write down day by day, of the same kinds in both cases."""
    for case in (mine, theirs):
        pause_case(case=case, rest=Rest(PauseReason.OTHER, timezone.localdate() + timedelta(days=9)), by=cast.anne)
        _contact(case, cast)
        RehousingNeedFactory(case=case)
        HousingOfferFactory(case=case)
    for part in parts:
        ApplicationFactory(part=part)
        InstalmentPlanFactory(part=part)
    _guarantees(mine, theirs, cast)
    _talks(mine, theirs, cast)
    for person, is_shared in ((cast.anne, False), (cast.unit_lead, True), (cast.ydelse, True), (cast.kmp, False)):
        save_filter(name="Denne uge", chosen=["frist"], is_shared=is_shared, by=person)
    # With a case that does not follow upon this one: its number alone keeps no link from being moved.
    _linked(mine, Case.objects.get(landlord=cast.kmp.agency), cast.anne)


def put_right(case: Case) -> None:
    """An event that was withdrawn with its deadline, and why."""
    by = member_of(case.unit)
    wrong = record_event(case=case, kind=LegalEventKind.COURT_NOTICE, on=date(2026, 11, 3), by=by)
    withdraw_event(event=wrong, reason="Forkert sag", by=by)


def course(case: Case, by: Membership) -> None:
    """What the unit alone moves it through."""
    power = PowerOfAttorney("Karin Holm", "20 30 40 60", Relation.FAMILY, [Mandate.MAIL], timezone.localdate())
    add_representative(case=case, power=power, by=by)
    over = PowerOfAttorney("Ole Holm", "20 30 40 70", Relation.FRIEND, [Mandate.MAIL], timezone.localdate())
    end_representative(representative=add_representative(case=case, power=over, by=by), by=by)
    hand_over(case=case, to=by, note="Ring hellere om formiddagen", by=by)
    move_stage(case=case, to=LandlordStage.PAID, reason=None, on=timezone.localdate(), seen=_stage(case), by=by)


def _stage(case: Case) -> str:
    case.refresh_from_db()
    return case.landlord_stage


def _guarantees(mine: Case, theirs: Case, cast: Cast) -> None:
    """With a line of every kind, and one taken back; in the case of a landlord who reads it, and one who does not."""
    for case in (mine, theirs):
        guarantee = GuaranteeFactory(part=PartFactory(case=case, agency=cast.betaling.agency))
        InstalmentPlanFactory(part=guarantee.part)
        for kind in LedgerKind:
            GuaranteeEntryFactory(guarantee=guarantee, kind=kind)
        GuaranteeEntryFactory(guarantee=guarantee, counter_of=guarantee.entries.filter(kind="claim")[0])
    GuaranteeEntryFactory(guarantee=mine.guarantees.all()[0], kind=LedgerKind.CLAIM, agency=mine.landlord)
    # One that is over, in a case in which the landlord writes still.
    over = GuaranteeFactory(part=PartFactory(case=mine, agency=cast.betaling.agency, done=True))
    GuaranteeEntryFactory(guarantee=over, kind=LedgerKind.CLAIM, agency=mine.landlord)


def _contact(case: Case, cast: Cast) -> None:
    """A visit that has led to an attempt, a second that corrects it, and one by telephone."""
    visit = VisitFactory(case=case, by=cast.anne)
    wrong = AttemptFactory(case=case, by=cast.anne, visit=visit, withdrawn=True)
    AttemptFactory(case=case, by=cast.anne, visit=visit, corrects=wrong.public_id)
    AttemptFactory(case=case, by=cast.unit_lead, next_try_on=date(2026, 11, 9))


def _talks(mine: Case, theirs: Case, cast: Cast) -> None:
    """Booked at the front desk: one that waits, and one that belonged to a case."""
    for case in (None, mine, theirs):
        BookingFactory(unit=mine.unit, by=cast.borgerservice, case=case)


def _linked(case: Case, other: Case, by: Membership) -> None:
    """Two of the unit's, once undone; and a further word about one."""
    unlink_cases(link=link_cases(case=case, other=other, kind=LinkKind.RELATED, by=by), by=by)
    link_cases(case=case, other=other, kind=LinkKind.RELATED, by=by)
    for each in (case, other):
        Signal.objects.create(case=each, kind=SignalKind.REPEATED)
