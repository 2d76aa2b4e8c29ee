"""World B is world A and some of these rows, for each who asks all that they may not see."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from content.audiences import Audience
from content.models import GuidanceIndexPage, GuidancePage
from coordination.access.permissions import Level
from coordination.actions.cases import Address
from coordination.actions.numbers import record_number
from coordination.actions.opening import Opening, open_by_unit
from coordination.actions.sharing import Share, share_part
from coordination.lifecycle import DataCategory, Measure
from coordination.models import Tenancy
from coordination.openings import WayIn
from hub.accounts.kinds import Role
from hub.people.actions import invite
from tests.access.twins.world import CPR, HOME, METTE, NOON, World
from tests.coordination.intake.making import line
from tests.factories.application import ApplicationFactory
from tests.factories.arrears import ArrearsRecordFactory
from tests.factories.case import CaseFactory
from tests.factories.consent import ConsentFactory
from tests.factories.entry import EntryFactory
from tests.factories.legal_ground import ground
from tests.factories.lists import imported, previewed
from tests.factories.look_up import asked, broken
from tests.factories.membership import MembershipFactory
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory

UNIT = ("anne", "unit_lead")
INVITED = "nyansat@example.invalid"
# Who controls the record may read of every look and change that there is a row.
CONTROLS = ("officer",)


@dataclass(frozen=True)
class Hidden:
    """Rows that only those in `known_to` (and of the record, who controls it) may learn of."""

    build: Callable[[World], object]
    known_to: tuple[str, ...]

    @property
    def name(self) -> str:
        return (self.build.__doc__ or "").strip().rstrip(".")


def other_landlords_list(world: World) -> None:
    """Another landlord's tenancy of the same number, person and address, with arrears and lists."""
    clerk = world.cast.lindehoej_clerk
    imported(clerk, line(Lejemålsnr=HOME["number"]), line(Lejemålsnr="012-04-0174-2", Navn="Dam, Ib"))
    previewed(clerk, line(Saldo="1,00"))
    mine = TenancyFactory(landlord=world.cast.kjeldsmark.agency, **HOME)
    ArrearsRecordFactory(tenancy=mine)


def other_landlords_notice(world: World) -> None:
    """Another landlord's notice of the same person at the same address, and the case it led to."""
    agency = world.cast.lindehoej_clerk.agency
    known = Tenancy.objects.filter(landlord=agency, number=HOME["number"]).first()
    CaseFactory(tenancy=known or TenancyFactory(landlord=agency, **HOME), tenant_name=METTE)


def other_part(world: World) -> None:
    """Another office's part of the same case, with posts, a file and a decision."""
    part = PartFactory(case=world.case, agency=world.cast.familie.agency, measure=Measure.CHILD_ASSESSMENT)
    EntryFactory(part=part, with_file=True, by=world.cast.familie)
    PartFactory(case=world.case, agency=world.cast.betaling.agency, done=True)
    ApplicationFactory(part=PartFactory(case=world.case, agency=world.cast.betaling.agency))


def internal_of_office(world: World) -> None:
    """An office's internal post, with a file."""
    EntryFactory(part=world.benefits, with_file=True, internal=True, by=world.cast.ydelse)


def internal_of_unit(world: World) -> None:
    """The unit's internal posts in a part that others read."""
    for part in (world.benefits, world.landlord, world.support):
        EntryFactory(part=part, with_file=True, internal=True, by=world.cast.anne)


def sharing(world: World) -> None:
    """A part shared with a further office on a consent of its own."""
    named = [DataCategory.SHARED_PART, DataCategory.CONTACT]
    consent = ConsentFactory(case=world.case, to_agency=world.cast.betaling.agency, categories=named)
    share = Share(world.cast.betaling.agency, Level.READ, ground("tenant_consent"), consent=consent)
    share_part(part=world.benefits, share=share, by=world.cast.anne)


def consents(world: World) -> None:
    """Consents to others, one of them withdrawn and one run out."""
    ConsentFactory(case=world.case, to_agency=world.cast.borgerservice.agency)
    ConsentFactory(case=world.case, to_agency=world.cast.familie.agency, withdrawn=True)
    ConsentFactory(case=world.elsewhere, to_agency=world.cast.betaling.agency, expired=True)


def number(world: World) -> None:
    """A CPR number."""
    record_number(tenant=world.case.tenants.get(), number=CPR, by=world.cast.anne)


def looked_up(world: World) -> None:
    """An office that has looked up a case, asked for it, and opened it in an emergency."""
    asked(world.elsewhere, world.cast.familie)
    broken(world.elsewhere, world.cast.familie)


def people(world: World) -> None:
    """Somebody invited into another agency, and somebody who has left it."""
    lead = MembershipFactory(agency=world.cast.lindehoej_clerk.agency, role=Role.LEAD)
    invite(email=INVITED, name="Ny Ansat", role=Role.CLERK, by=lead)
    MembershipFactory(agency=lead.agency, role=Role.CLERK, ended=True)


def other_case(world: World) -> None:
    """A case of another tenancy and its parts."""
    home = TenancyFactory(landlord=world.cast.kjeldsmark.agency, number="9", street="Skovvej 9")
    ArrearsRecordFactory(tenancy=home, oldest_due_on=date(2026, 1, 5))
    case = CaseFactory(tenancy=home, tenant_name=METTE, by_consent=True)
    part = PartFactory(case=case, agency=world.cast.familie.agency)
    EntryFactory(part=part, with_file=True, by=world.cast.familie)


def came_to_the_unit(world: World) -> None:
    """A case that the tenant herself, or her neighbour, has brought to the unit, of whoever's tenancy it may be."""
    for name in (METTE, "Ib Dam"):
        told = Opening(WayIn.CALLED, NOON, name, Address(HOME["street"], HOME["postcode"], HOME["city"]))
        open_by_unit(opening=told, by=world.cast.anne)


def drafts(world: World) -> None:
    """A page that is not published."""
    page = GuidancePage(
        title="Udkast om opslag",
        audiences=list(Audience),
        intro="Mette",
        office="X",
        live=False,
        review_next_on=date(2027, 1, 1),
    )
    GuidanceIndexPage.objects.get().add_child(instance=page)
    page.save_revision()


EVERYTHING = (
    Hidden(other_landlords_list, ("lindehoej_clerk", "kjeldsmark")),
    Hidden(other_landlords_notice, (*UNIT, "lindehoej_clerk")),
    Hidden(other_part, (*UNIT, "familie", "betaling")),
    Hidden(internal_of_office, ("ydelse",)),
    Hidden(internal_of_unit, UNIT),
    Hidden(sharing, (*UNIT, "betaling", "ydelse")),
    Hidden(consents, UNIT),
    Hidden(number, (*UNIT, "ydelse")),
    Hidden(looked_up, (*UNIT, "familie")),
    Hidden(people, UNIT),
    Hidden(other_case, (*UNIT, "kjeldsmark", "familie")),
    Hidden(came_to_the_unit, UNIT),
    Hidden(drafts, ("editor",)),
)


def from_whom(name: str) -> list[Hidden]:
    """What the person may not learn of."""
    if name in CONTROLS:
        return [hidden for hidden in EVERYTHING if hidden.build is drafts]
    return [hidden for hidden in EVERYTHING if name not in hidden.known_to]
