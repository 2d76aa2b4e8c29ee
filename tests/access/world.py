"""A world with every relation to every kind of row: the right one to the wrong object, the one that has just ended."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from coordination.access.grants import open_part
from coordination.access.permissions import Level
from coordination.actions.clock import record_event
from coordination.actions.closing import close_case
from coordination.actions.numbers import record_number
from coordination.actions.withdrawing import withdraw_consent
from coordination.lifecycle import LegalEventKind, LinkKind, Measure
from coordination.models import (
    AccessRequest,
    ArrearsLine,
    Case,
    CaseLink,
    Consent,
    Deadline,
    Disclosure,
    Emergency,
    Fate,
    FollowUp,
    ImportProfile,
    PartGrant,
    PlanPart,
    ReadMark,
)
from coordination.protection import EmergencyPurpose
from hub.accounts.kinds import AgencyKind, Role
from hub.accounts.models import Agency, Membership
from hub.outbox.models import Notice
from hub.outbox.topics import Topic
from tests.access.daily_work import add_daily_work, course, put_right
from tests.factories.agency import AgencyFactory
from tests.factories.arrears import ArrearsListFactory, ArrearsRecordFactory
from tests.factories.case import CaseFactory
from tests.factories.closing import MOVED
from tests.factories.consent import ConsentFactory
from tests.factories.entry import EntryFactory
from tests.factories.guarantee import GuaranteeFactory
from tests.factories.legal_ground import ground, usual_ground
from tests.factories.look_up import asked, broken, found
from tests.factories.membership import MembershipFactory, member_of
from tests.factories.opening import came
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory
from tests.personas import Cast, raise_curtain


@dataclass(frozen=True)
class Stage:
    """What the attempts name. `mine` is Fjordparken's case, with Ydelseskontoret in it; `theirs` is Lindehøj's."""

    cast: Cast
    mine: Case
    theirs: Case
    help_part: PlanPart  # Ydelseskontoret's in `mine`, and its entries
    landlord_part: PlanPart  # Fjordparken's in `mine`, by consent
    their_part: PlanPart  # Myndighedscentret's in `theirs`
    spent: Consent  # withdrawn, in `mine`, to Fjordparken
    outlived: Consent  # expired, in `theirs`, to Lindehøj
    other_unit: Membership  # of a second unit, which coordinates a case of its own


def build() -> Stage:
    cast = raise_curtain()
    mine, theirs = _case(cast.fjordparken_clerk), _case(cast.lindehoej_clerk)
    help_part = _work_in(mine, cast)
    landlord_part, spent = _consents_in(mine, cast)
    their_part, outlived = _theirs(theirs, cast)
    _third_case(cast)
    _closed_cases(cast)
    # Of the one that is done its own agency reads, and writes no more.
    add_daily_work(mine, theirs, [mine.parts.get(status="done"), help_part, landlord_part, their_part], cast)
    for clerk in (cast.fjordparken_clerk, cast.lindehoej_clerk):
        _compartment(clerk)
    _protected(theirs, cast)
    _people(cast, help_part)
    _misfits(mine, theirs)
    return Stage(
        cast,
        mine,
        theirs,
        help_part,
        landlord_part,
        their_part,
        spent,
        outlived,
        _a_second_unit(cast.lindehoej_clerk, help_part),
    )


def _case(clerk: Membership) -> Case:
    case = CaseFactory(tenancy=TenancyFactory(landlord=clerk.agency), phone="20 30 40 50")
    record_event(case=case, kind=LegalEventKind.DEMAND_RECEIVED, on=date(2026, 11, 2), by=member_of(case.unit))
    put_right(case)
    record_number(tenant=case.tenants.get(), number="0101010000", by=member_of(case.unit))
    course(case, member_of(case.unit))
    return case


def _work_in(case: Case, cast: Cast) -> PlanPart:
    """Parts in each state, and one that is shared at each level."""
    part = PartFactory(case=case, agency=cast.ydelse.agency, accepted=True)
    EntryFactory(part=part, with_file=True, by=cast.ydelse)
    EntryFactory(part=part, with_file=True, internal=True, by=cast.ydelse)
    EntryFactory(part=part, internal=True, by=cast.anne)
    _open(part, cast.myndighed.agency, Level.SUMMARY)
    _open(part, cast.betaling.agency, Level.READ)
    _open(part, cast.familie.agency, Level.WRITE)
    EntryFactory(part=part, internal=True, by=cast.familie)
    EntryFactory(part=PartFactory(case=case, agency=cast.betaling.agency), internal=True, by=cast.betaling)
    PartFactory(case=case, agency=cast.borgerservice.agency, withdrawn=True)
    PartFactory(case=case, agency=cast.familie.agency, declined=True)
    PartFactory(case=case, agency=cast.myndighed.agency, done=True)
    return part


def _open(part: PlanPart, agency: Agency, level: Level) -> None:
    open_part(
        part=part,
        agency=agency,
        level=level,
        ground=usual_ground(agency.kind),
        consent=None,
        by=member_of(part.case.unit),
    )


def _consents_in(case: Case, cast: Cast) -> tuple[PlanPart, Consent]:
    """In force and withdrawn: what the second opened is closed."""
    landlord = cast.fjordparken_clerk.agency
    consents = [ConsentFactory(case=case, to_agency=landlord) for _ in range(2)]
    parts = [
        PartFactory(case=case, agency=landlord, ground=ground("tenant_consent"), consent=consent)
        for consent in consents
    ]
    for part in parts:
        EntryFactory(part=part, by=cast.fjordparken_clerk)
    withdraw_consent(consent=consents[1], by=cast.anne)
    consents[1].refresh_from_db()
    return parts[0], consents[1]


def _theirs(case: Case, cast: Cast) -> tuple[PlanPart, Consent]:
    part = PartFactory(case=case, agency=cast.myndighed.agency)
    EntryFactory(part=part, with_file=True, internal=True, by=cast.myndighed)
    consent = ConsentFactory(case=case, to_agency=cast.lindehoej_clerk.agency)
    opened = PartFactory(
        case=case, agency=cast.lindehoej_clerk.agency, ground=ground("tenant_consent"), consent=consent
    )
    EntryFactory(part=opened, by=cast.lindehoej_clerk)
    yesterday = timezone.localdate() - timedelta(days=1)
    Consent.objects.filter(pk=consent.pk).update(given_on=yesterday - timedelta(days=90), expires_on=yesterday)
    _end_at(opened, hours=-8)
    consent.refresh_from_db()
    return part, consent


def _end_at(part: PlanPart, *, hours: int) -> None:
    """What has opened the part to other agencies than the unit ends then, in ledger and grants alike."""
    ends_at = timezone.now() + timedelta(hours=hours)
    Disclosure.objects.filter(part=part, withdrawn_at=None).exclude(agency=part.case.unit).update(ends_at=ends_at)
    PartGrant.objects.filter(content_object=part).exclude(group=part.case.unit.group).update(ends_at=ends_at)


def _third_case(cast: Cast) -> None:
    """A private landlord's, by consent."""
    case = CaseFactory(tenancy=TenancyFactory(landlord=cast.kmp.agency))
    # Told of nothing here yet, and at work elsewhere.
    ConsentFactory(case=case, to_agency=cast.betaling.agency)
    EntryFactory(part=PartFactory(case=case, agency=cast.ydelse.agency), internal=True, by=cast.ydelse)
    # And one that its tenant has brought to the unit: of no tenancy, and of no landlord yet.
    came(TenancyFactory.build(landlord=None), cast.anne)


