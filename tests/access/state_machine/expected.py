"""Who ought to see what after any sequence of acts: told in plain Python, by nothing that the hub decides with.

It hears what was done and knows the promise (issue 3, 1): access comes from a line of the ledger and ends with it, with
the consent it rests on, thirty days after the need, and with the membership. It never reads a grant or a policy.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

SUMMARY, READ, WRITE = 1, 2, 3
WIND_UP = timedelta(days=30)
AN_EMERGENCY = timedelta(hours=24)
NEVER_WITH_CASES = {"vulnerable_citizens_council", "editorial_office", "data_protection_office"}
LANDLORDS = {"housing_association", "private_landlord"}
GLASS_BREAKERS = {"authority_centre", "child_welfare_office", "benefits_office"}
OPEN = {"asked", "accepted"}
# What the owner of a part may answer, from where it stands.
ANSWERS = {"asked": {"accepted", "declined", "done"}, "accepted": {"declined", "done"}}
AGAIN = {"asked": "asked", "accepted": "accepted", "declined": "asked", "done": "accepted", "withdrawn": "asked"}


def midnight_after(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def soonest(*ends: datetime | None) -> datetime | None:
    return min((end for end in ends if end is not None), default=None)


@dataclass
class Person:
    """One membership. `kind` is of its agency; `first` and `last` are its days, both included."""

    pk: int
    user: int
    agency: int
    kind: str
    role: str
    first: date
    last: date | None = None


@dataclass
class Case:
    pk: int
    tenancy: int
    landlord: int
    closed: bool = False


@dataclass
class Part:
    """`what`: "task" that an agency does, the unit's own "coordination", or an "emergency", which is nobody's task."""

    pk: int
    case: Case
    agency: int
    what: str = "task"
    status: str = "asked"
    consent: "Consent | None" = None


@dataclass
class Consent:
    pk: int
    case: Case
    agency: int
    given: date
    expires: date
    over: bool = False

    def holds(self, today: date) -> bool:
        return not self.over and self.given <= today <= self.expires


@dataclass
class Line:
    """What one agency, or one member of it, may see of a part, until when."""

    level: int
    ends: datetime | None = None
    consent: Consent | None = None
    member: int | None = None


@dataclass
class Expected:
    """All that has been done, as far as it opens or closes anything. `now` is moved by who tells the story."""

    unit: int
    now: datetime
    cases: list[Case] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    consents: list[Consent] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    locked_out: set[int] = field(default_factory=set)
    lines: dict[tuple[int, int], Line] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return timezone.localtime(self.now).date()

    # What is done.

    def open(self, part: Part, agency: int, level: int, consent: Consent | None = None, **more) -> None:
        """What was open to the agency is replaced. `until` and `member` as in the ledger."""
        ends = soonest(more.get("until"), midnight_after(consent.expires) if consent else None)
        self.lines[part.pk, agency] = Line(level, ends, consent, more.get("member"))

    def close(self, part: Part, agency: int) -> None:
        self.lines.pop((part.pk, agency), None)

    def close_to_partners(self, part: Part) -> None:
        for pk, agency in list(self.lines):
            if pk == part.pk and agency != self.unit:
                del self.lines[pk, agency]

    def wind_up(self, part: Part, most: int) -> None:
        """The need is over: thirty days more, and no further than before."""
        for (pk, agency), line in self.lines.items():
            if pk == part.pk and agency != self.unit:
                line.level = min(line.level, most)
                line.ends = soonest(line.ends, self.now + WIND_UP)

    def take_back(self, consent: Consent) -> None:
        """What the consent opened is closed; open parts that rest on it are withdrawn, while the case is open."""
        if consent.over:
            return
        consent.over = True
        self.lines = {key: line for key, line in self.lines.items() if line.consent is not consent}
        for part in self.parts:
            if part.consent is consent and part.status in OPEN and not consent.case.closed:
                part.status = "withdrawn"
                self.close_to_partners(part)

    def renew(self, old: Consent, new: Consent) -> None:
        """What runs with the consent runs on; what was to end sooner still does, and what had ended stays ended."""
        old.over = True
        for (pk, _), line in self.lines.items():
            if line.consent is old and self.in_force(line):
                runs_on = line.ends == midnight_after(old.expires) and self.part(pk).status in OPEN
                line.ends = midnight_after(new.expires) if runs_on else soonest(line.ends, midnight_after(new.expires))
                line.consent = new
        for part in self.parts:
            if part.consent is old and part.status in OPEN:
                part.consent = new

    # What follows.

    def part(self, pk: int) -> Part:
        return next(part for part in self.parts if part.pk == pk)

    def open_case_of(self, tenancy: int) -> Case | None:
        return next((case for case in self.cases if case.tenancy == tenancy and not case.closed), None)

    def in_force(self, line: Line) -> bool:
        return line.ends is None or line.ends > self.now

    def works(self, person: Person) -> bool:
        """The membership is in force, the account is open, and the work has to do with cases."""
        in_time = person.first <= self.today and (person.last is None or self.today <= person.last)
        return in_time and person.user not in self.locked_out and person.kind not in NEVER_WITH_CASES

    def level(self, person: Person, part: Part) -> int:
        """How far the person is let into the part: 0 for not at all."""
        line = self.lines.get((part.pk, person.agency))
        if line is None or not self.works(person) or not self.in_force(line):
            return 0
        return line.level if line.member in {None, person.pk} else 0

    def may_write(self, person: Person, part: Part) -> bool:
        return self.level(person, part) == WRITE and not part.case.closed

    def readers(self, part: Part) -> Iterable[int]:
        return (agency for (pk, agency), line in self.lines.items() if pk == part.pk and self.in_force(line))

    def sees(self, person: Person, entries: Iterable["Entry"]) -> dict[str, set[int]]:
        """The ids of everything that the person sees, by kind. `entries`: all that were ever written."""
        levels = {part.pk: self.level(person, part) for part in self.parts}
        seen = [part for part in self.parts if levels[part.pk]]
        read = [e for e in entries if levels[e.part] >= READ and (e.to_all or e.agency == person.agency)]
        return {
            "case": {part.case.pk for part in seen},
            "planpart": {part.pk for part in seen},
            "inbox": {part.pk for part in seen if part.what != "emergency"},
            "entry": {entry.pk for entry in read},
            "attachment": {file for entry in read for file in entry.files},
        }


@dataclass(frozen=True)
class Entry:
    """A post as it was stored: where, by which agency, whether to all readers, with which files."""

    pk: int
    part: int
    agency: int
    to_all: bool
    files: frozenset[int] = frozenset()
