"""Which column is which: by its name, checked against its values, corrected by the landlord; never guessed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from coordination.intake.amounts import looks_like_amount
from coordination.intake.dates import looks_like_date
from coordination.intake.fields import DATES, FLAGS, HELPERS, IGNORE, NAMES, SEVERAL, Field
from coordination.intake.flags import read_flag
from coordination.intake.grid import Corrections, GridRow
from coordination.intake.identity import holds_cpr_numbers
from coordination.intake.names import Strength, correction_of, is_cpr_name, is_free_text_name, meaning
from coordination.intake.texts import Cell, as_text, is_blank

_MOSTLY = 0.5  # of the values must be what the name says

WHY: Mapping[str, Promise] = {
    "matched": _("recognised by its name"),
    "likely": _("recognised by its name and its values"),
    "corrected": _("chosen by you"),
    "ignored": _("left out by you"),
    "helper": _("read to understand the lines, not kept"),
    "not_needed": _("not needed; dropped"),
    "cpr": _("CPR numbers; never kept"),
    "free_text": _("free text; never kept, because remarks tell more about people than the hub may know"),
    "ambiguous": _("several columns could be this one; choose which"),
    "outdone": _("another column fits better; dropped"),
    "content": _("the values are not what the name says; dropped"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list and what becomes of it. `field` is None when it is dropped; `could_be` when that is open."""

    place: int
    header: str
    field: Field | None
    why: str
    could_be: Field | None = None

    @property
    def kept(self) -> bool:
        """Whether its values are stored."""
        return self.field is not None and self.field not in HELPERS

    @property
    def explanation(self) -> str:
        """Why, as a sentence in the language now active."""
        return str(WHY[self.why])


@dataclass(frozen=True, slots=True)
class Columns:
    """All columns of a list, the fields they fill, and what stands in the way of reading it."""

    all: tuple[Column, ...]
    at: Mapping[Field, tuple[int, ...]]
    missing: tuple[Field, ...]
    ambiguous: Mapping[Field, tuple[str, ...]]

    def first(self, field: Field) -> int | None:
        """The place of the column that fills a field."""
        return self.at[field][0] if field in self.at else None

    def header(self, field: Field) -> str:
        """The name the landlord gave the column, for sentences."""
        return self.all[self.at[field][0]].header if field in self.at else ""


def match(headers: Sequence[str], sample: Sequence[GridRow], corrected: Corrections) -> Columns:
    """Decides every column. Required: the tenancy number, the balance, and the tenant's name or the address."""
    values = [
        [row[place] for _, row in sample if place < len(row) and not is_blank(row[place])]
        for place in range(len(headers))
    ]
    fixed: dict[int, Column] = {}
    candidates: dict[Field, list[tuple[Strength, int]]] = {}
    for place, header in enumerate(headers):
        decided = _beforehand(place, header, values[place], corrected)
        if isinstance(decided, Column):
            fixed[place] = decided
        else:
            candidates.setdefault(decided[0], []).append((decided[1], place))
    ambiguous: dict[Field, tuple[str, ...]] = {}
    for field, found in candidates.items():
        fixed |= _contest(field, found, headers, values, ambiguous)
    columns = tuple(fixed[place] for place in range(len(headers)))
    at: dict[Field, tuple[int, ...]] = {}
    for column in columns:
        if column.field is not None:
            at[column.field] = (*at.get(column.field, ()), column.place)
    return Columns(columns, at, _missing(at, ambiguous), ambiguous)


