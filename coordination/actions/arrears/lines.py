"""A row of a list as plain JSON between reading and importing, and back again."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from coordination.intake.faults import Problem, Rejected
from coordination.intake.fields import DATES
from coordination.intake.reading import Row
from coordination.models import ArrearsLine, ArrearsList, Fate

_DATES = frozenset(field.value for field in DATES)
# What of a row belongs to the dwelling; the rest belongs to its arrears.
OF_TENANCY = ("street", "care_of", "postcode", "city", "address_protected")
OF_RECORD = (
    "tenants",
    "balance",
    "months",
    "reminder_sent_on",
    "demand_sent_on",
    "demand_received_on",
    "delivery_method",
    "terminated_on",
    "filed_on",
    "notified_on",
    "hearing_on",
    "eviction_on",
    "instalment_plan",
    "exempt_digital_post",
    "phone",
    "email",
    "status",
    "fingerprint",
)


def line_of_row(arrears_list: ArrearsList, row: Row, fate: Fate) -> ArrearsLine:
    """The line that stands for a row until it is imported."""
    values = {name: _plain(value) for name, value in row.kept().items()} | {"fingerprint": row.fingerprint}
    return ArrearsLine(arrears_list=arrears_list, line=row.line, fate=fate, values=values)


def line_of_rejected(arrears_list: ArrearsList, rejected: Rejected) -> ArrearsLine:
    """The line that a clerk is to mend: its kept cells and what is wrong with them."""
    problems = [{"code": problem.code, "details": dict(problem.details)} for problem in rejected.problems]
    return ArrearsLine(
        arrears_list=arrears_list,
        line=rejected.line,
        fate=Fate.REJECTED,
        values=dict(rejected.cells),
        problems=problems,
    )


def rejected_of_line(line: ArrearsLine) -> Rejected:
    """The rejection again, with its sentence in the language now active."""
    problems = tuple(Problem(problem["code"], problem["details"]) for problem in line.problems)
    return Rejected(line.line, problems, line.values)


def values_of_line(line: ArrearsLine) -> dict[str, Any]:
    """What a row said, with its dates and amounts as such."""
    return {name: _typed(name, value) for name, value in line.values.items()}


def part_of(values: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: values[name] for name in names}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal | date):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def _typed(name: str, value: Any) -> Any:
    if name == "balance":
        return Decimal(value)
    return date.fromisoformat(value) if name in _DATES and value else value
