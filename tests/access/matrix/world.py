"""Builds the world of `facts` by the hub's own actions, on the days when things happened."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from unittest import mock

from django.utils import timezone

from coordination.access.permissions import Level
from coordination.actions.clock import log_event
from coordination.actions.closing import close_case
from coordination.actions.correcting import move_deadline, withdraw_event
from coordination.actions.handing_over import hand_over
from coordination.actions.household import PowerOfAttorney, add_representative
from coordination.actions.numbers import record_number
from coordination.actions.parts import Decision, record_decision
from coordination.actions.pausing import Rest, pause_case
from coordination.actions.saved_filters import save_filter
from coordination.actions.sharing import Share, share_part
from coordination.actions.withdrawing import withdraw_consent
from coordination.lifecycle import DataCategory, LegalEventKind, Measure, PartResult
from coordination.mandates import Mandate, Relation
from coordination.models import ArrearsList, LandlordNotice, LegalEvent, Tenancy
from coordination.pausing import PauseReason
from hub.accounts.models import Agency, Membership, User
from hub.accounts.organise import create_agency
from hub.demo.clock import standing_at
from hub.outbox.models import OutboxMessage
from tests import web_role
from tests.access.matrix import facts
from tests.factories.application import ApplicationFactory
from tests.factories.arrears import ArrearsRecordFactory
from tests.factories.case import CaseFactory
from tests.factories.closing import MOVED
from tests.factories.consent import ConsentFactory
from tests.factories.contact import AttemptFactory, BookingFactory, VisitFactory
from tests.factories.entry import EntryFactory
from tests.factories.guarantee import GuaranteeEntryFactory, GuaranteeFactory
from tests.factories.instalment import InstalmentPlanFactory
from tests.factories.legal_ground import ground, usual_ground
from tests.factories.lists import previewed
from tests.factories.look_up import asked, broken, found
from tests.factories.membership import UserFactory
from tests.factories.part import PartFactory
from tests.factories.rehousing import HousingOfferFactory, RehousingNeedFactory
from tests.factories.tenancy import TenancyFactory

LONG_AGO = timedelta(days=40)
NUMBERS = {"mine": "0101010000", "foreign": "0202020000"}
ROW = ("012-04-0173-2", "Skovgaard-Holm, Mette", "Fjordparken 17, 2. tv.", "9999", "Nordby", "8.169,00", "02-02-2026")
REJECTED = ("012-04-0174-2", "Dalgas-Friis, Kurt", "Fjordparken 18", "9999", "Nordby", "mange penge", "02-02-2026")
MEASURE_OF = {"done": Measure.GUARANTEE, "declined": Measure.CHILD_ASSESSMENT, "landlords": Measure.INSTALMENT_PLAN}


@dataclass
class World:
    """Every thing by the name that `facts` gives it."""

    people: dict[str, Membership | User | None] = field(default_factory=dict)
    agencies: dict[str, Agency] = field(default_factory=dict)
    things: dict[str, dict[str, Any]] = field(default_factory=dict)

    def put(self, kind: str, name: str, thing: Any) -> Any:
        self.things.setdefault(kind, {})[name] = thing
        return thing

    def get(self, kind: str, name: str) -> Any:
        return self.things[kind][name]

    def member(self, name: str) -> Membership:
        membership = self.people[name]
        assert isinstance(membership, Membership)
        return membership

    def worker(self, agency: str) -> Membership:
        """Somebody who acts for the agency."""
        return Membership.objects.active().filter(agency=self.agencies[agency]).select_related("agency", "user")[0]


def build() -> World:
    world = World()
    _gather(world)
    with _long_ago():
        _open_cases(world)
        _ask(world, "declined", "closed_help")
        EntryFactory(part=world.get("part", "declined"), by=world.member("coordinator"), with_file=True)
        close_case(ending=MOVED, case=world.get("case", "closed"), by=world.member("coordinator"))
    _ask(world, *(name for name, part in facts.PARTS.items() if not part.own and name not in _ELSEWHERE))
    _ask_landlords(world)
    ApplicationFactory(part=world.get("part", "help"))
    world.put("instalment", "landlords", InstalmentPlanFactory(part=world.get("part", "landlords")).instalments.get())
    RehousingNeedFactory(case=world.get("case", "mine"))
    world.put("offer", "mine", HousingOfferFactory(case=world.get("case", "mine")))
    world.put("guarantee", "help", GuaranteeFactory(part=world.get("part", "help")))
    guarantee = world.put("guarantee", "done", GuaranteeFactory(part=world.get("part", "done")))
    world.put("line", "done", GuaranteeEntryFactory(guarantee=guarantee, kind="guaranteed"))
    _share(world)
    _write(world)
    _finish(world, "done")
    _look_up(world)
    _lists(world)
    _rest(world)
    for name, (by, _agency, is_shared) in facts.VIEWS.items():
        world.put("view", name, save_filter(name="Uge", chosen=["frist"], is_shared=is_shared, by=world.member(by)))
    _visit(world)
    _talk(world)
    # Long since sent: what waits for weeks is an alarm (readyz).
    OutboxMessage.objects.update(delivered_at=timezone.now())
    return world


_ELSEWHERE = {"declined", "closed_help", "landlords", "their_landlords", "emergency"}


@contextmanager
def _long_ago() -> Iterator[None]:
    """The hub's clock and the database's."""
    moment = timezone.now() - LONG_AGO
    web_role.set_clock(moment)
    with standing_at(moment):
        yield
    web_role.set_clock(None)


def _gather(world: World) -> None:
    for slug, kind in facts.KIND_OF.items():
        world.agencies[slug] = create_agency(name=f"Kontoret {slug.title()}", slug=slug, kind=kind)
    for persona in facts.PERSONAS.values():
        world.people[persona.name] = None if persona.name == "anonymous" else _person(world, persona)
    for slug in ("ydelse-3", "enhed-2"):
        Membership.objects.create(user=UserFactory(), agency=world.agencies[slug], role="caseworker")
    for name, who in world.people.items():
        if isinstance(who, Membership):
            world.put("member", name, who)
    _mark_day_of_joining()


def _mark_day_of_joining() -> None:
    """They have all been there for years; who has left, since yesterday."""
    Membership.objects.update(valid_from=timezone.localdate() - timedelta(days=900))
    gone = Membership.objects.filter(user__email="ended@example.invalid")
    gone.update(valid_until=timezone.localdate() - timedelta(days=1))


def _person(world: World, persona: facts.Persona) -> Membership | User:
    user = UserFactory(email=f"{persona.name}@example.invalid", name=f"Person {persona.name}")
    user.is_active = persona.name not in {"deactivated", "inactive_superuser"}
    user.is_superuser = persona.name in {"superuser", "inactive_superuser"}
    user.save()
    if not persona.agency:
        return user
    return Membership.objects.create(user=user, agency=world.agencies[persona.agency], role=persona.role)


def _open_cases(world: World) -> None:
    for name, told in facts.CASES.items():
        home = TenancyFactory(landlord=world.agencies[told.landlord], address_protected=told.protected)
        world.put("tenancy", name, home)
        with mock.patch("coordination.actions.cases.housing_support_unit", return_value=world.agencies[told.unit]):
            case = CaseFactory(tenancy=home, children=[4, 9], causes=["dementia", "debt"], arrears="8169", phone="20")
        world.put("case", name, case)
        world.put("notice", name, LandlordNotice.objects.get(case=case))
        own = next(key for key, part in facts.PARTS.items() if part.case == name and part.own)
        world.put("part", own, case.parts.get())
        event = log_event(
            case=case, kind=LegalEventKind.DEMAND_RECEIVED, on=timezone.localdate(), by=_keeper(world, name)
        )
        world.put("event", name, event)
        _move_and_take_back(event, _keeper(world, name))
    by = world.member("coordinator")
    power = PowerOfAttorney("Karin Holm", "20 30 40 60", Relation.FAMILY, [Mandate.MAIL], timezone.localdate())
    add_representative(case=world.get("case", "mine"), power=power, by=by)
    hand_over(case=world.get("case", "mine"), to=by, note="Ring hellere om formiddagen", by=by)
    for name, number in NUMBERS.items():
        record_number(tenant=world.get("case", name).tenants.get(), number=number, by=_keeper(world, name))


def _rest(world: World) -> None:
    """The unit lets two of its cases rest, each with a note."""
    until = timezone.localdate() + timedelta(days=9)
    for name in ("mine", "foreign"):
        rest = Rest(PauseReason.DECISION, until, "Hviler")
        pause_case(case=world.get("case", name), rest=rest, by=_keeper(world, name))


def _move_and_take_back(event: LegalEvent, by: Membership) -> None:
    """A day that the unit has set, and an event that it has withdrawn: both with a reason."""
    day, expiry = timezone.localdate(), event.deadlines.get()
    move_deadline(deadline=expiry, due_on=day + timedelta(days=21), seen=expiry.due_on, reason="Aftalt", by=by)
    wrong = log_event(case=event.case, kind=LegalEventKind.DEMAND_SENT, on=day, by=by)
    withdraw_event(event=wrong, reason="Forkert sag", by=by)


def _keeper(world: World, case: str) -> Membership:
    return world.worker(facts.CASES[case].unit)


def _ask(world: World, *names: str) -> None:
    for name in names:
        told = facts.PARTS[name]
        agency = world.agencies[told.agency]
        measure = MEASURE_OF.get(name, Measure.OTHER)
        state = {each: told.status == each for each in ("accepted", "declined", "withdrawn")}
        case = world.get("case", told.case)
        world.put("part", name, PartFactory(case=case, agency=agency, measure=measure, **state))


def _ask_landlords(world: World) -> None:
    for name, consent in (("landlords", "to_landlord"), ("their_landlords", "withdrawn")):
        told = facts.PARTS[name]
        agreed = _consent(world, consent, DataCategory.PLAN_PART)
        part = PartFactory(
            case=agreed.case,
            agency=world.agencies[told.agency],
            measure=MEASURE_OF["landlords"],
            ground=ground("tenant_consent"),
            consent=agreed,
        )
        world.put("part", name, part)
    _consent(world, "foreign", DataCategory.PLAN_PART)
    withdraw_consent(consent=world.get("consent", "withdrawn"), by=world.member("coordinator"))


def _consent(world: World, name: str, *categories: DataCategory) -> Any:
    case, agency = facts.CONSENTS[name]
    given = {"case": world.get("case", case), "to_agency": world.agencies[agency], "categories": list(categories)}
    return world.put("consent", name, ConsentFactory(**given))


def _share(world: World) -> None:
    levels = {facts.SUMMARY: Level.SUMMARY, facts.READ: Level.READ, facts.WRITE: Level.WRITE}
    part = world.get("part", "help")
    for slug, how_far in facts.GRANTS["help"].items():
        if slug != facts.PARTS["help"].agency:
            agency = world.agencies[slug]
            share = Share(agency, levels[how_far], usual_ground(agency.kind))
            share_part(part=part, share=share, by=world.member("coordinator"))


def _write(world: World) -> None:
    for name, post in facts.POSTS.items():
        part = world.get("part", post.part)
        if name == "in_declined":
            entry = part.entries.get(kind="message")
        else:
            entry = EntryFactory(part=part, by=world.worker(post.agency), internal=post.internal, with_file=True)
        world.put("post", name, entry)
        world.put("file", name, entry.attachments.get())


def _finish(world: World, *names: str) -> None:
    for name in names:
        part = world.get("part", name)
        part.refresh_from_db()
        decision = Decision(PartResult.GRANTED, timezone.localdate(), note="Bevilget.", amount=None)
        by = world.worker(facts.PARTS[name].agency)
        world.put("part", name, record_decision(part=part, decision=decision, version=part.version, by=by))


def _look_up(world: World) -> None:
    elsewhere, mine = world.member("on_another_case"), world.get("case", "mine")
    world.put("request", "mine", asked(mine, elsewhere))
    world.put("request", "foreign", asked(world.get("case", "foreign"), elsewhere))
    world.put("look_up", "known", found(mine, elsewhere))
    unknown = found(mine, elsewhere)
    type(unknown).objects.filter(pk=unknown.pk).update(case=None)
    world.put("look_up", "unknown", unknown)
    world.put("look_up", "units", found(mine, world.member("coordinator")))
    emergency = broken(mine, world.member("in_an_emergency"))
    world.put("emergency", "mine", emergency)
    world.put("part", "emergency", emergency.part)


def _visit(world: World) -> None:
    """A visit today and an attempt in each case, closed or not."""
    for name, case in world.things["case"].items():
        goes = world.member(facts.GOES[name])
        visit = world.put("visit", name, VisitFactory(case=case, by=goes))
        world.put("attempt", name, AttemptFactory(case=case, by=goes, visit=visit))


def _talk(world: World) -> None:
    by = world.member("part_taken_back")
    for name, unit in facts.TALKS.items():
        world.put("booking", name, BookingFactory(unit=world.agencies[unit], by=by))


def _lists(world: World) -> None:
    world.put("tenancy", "kmp", TenancyFactory(landlord=world.agencies["kmp"]))
    for name, slug in facts.LISTS.items():
        world.put("list", name, previewed(world.worker(slug), ROW, REJECTED, name=f"liste-{slug}.csv"))
    for name, slug in facts.TENANCIES.items():
        record = ArrearsRecordFactory(tenancy=world.get("tenancy", name), landlord=world.agencies[slug])
        world.put("record", name, record)
    assert ArrearsList.objects.count() == len(facts.LISTS)
    assert Tenancy.objects.count() >= len(facts.TENANCIES)
