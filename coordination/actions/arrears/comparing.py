"""What a list's rows mean beside what the landlord's compartment already holds."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from coordination.intake.tenancies import compact_of, key_of
from coordination.models import ArrearsRecord, Fate, Tenancy
from hub.accounts.models import Agency


@dataclass
class Known:
    """The tenancies and records of one landlord that some rows may be about. Two landlords never meet here."""

    landlord: Agency
    tenancies: dict[str, Tenancy] = field(default_factory=dict)
    _by_compact: dict[str, list[Tenancy]] = field(default_factory=lambda: defaultdict(list))
    records: dict[int, dict[date | None, ArrearsRecord]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def about(cls, landlord: Agency, numbers: Iterable[str]) -> "Known":
        """Read what the rows' tenancy numbers may lead to: three statements, however many rows."""
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

    def tenancy(self, number: str) -> Tenancy | None:
        """The tenancy of a number; one that lost its zeros only when it can be no other."""
        exact = self.tenancies.get(key_of(number))
        if exact is not None:
            return exact
        alike = self._by_compact.get(compact_of(number), [])
        return alike[0] if len(alike) == 1 else None

    def existing(self, number: str) -> Tenancy:
        """The tenancy of a number that is known by now. LookupError when it is not."""
        tenancy = self.tenancy(number)
        if tenancy is None:
            raise LookupError(number)
        return tenancy

    def record(self, number: str, oldest_due_on: date | None) -> ArrearsRecord | None:
        tenancy = self.tenancy(number)
        return self.records[tenancy.pk].get(oldest_due_on) if tenancy else None

    def open_records(self, number: str, oldest_due_on: date | None) -> list[ArrearsRecord]:
        """What a row that owes nothing settles: the record of its due date, or all open ones when it names none."""
        tenancy = self.tenancy(number)
        if tenancy is None:
            return []
        of_tenancy = self.records[tenancy.pk]
        found = of_tenancy.values() if oldest_due_on is None else filter(None, [of_tenancy.get(oldest_due_on)])
        return [record for record in found if record.settled_at is None]

    def fate(self, number: str, oldest_due_on: date | None, fingerprint: str, *, owes: bool) -> Fate:
        """What becomes of a row."""
        if not owes:
            return Fate.PAID
        record = self.record(number, oldest_due_on)
        if record is None:
            return Fate.NEW
        return Fate.UNCHANGED if record.fingerprint == fingerprint and record.settled_at is None else Fate.CHANGED
