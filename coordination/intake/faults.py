"""Why a line is rejected: codes that can be stored, sentences that can be read in the language of whoever looks."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from coordination.intake.identity import remove_cpr
from coordination.intake.texts import Cell, as_text

_LONGEST_QUOTE = 60

SENTENCES: Mapping[str, Promise] = {
    "missing_number": _("the tenancy number is missing"),
    "number_is_cpr": _("a CPR number stood where the tenancy number should be, and was removed"),
    "number_mangled": _("“%(value)s” in “%(column)s” is not a tenancy number any more; the spreadsheet has changed it"),
    "missing_amount": _("“%(column)s” is empty"),
    "unreadable_amount": _("“%(value)s” in “%(column)s” is not an amount"),
    "ambiguous_amount": _("“%(value)s” in “%(column)s” can be read as thousands or as decimals"),
    "amount_too_large": _("“%(value)s” in “%(column)s” is too large to be the balance of a tenancy"),
    "no_such_date": _("“%(value)s” in “%(column)s” does not exist"),
    "unreadable_date": _("“%(value)s” in “%(column)s” is not a date"),
    "absurd_year": _("“%(value)s” in “%(column)s” has a year that cannot be right"),
    "too_long": _("“%(value)s” in “%(column)s” is longer than %(limit)s characters"),
    "missing_name": _("both the tenant's name and the address are missing"),
    "too_many_cells": _(
        "the line has more values than the list has columns; a separator probably stands inside one of them"
    ),
    "repeated_line": _("the line repeats line %(other)s"),
    "same_claim": _("the line has the same tenancy, due date and amount as line %(other)s and is not counted twice"),
    "other_tenant": _("line %(other)s has the same tenancy number but another tenant"),
}


class BadValue(Exception):
    """A cell that cannot be read. Whoever knows the column turns it into a Problem."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a line. `details` holds only text and numbers, CPR numbers already removed."""

    code: str
    details: Mapping[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        return str(SENTENCES[self.code]) % self.details


@dataclass(frozen=True, slots=True)
class Rejected:
    """A line that is not read, with everything wrong with it, and its kept cells for the file of rejected lines."""

    line: int
    problems: tuple[Problem, ...]
    cells: Mapping[str, str] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The first problem's stable code."""
        return self.problems[0].code

    @property
    def reason(self) -> str:
        """The sentence for the clerk, in the language now active."""
        text = "; ".join(str(problem) for problem in self.problems)
        return text[:1].upper() + text[1:]


def quoted(cell: Cell) -> str:
    """What a sentence may quote of a cell: short, without CPR numbers."""
    text = remove_cpr(as_text(cell))[0]
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
