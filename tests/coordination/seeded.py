"""The rules as the migration lays them down, without a database."""

from importlib import import_module

from coordination.deadlines import Rule
from coordination.models import DeadlineRule


def law_as_seeded() -> dict[str, Rule]:
    rows = import_module("coordination.migrations.0021_law_of_deadlines").RULES
    return {row["code"]: DeadlineRule(**row).rule() for row in rows}