def _closed_cases(cast: Cast) -> None:
    """Closed lately, and so long ago that even reading has ended."""
    for hours in (None, -1):
        case = _case(cast.fjordparken_clerk)
        part = PartFactory(case=case, agency=cast.ydelse.agency)
        EntryFactory(part=part, by=cast.ydelse)
        close_case(ending=MOVED, case=case, by=cast.anne)
        if hours:
            _end_at(part, hours=hours)


def _compartment(clerk: Membership) -> None:
    """A landlord's lists and arrears."""
    upload = ArrearsListFactory(landlord=clerk.agency)
    ArrearsRecordFactory(tenancy=TenancyFactory(landlord=clerk.agency), last_list=upload)
    ArrearsLine.objects.create(arrears_list=upload, line=1, fate=Fate.NEW, values={"tenant": "Skovgaard-Holm, Mette"})
    ImportProfile.objects.create(landlord=clerk.agency)


def _protected(case: Case, cast: Cast) -> None:
    """Look-ups, a request that waits, an emergency that runs and one that is over."""
    asked(case, cast.borgerservice)
    asked(case, cast.betaling)
    found(case, cast.anne)
    broken(case, cast.ydelse)
    over = broken(case, cast.familie)
    _end_at(over.part, hours=-1)
    Emergency.objects.filter(pk=over.pk).update(ends_at=timezone.now() - timedelta(hours=1))