def _beforehand(
    place: int, header: str, values: Sequence[Cell], corrected: Corrections
) -> Column | tuple[Field, Strength]:
    """What a column is regardless of the others: a CPR column, corrected, remarks, unknown, or a candidate."""
    correction = correction_of(header, corrected)
    if is_cpr_name(header):
        return Column(place, header, None, "cpr")
    known = meaning(header)
    number = correction == Field.TENANCY_NUMBER or (known is not None and known[0] is Field.TENANCY_NUMBER)
    if not number and holds_cpr_numbers([as_text(value) for value in values]):
        return Column(place, header, None, "cpr")
    if correction == IGNORE:
        return Column(place, header, None, "ignored")
    if correction:
        return Field(correction), Strength.CORRECTED
    if is_free_text_name(header):
        return Column(place, header, None, "free_text")
    return known if known is not None else Column(place, header, None, "not_needed")


def _contest(
    field: Field,
    found: Sequence[tuple[Strength, int]],
    headers: Sequence[str],
    values: Sequence[Sequence[Cell]],
    ambiguous: dict[Field, tuple[str, ...]],
) -> dict[int, Column]:
    """The strongest column wins the field; equals with different values leave it open."""
    unfit = {place for strength, place in found if not _fits(field, strength, values[place], alone=len(found) == 1)}
    left = [(strength, place) for strength, place in found if place not in unfit]
    best = max((strength for strength, _ in left), default=None)
    winners = [place for strength, place in left if strength == best]
    decided = {place: Column(place, headers[place], None, "content", field) for place in unfit}
    decided |= {place: Column(place, headers[place], None, "outdone", field) for _, place in left}
    if len(winners) > 1 and field not in SEVERAL and any(values[place] != values[winners[0]] for place in winners):
        ambiguous[field] = tuple(headers[place] for place in winners)
        return decided | {place: Column(place, headers[place], None, "ambiguous", field) for place in winners}
    why = {
        Strength.CORRECTED: "corrected",
        Strength.SURE: "matched",
        Strength.LIKELY: "likely",
        None: "content",
    }[best]
    kept = winners if field in SEVERAL else winners[:1]
    return decided | {
        place: Column(place, headers[place], field, "helper" if field in HELPERS else why) for place in kept
    }


def _missing(at: Mapping[Field, object], ambiguous: Mapping[Field, object]) -> tuple[Field, ...]:
    missing = [field for field in (Field.TENANCY_NUMBER, Field.BALANCE) if field not in at]
    if Field.TENANT_NAME in ambiguous or not (NAMES | {Field.STREET}) & set(at):
        missing.append(Field.TENANT_NAME)
    return tuple(missing)


def _fits(field: Field, strength: Strength, values: Sequence[Cell], *, alone: bool) -> bool:
    """Whether enough of the values are what the name says. An empty column fits everything."""
    test = _TESTS.get(field)
    if strength is Strength.CORRECTED or test is None or not values:
        return True
    if strength is Strength.SURE and alone and field in (Field.TENANCY_NUMBER, Field.BALANCE):
        return True  # a bad value is the line's fault then, not the column's
    return sum(test(value) for value in values) >= _MOSTLY * len(values)


def _has_digit(value: Cell) -> bool:
    return any(c.isdigit() for c in as_text(value))


def _has_letters(value: Cell) -> bool:
    text = as_text(value)
    return any(c.isalpha() for c in text) or "*" in text


_TESTS: Mapping[Field, Callable[[Cell], bool]] = {
    Field.TENANCY_NUMBER: _has_digit,
    Field.BALANCE: looks_like_amount,
    Field.TENANT_NAME: _has_letters,
    Field.FIRST_NAME: _has_letters,
    Field.LAST_NAME: _has_letters,
    Field.CO_TENANT: _has_letters,
    Field.STREET: _has_letters,
    Field.CITY: _has_letters,
    Field.POSTCODE: _has_digit,
    Field.POSTCODE_CITY: _has_digit,
    Field.MONTHS: _has_digit,
    Field.EMAIL: lambda value: "@" in as_text(value),
    Field.PHONE: lambda value: sum(c.isdigit() for c in as_text(value)) >= 6,
    **dict.fromkeys(DATES, looks_like_date),
    **dict.fromkeys(FLAGS, lambda value: read_flag(value) is not None),
}
