"""Everything that opens or closes access, in any order; after each step everybody is asked for everything."""

from contextlib import suppress

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.access.state_machine import acts, other_acts
from tests.access.state_machine.play import MOVING, PARTNERS, Play
from tests.personas import Cast

number = st.integers(0, 7)
yes_no = st.booleans()
partner = st.sampled_from(PARTNERS)
level = st.sampled_from([1, 2, 3])
days = st.sampled_from([0, 7, 30, 200])
has_cases = precondition(lambda self: self.play.told.cases)
has_tasks = precondition(lambda self: acts.tasks(self.play))
has_consents = precondition(lambda self: self.play.told.consents)


def machine_of(cast: Cast) -> type[RuleBasedStateMachine]:
    """The machine, for a cast that is in the database already."""
    return type("Access", (Access,), {"cast": cast})


class Access(RuleBasedStateMachine):
    """Numbers choose among what there is, so that a sequence that fails can be made shorter."""

    cast: Cast

    def __init__(self) -> None:
        super().__init__()
        self.play = Play(self.cast)
        acts.signal(self.play, 0)

    def teardown(self) -> None:
        with suppress(AttributeError):  # it never came to a play
            self.play.end()

    @invariant()
    def everybody_sees_what_they_ought(self) -> None:
        self.play.compare()

    def case(self, which: int):
        return _one(self.play.told.cases, which)

    def part(self, which: int):
        return _one(self.play.told.parts, which)

    def task(self, which: int):
        return _one(acts.tasks(self.play), which)

    def person(self, which: int):
        return _one(self.play.told.people, which)

    def agency(self, slug: str):
        return self.play.agencies[slug]

    @rule(which=st.integers(0, 1))
    def landlord_tells(self, which):
        acts.signal(self.play, which)

    @has_cases
    @rule(case=number, to=partner, by_consent=yes_no)
    def unit_asks(self, case, to, by_consent):
        acts.ask(self.play, self.case(case), self.agency(to), by_consent=by_consent)

    @has_tasks
    @rule(part=number, to=partner, level=level, by_consent=yes_no, until=st.none() | days)
    def unit_shares(self, part, to, level, by_consent, until):
        acts.share(self.play, self.part(part), self.agency(to), level, by_consent=by_consent, days=until)

    @has_tasks
    @rule(part=number, to=partner)
    def unit_ends_a_share(self, part, to):
        acts.unshare(self.play, self.task(part), self.agency(to))

    @has_tasks
    @rule(part=number, who=number, how=st.sampled_from(["accepted", "declined", "done"]))
    def somebody_answers(self, part, who, how):
        task = self.task(part)
        own = [person for person in self.play.told.people if person.agency == task.agency]
        acts.answer(self.play, task, _one([*own, *self.play.told.people], who), how)

    @has_tasks
    @rule(part=number)
    def unit_withdraws(self, part):
        acts.withdraw(self.play, self.part(part))

    @has_tasks
    @rule(part=number)
    def unit_asks_again(self, part):
        acts.again(self.play, self.part(part))

    @has_cases
    @rule(part=number, who=number, internal=yes_no, with_file=yes_no)
    def somebody_writes(self, part, who, internal, with_file):
        parts, people = self.play.told.parts, self.play.told.people
        acts.post(self.play, _one(parts, part), _one(people, who), internal=internal, with_file=with_file)

    @has_cases
    @rule(case=number, to=partner, days=days)
    def tenant_agrees(self, case, to, days):
        acts.agree(self.play, self.case(case), self.agency(to), days)

    @has_consents
    @rule(which=number)
    def tenant_takes_back(self, which):
        acts.take_back(self.play, _one(self.play.told.consents, which))

    @has_consents
    @rule(which=number, days=days)
    def tenant_agrees_anew(self, which, days):
        acts.renew(self.play, _one(self.play.told.consents, which), days)

    @has_cases
    @rule(case=number)
    def unit_closes(self, case):
        acts.close(self.play, self.case(case))

    @has_cases
    @rule(case=number)
    def unit_reopens(self, case):
        acts.reopen(self.play, self.case(case))

    @has_cases
    @rule(case=number, who=number)
    def glass_is_broken(self, case, who):
        other_acts.emergency(self.play, self.case(case), _one(other_acts.movable(self.play), who))

    @precondition(lambda self: _emergencies(self.play))
    @rule(which=number)
    def emergency_is_stopped(self, which):
        other_acts.stop_emergency(self.play, _one(_emergencies(self.play), which))

    @has_cases
    @rule(case=number, who=number, along=yes_no)
    def access_is_granted(self, case, who, along):
        case, by = self.case(case), _one(other_acts.movable(self.play), who)
        others = [part for part in acts.tasks(self.play) if part.case is case and part.status in {"asked", "accepted"}]
        others = [part for part in others if part.agency not in {by.agency, case.landlord}]
        other_acts.grant_access(self.play, case, by, others[-1] if others and along else None)

    @rule(days=st.sampled_from([1, 7, 29, 31]))
    def time_passes(self, days):
        self.play.days_later(days)

    @rule(who=number)
    def membership_ends(self, who):
        other_acts.end(self.play, _one(other_acts.movable(self.play), who))

    @rule(who=number, to=st.sampled_from(MOVING))
    def person_moves(self, who, to):
        other_acts.move(self.play, _one(other_acts.movable(self.play), who), to)

    @rule(who=number, out=yes_no)
    def account_closes(self, who, out):
        other_acts.lock_out(self.play, _one(other_acts.movable(self.play), who), out=out)

    @has_cases
    @rule(part=number, who=number, lost=yes_no)
    def grant_goes_astray(self, part, who, lost):
        other_acts.go_astray(self.play, _one(self.play.told.parts, part), self.person(who), lost=lost)


def _one(things, which):
    """The newest by 0: what has just been made is what most goes wrong with."""
    return things[-1 - which % len(things)]


def _emergencies(play: Play):
    return [part for part in play.told.parts if part.what == "emergency"]
