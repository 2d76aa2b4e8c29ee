"""What a list's rows mean beside what the landlord's compartment already holds."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from coordination.intake.tenancies import compact_of, key_of
from coordination.models import ArrearsRecord, Fate, Tenancy
from hub.accounts.models import Agency


@dataclass(frozen=True, slots=True)
class Sought:
    """What a row says it is about.

    `alone`: no other number of the list is the same without its zeros and separators. Where two are, each can only be
    the tenancy that is spelt as it is.
    """

    number: str
    due_on: date | None
    alone: bool = True


@dataclass
class Known:
    """The tenancies and records of one landlord that some rows may be about. Two landlords never meet here."""

    landlord: Agency
    tenancies: dict[str, Tenancy] = field(default_factory=dict)
    _by_compact: dict[str, list[Tenancy]] = field(default_factory=lambda: defaultdict(list))
    records: dict[int, dict[date | None, ArrearsRecord]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def about(cls, landlord: Agency, numbers: Iterable[str]) -> "Known":
        """Read what the rows' tenancy numbers may lead to: two statements, however many rows."""
        known = cls(landlord)
        spelt = list(numbers)
        wanted = Q(key__in={key_of(n) for n in spelt}) | Q(compact__in={compact_of(n) for n in spelt})
        for tenancy in Tenancy.objects.filter(wanted, landlord=landlord):
            known.add(tenancy)
        for record in ArrearsRecord.objects.filter(tenancy__in=known.tenancies.values()):
            known.records[record.tenancy_id][record.oldest_due_on] = record
        return known

    def add(self, tenancy: Tenancy) -> None:
        self.tenancies[tenancy.key] = tenancy
        self._by_compact[tenancy.compact].append(tenancy)

    def tenancy(self, sought: Sought) -> Tenancy | None:
        """The tenancy of a number; one that lost its zeros or separators only when it can be no other."""
        exact = self.tenancies.get(key_of(sought.number))
        if exact is not None or not sought.alone:
            return exact
        alike = self._by_compact.get(compact_of(sought.number), [])
        return alike[0] if len(alike) == 1 and _may_be(sought.number, alike[0]) else None

    def existing(self, sought: Sought) -> Tenancy:
        """The tenancy of a number that is known by now. LookupError when it is not."""
        tenancy = self.tenancy(sought)
        if tenancy is None:
            raise LookupError(sought.number)
        return tenancy

    def record(self, sought: Sought) -> ArrearsRecord | None:
        tenancy = self.tenancy(sought)
        return self.records[tenancy.pk].get(sought.due_on) if tenancy else None

    def open_records(self, sought: Sought) -> list[ArrearsRecord]:
        """What a row that owes nothing settles: all that is open, for the balance is the whole tenancy's."""
        tenancy = self.tenancy(sought)
        if tenancy is None:
            return []
        return [record for record in self.records[tenancy.pk].values() if record.settled_at is None]

    def fate(self, sought: Sought, fingerprint: str, *, owes: bool) -> Fate:
        """What becomes of a row."""
        if not owes:
            return Fate.PAID
        record = self.record(sought)
        if record is None:
            return Fate.NEW
        return Fate.UNCHANGED if record.fingerprint == fingerprint and record.settled_at is None else Fate.CHANGED


def shared_compacts(numbers: Iterable[str]) -> frozenset[str]:
    """What several different numbers of one list become without zeros and separators: "1-11" and "11-1"."""
    keys: dict[str, set[str]] = defaultdict(set)
    for number in numbers:
        keys[compact_of(number)].add(key_of(number))
    return frozenset(compact for compact, spelt in keys.items() if len(spelt) > 1)


def _may_be(number: str, tenancy: Tenancy) -> bool:
    """Whether a number can be a tenancy's that is spelt another way: separators lost on one side, or zeros in front.

    "1-11" is never "11-1": both have kept their separators, and they stand elsewhere.
    """
    spelt = key_of(number)
    without_separators = "-" not in spelt or "-" not in tenancy.key
    return without_separators or spelt.lstrip("0") == tenancy.key.lstrip("0")
