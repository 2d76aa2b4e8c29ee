"""The cast and a clock that can be moved: every act is done in the hub, told to the oracle, and compared."""

from collections.abc import Callable
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from coordination.access.grants import NoGroundError
from coordination.actions.comparing import compare_ledger
from coordination.models import Attachment, Case, Entry, PlanPart
from hub.accounts.kinds import Role
from hub.accounts.models import Membership
from hub.demo.clock import standing_at
from tests.access.state_machine import answers, expected
from tests.factories.membership import MembershipFactory
from tests.factories.tenancy import TenancyFactory
from tests.personas import Cast
from tests.web_role import set_clock

BEGINS = timezone.make_aware(datetime(2026, 2, 9, 12))
WATCHED = ("anne", "fjordparken_clerk", "lindehoej_clerk", "ydelse", "myndighed", "betaling", "council_member", "ended")
PARTNERS = ("ydelseskontoret", "myndighedscentret", "betalingskontoret", "fjordparken", "lindehoej")
MOVING = ("ydelseskontoret", "myndighedscentret")


@contextmanager
def undone():
    """Whatever the block stores is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Play:
    """One run. What stands in `self.told` is the oracle's; nothing in it is read back from what the hub decided."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.steps = cast, 0
        self.stack, self.clock = ExitStack(), ExitStack()
        self.stack.enter_context(undone())
        self.told = expected.Expected(unit=cast.anne.agency_id, now=BEGINS)
        self.agencies = {slug: cast.agency(slug) for slug in PARTNERS}
        self.stand_at(BEGINS)
        self.tenancies = [TenancyFactory(landlord=self.agencies[slug]) for slug in ("fjordparken", "lindehoej")]
        self.landlords = [self.enters(cast.fjordparken_clerk), self.enters(cast.lindehoej_clerk)]
        self.anne = self.enters(cast.anne)
        self.leads = {slug: self.enters(self._lead(slug)) for slug in MOVING}
        for name in WATCHED:
            self.enters(cast.person(name))

    def _lead(self, slug: str) -> Membership:
        return MembershipFactory(agency=self.agencies[slug], role=Role.LEAD)

    def end(self) -> None:
        self.stack.close()
        self.clock.close()
        set_clock(None)

    def stand_at(self, moment: datetime) -> None:
        self.clock.close()
        self.clock.enter_context(standing_at(moment))
        set_clock(moment)
        self.told.now = moment

    def enters(self, member: Membership) -> expected.Person:
        """The oracle hears of a membership, once."""
        known = next((person for person in self.told.people if person.pk == member.pk), None)
        if known is None:
            kind, days = member.agency.kind, (member.valid_from, member.valid_until)
            known = expected.Person(member.pk, member.user_id, member.agency_id, kind, member.role, *days)
            self.told.people.append(known)
        return known

    def attempt(self, by: expected.Person, act: Callable[[Membership], Any], *, allowed: bool) -> Any:
        """What came of it, done in the web role as this person. Refused when the oracle says so, and only then."""
        try:
            with answers.being(by.pk) as member:
                came_of_it = act(member)
        except (PermissionDenied, NoGroundError) as refusal:
            if allowed:
                raise AssertionError("refused, and ought not to be") from refusal
            return None
        assert allowed, "done, and ought to be refused"
        return came_of_it

    # What stands there, read as the tables' owner.

    def entries(self) -> list[expected.Entry]:
        files: dict[int, set[int]] = {}
        for pk, entry in Attachment.objects.values_list("pk", "entry_id"):
            files.setdefault(entry, set()).add(pk)
        rows = Entry.objects.order_by("pk").values_list("pk", "part_id", "agency_id", "audience")
        return [
            expected.Entry(pk, part, agency, audience == "part", frozenset(files.get(pk, ())))
            for pk, part, agency, audience in rows
        ]

    @staticmethod
    def stored(part: expected.Part) -> PlanPart:
        return PlanPart.objects.select_related("case__unit", "case__landlord", "agency").get(pk=part.pk)

    @staticmethod
    def stored_case(case: expected.Case) -> Case:
        return Case.objects.select_related("unit", "landlord").get(pk=case.pk)

    # What is compared.

    def compare(self) -> None:
        """Oracle, lists, rules and PostgreSQL say the same of everybody; the ledger and the grants too."""
        self.steps += 1
        assert compare_ledger(repair=False) == []
        entries = self.entries()
        things = self._one_of(entries)
        for person in self.told.people:
            ought = self.told.sees(person, entries)
            who = f"{person.role} {person.pk} of agency {person.agency}"
            if self.told.works(person):  # who does not is turned away before any rule is asked
                assert answers.by_lists(answers.member(person.pk)) == ought, f"lists by themselves of {who}"
            with answers.being(person.pk) as member:
                assert answers.by_lists(member) == ought, f"lists of {who}"
                assert answers.by_database() == ought, f"rows given to {who}"
                for kind, thing in things:
                    said = answers.OF_ONE[kind](member, thing)
                    assert said == {thing.pk in ought[kind]}, f"rules of {kind} {thing.pk} for {who}"
                    self._compare_writing(person, member, kind, thing)

    def _compare_writing(self, person: expected.Person, member: Membership, kind: str, thing: Any) -> None:
        if kind == "planpart":
            ought = self.told.may_write(person, self.told.part(thing.pk))
            assert answers.may_write(member, thing) == ought, f"writing of {member} in {thing.pk}"

    def _one_of(self, entries: list[expected.Entry]) -> list[tuple[str, Any]]:
        """Something of one kind, at each step of another: the lists have been compared whole."""
        told, turn = self.told, self.steps % 3
        if turn == 0 and told.cases:
            return [("case", self.stored_case(self._turn(told.cases)))]
        if turn == 1 and told.parts:
            return [("planpart", self.stored(self._turn(told.parts)))]
        files = Attachment.objects.order_by("-pk")[:1]
        posts = [Entry.objects.get(pk=self._turn(entries).pk)] if entries else []
        return [*(("attachment", file) for file in files), *(("entry", post) for post in posts)]

    def _turn(self, things: list[Any]) -> Any:
        return things[-1 - self.steps // 3 % len(things)]

    def days_later(self, days: int) -> None:
        self.stand_at(self.told.now + timedelta(days=days))