def _people(cast: Cast, part: PlanPart) -> None:
    """Colleagues, one who begins tomorrow, own lines, and rights to write pages."""
    for agency in (cast.ydelse.agency, cast.lindehoej_clerk.agency):
        MembershipFactory(agency=agency, begins_tomorrow=True)
    colleague = MembershipFactory(agency=cast.ydelse.agency)
    MembershipFactory(agency=cast.ydelse.agency, role=Role.LEAD)
    for person in (cast.anne, cast.ydelse, colleague, cast.editor, cast.ended):
        ReadMark.objects.update_or_create(user=person.user, part=part, defaults={"read_until": timezone.now()})
        Notice.objects.create(
            key=f"n{person.pk}", recipient=person, topic=Topic.NEW_ENTRY, path="/", subject_id=part.public_id
        )
    for person in (cast.editor, cast.ydelse):
        person.user.groups.add(Agency.objects.get(pk=person.agency_id).group, _writers())


def _writers():
    from django.contrib.auth.models import Group

    return Group.objects.get_or_create(name="Those who write pages")[0]


def _misfits(case: Case, other: Case) -> None:
    """What an import of old might have left: rows that refer to another case's or landlord's."""
    ArrearsRecordFactory(tenancy=other.tenancy, landlord=case.landlord)
    Case.objects.filter(pk=other.pk).update(ground=ground("coordination"))
    event = other.events.first()
    Deadline.objects.create(case=case, event=event, code="misfit", due_on=event.on)
    FollowUp.objects.filter(pk=FollowUp.objects.latest("pk").pk).update(case=case)
    ConsentFactory(case=case, to_agency=case.landlord, replaces=other.consents.first())
    for tenant in (None, other.tenants.first()):
        ConsentFactory(case=case, to_agency=case.landlord, tenant=tenant)
    office = case.guarantees.all()[0].part.agency
    GuaranteeFactory(case=case, part=PartFactory(case=other, agency=office, measure=Measure.GUARANTEE))
    grant = PartGrant.objects.filter(content_object__case=case, ends_at=None).first()
    lawyers = Agency.objects.get(kind=AgencyKind.LANDLORD_LAWYER)
    PartGrant.objects.create(group=lawyers.group, permission=grant.permission, content_object=grant.content_object)


def _a_second_unit(clerk: Membership, shared: PlanPart) -> Membership:
    """It coordinates a case of its own, and reads a part in another unit's."""
    unit = AgencyFactory(kind=AgencyKind.HOUSING_SUPPORT_UNIT, name="En anden enhed")
    lead = MembershipFactory(agency=unit, role=Role.LEAD)
    case = CaseFactory(tenancy=TenancyFactory(landlord=clerk.agency))
    record_number(tenant=case.tenants.get(), number="0202020000", by=member_of(case.unit))
    part = case.parts.get()
    Case.objects.filter(pk=case.pk).update(unit=unit)
    PlanPart.objects.filter(pk=part.pk).update(agency=unit)
    Disclosure.objects.filter(part=part).update(agency=unit)
    PartGrant.objects.filter(content_object=part).update(group=unit.group)
    Emergency.objects.create(
        part=part, member=lead, purpose=EmergencyPurpose.EVICTION_NOW, reason="x", ends_at=timezone.now()
    )
    # A misfit, too.
    AccessRequest.objects.filter(pk=AccessRequest.objects.latest("pk").pk).update(part=part)
    record_event(case=Case.objects.get(pk=case.pk), kind=LegalEventKind.DEMAND_RECEIVED, on=date(2026, 11, 2), by=lead)
    _open(shared, unit, Level.READ)
    # A misfit, too: nobody coordinates both of these.
    theirs = Case.objects.get(pk=case.pk)
    CaseLink.objects.create(case=shared.case, other=theirs, kind=LinkKind.RELATED, linked_by=lead)
    return lead
