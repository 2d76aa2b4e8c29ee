"""A row of a list as plain JSON between reading and importing, and back again."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from coordination.actions.arrears.comparing import Sought
from coordination.intake.faults import Problem, Rejected
from coordination.intake.fields import DATES
from coordination.intake.identity import remove_cpr
from coordination.intake.reading import Row
from coordination.models import ArrearsLine, ArrearsList, Fate

_DATES = frozenset(field.value for field in DATES)


def line_of_row(arrears_list: ArrearsList, row: Row, fate: Fate, *, alone: bool) -> ArrearsLine:
    """The line that stands for a row until it is imported; `alone` as in Sought."""
    values = {name: _plain(value) for name, value in row.kept().items()}
    values |= {"fingerprint": row.fingerprint, "alone": alone}
    return ArrearsLine(arrears_list=arrears_list, line=row.line, fate=fate, values=values)


def line_of_rejected(arrears_list: ArrearsList, rejected: Rejected) -> ArrearsLine:
    """The line that a clerk is to mend: its kept cells and what is wrong with them."""
    problems = [{"code": problem.code, "details": dict(problem.details)} for problem in rejected.problems]
    return ArrearsLine(
        arrears_list=arrears_list,
        line=rejected.line,
        fate=Fate.REJECTED,
        values=without_cpr(dict(rejected.cells)),
        problems=without_cpr(problems),
    )


def without_cpr(value: Any) -> Any:
    """JSON without CPR numbers in names of columns and sheets, where the reader does not look for them."""
    if isinstance(value, dict):
        return {without_cpr(name): without_cpr(one) for name, one in value.items()}
    if isinstance(value, list):
        return [without_cpr(one) for one in value]
    return remove_cpr(value)[0] if isinstance(value, str) else value


def rejected_of_line(line: ArrearsLine) -> Rejected:
    """The rejection again, with its sentence in the language now active."""
    problems = tuple(Problem(problem["code"], problem["details"]) for problem in line.problems)
    return Rejected(line.line, problems, line.values)


def values_of_line(line: ArrearsLine) -> dict[str, Any]:
    """What a row said, with its dates and amounts as such."""
    return {name: _typed(name, value) for name, value in line.values.items()}


def sought_in(values: Mapping[str, Any]) -> Sought:
    """Which tenancy and due date the values of a line are about."""
    return Sought(values["tenancy_number"], values["oldest_due_on"], values["alone"])


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal | date):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def _typed(name: str, value: Any) -> Any:
    if name == "balance":
        return Decimal(value)
    return date.fromisoformat(value) if name in _DATES and value else value
