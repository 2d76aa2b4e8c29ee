"""What reading a list gives: the rows with their fate before the database, and everything that was noticed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from coordination.intake.columns import Columns
from coordination.intake.faults import Rejected
from coordination.intake.fields import IGNORE, Field
from coordination.intake.names import exact, key
from coordination.intake.tenancies import key_of


class DebtSign(StrEnum):
    """Which sign means that the tenant owes."""

    PLUS = "plus"
    MINUS = "minus"


class Fate(StrEnum):
    """What a row says before it is compared with what is known already."""

    ARREARS = "arrears"
    PAID = "paid"  # a balance of nought
    CREDIT = "credit"  # the tenant has paid too much


@dataclass(frozen=True, slots=True)
class Profile:
    """What is remembered of a landlord's lists: columns corrected by hand, the sign of debt, how numbers are made."""

    columns: Mapping[str, str] = field(default_factory=dict)  # column name → field, or "ignore"
    debt_sign: DebtSign | None = None
    section_in_number: bool = False

    @property
    def corrections(self) -> dict[str, str]:
        """Column name, exact and comparable, → field; what is neither a field nor "ignore" is left out.

        Two columns may differ only in a date ("Saldo pr. 31-10", "Saldo pr. 30-11"); then only the exact names count.
        """
        known = {name: target for name, target in self.columns.items() if target in {IGNORE, *Field} and key(name)}
        spoken: dict[str, set[str]] = {}
        for name, target in known.items():
            spoken.setdefault(key(name), set()).add(target)
        agreed = {name: targets.pop() for name, targets in spoken.items() if len(targets) == 1}
        return agreed | {exact(name): target for name, target in known.items()}


@dataclass(slots=True)
class Row:
    """One tenancy in the list. Amounts in kroner; once the debt sign is decided, a positive balance is owed."""

    line: int
    tenancy_number: str
    balance: Decimal
    tenants: tuple[str, ...] = ()
    street: str = ""
    care_of: str = ""
    postcode: str = ""
    city: str = ""
    address_protected: bool = False
    oldest_due_on: date | None = None
    months: int | None = None
    reminder_sent_on: date | None = None
    demand_sent_on: date | None = None
    demand_received_on: date | None = None
    delivery_method: str = ""  # flags.DeliveryMethod
    terminated_on: date | None = None
    filed_on: date | None = None
    notified_on: date | None = None
    hearing_on: date | None = None
    eviction_on: date | None = None
    instalment_plan: bool | None = None
    exempt_digital_post: bool | None = None
    phone: str = ""
    email: str = ""
    status: str = ""  # flags.Stage
    lines: tuple[int, ...] = ()  # all lines that were added up into this row, its own first
    fate: Fate | None = None  # None while the debt sign is undecided

    @property
    def tenancy_key(self) -> str:
        """Equal for two spellings of one tenancy number; with the due date the key of a repeated import."""
        return key_of(self.tenancy_number)

    @property
    def identity(self) -> tuple[str, date | None]:
        """With the landlord, what makes two imports the same arrears (`domain.md` 6.1)."""
        return self.tenancy_key, self.oldest_due_on

    def kept(self) -> dict[str, object]:
        """Everything that is stored, without where it stood in the file."""
        return {name: getattr(self, name) for name in _KEPT}

    @property
    def fingerprint(self) -> str:
        """Changes when anything kept changes, and only then."""
        content = json.dumps(self.kept(), default=str, ensure_ascii=True, sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()


_KEPT = tuple(name for name in Row.__slots__ if name not in {"line", "lines", "fate"})

NOTES: Mapping[str, Promise] = {
    "other_sheets": _("Only the sheet “%(sheet)s” was read. These also look like lists: %(others)s."),
    "sign_contradicts": _(
        "Debt is remembered as %(sign)s, but most balances in this list have the other sign. Check that it is right."
    ),
    "section_in_number": _(
        "The same numbers occur in several sections, so the section was put before the tenancy number."
    ),
    "zeros_restored": _("Zeros that the spreadsheet had taken from the front of tenancy numbers were put back."),
    "no_due_date": _("No column with the oldest due date was recognised."),
    "lines_added_up": _("%(count)s lines were added to another line of the same tenancy."),
}


@dataclass(frozen=True, slots=True)
class Note:
    """Something the clerk should know about the whole list."""

    code: str
    details: Mapping[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        return str(NOTES[self.code]) % self.details


@dataclass(frozen=True, slots=True)
class Container:
    """What the file was."""

    kind: str  # "csv" or "xlsx"
    header_line: int
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class SignCount:
    """How many balances have each sign, and what follows from it."""

    sign: DebtSign | None
    positive: int
    negative: int
    source: str  # "given", "prevails" or "undecided"


@dataclass
class Reading:
    """The whole list, read. Nothing may be imported before `ready`."""

    container: Container
    columns: Columns
    sign: SignCount
    rows: list[Row]
    rejected: list[Rejected]
    cpr_removed: int
    skipped: dict[int, str]  # line → "total", "note" or "header"
    notes: list[Note] = field(default_factory=list)
    section_in_number: bool = False

    @property
    def debt_sign(self) -> DebtSign | None:
        """None: ask the clerk once, and read again with the answer in the profile."""
        return self.sign.sign

    @property
    def ready(self) -> bool:
        """Whether every required column is known and the debt sign is decided."""
        return not self.columns.missing and (self.debt_sign is not None or not self.rows)

    @cached_property
    def lines_read(self) -> int:
        """Lines that hold a tenancy, whatever became of them: rows, the lines added up in them, and rejected ones."""
        return sum(len(row.lines) for row in self.rows) + len(self.rejected)

    @property
    def paid(self) -> int:
        """Rows that owe nothing."""
        return sum(row.fate in (Fate.PAID, Fate.CREDIT) for row in self.rows)

    @property
    def dropped_columns(self) -> tuple[str, ...]:
        """The names of columns of which nothing is kept."""
        return tuple(column.header for column in self.columns.all if not column.kept)
