"""Small closed vocabularies: yes and no, how a demand was delivered, where a case stands.

What is not listed is dropped, so that no remark slips in through a status column.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from coordination.intake.names import words
from coordination.intake.texts import Cell, as_text

Code = TypeVar("Code", bound=StrEnum)

_YES = frozenset({"j", "ja", "x", "1", "y", "yes", "true", "sand", "sandt", "✓", "✔", "v", "t", "*"})
_NO = frozenset({"n", "nej", "0", "no", "false", "falsk", "-", "f"})
_MONTHS = re.compile(r"(\d{1,3})(?:[.,]\d+)?\s*(?:md|mdr|mnd|måned|måneder|months?)?\.?", re.IGNORECASE)


class DeliveryMethod(StrEnum):
    """How a demand reached the tenant; what counts as proof differs (`domain.md` 1.1, step 2a)."""

    DIGITAL_POST = "digital_post"
    LETTER = "letter"
    REGISTERED_LETTER = "registered_letter"
    LETTERBOX = "letterbox"
    PROCESS_SERVER = "process_server"
    EMAIL = "email"
    OTHER = "other"


class Stage(StrEnum):
    """What a status column says about the landlord's own case."""

    REMINDER = "reminder"
    DEMAND = "demand"
    DEBT_COLLECTION = "debt_collection"
    TERMINATED = "terminated"
    LAWYER = "lawyer"
    FILED = "filed"
    EVICTION = "eviction"
    INSTALMENTS = "instalments"
    PAID = "paid"
    MOVED_OUT = "moved_out"
    OTHER = "other"


_DELIVERY: Mapping[DeliveryMethod, re.Pattern[str]] = {
    DeliveryMethod.DIGITAL_POST: re.compile(r"digital|e ?boks|mit ?dk|^dp$"),
    DeliveryMethod.EMAIL: re.compile(r"mail"),
    DeliveryMethod.REGISTERED_LETTER: re.compile(r"anbefalet|rekommander|registered|afleveringsattest|track"),
    DeliveryMethod.LETTERBOX: re.compile(r"postkasse|brevkasse|letterbox|afleveret|personlig|hand"),
    DeliveryMethod.PROCESS_SERVER: re.compile(r"staevning|forkynd|process server|bailiff|bud"),
    DeliveryMethod.LETTER: re.compile(r"brev|post|letter"),
}
_STAGES: Mapping[Stage, re.Pattern[str]] = {
    Stage.PAID: re.compile(r"^betalt|^paid|afsluttet|indfriet"),
    Stage.MOVED_OUT: re.compile(r"fraflyt|moved"),
    Stage.EVICTION: re.compile(r"udsaet|udsat|evict"),
    Stage.FILED: re.compile(r"foged|court|bailiff"),
    Stage.TERMINATED: re.compile(r"ophaev|terminat"),
    Stage.INSTALMENTS: re.compile(r"afdrag|instal|payment plan|betalingsaftale"),
    Stage.LAWYER: re.compile(r"advokat|lawyer"),
    Stage.DEBT_COLLECTION: re.compile(r"inkasso|collection"),
    Stage.DEMAND: re.compile(r"paakrav|demand"),
    Stage.REMINDER: re.compile(r"rykk|reminder|erindring|huskemail"),
}


def read_flag(cell: Cell) -> bool | None:
    """True for J, Ja, X, 1, yes; False for N, Nej, 0, no; None for an empty cell and for anything else."""
    text = as_text(cell).casefold().strip(" .")
    return True if text in _YES else False if text in _NO else None


def read_delivery(cell: Cell) -> str:
    """The delivery method's code, "" when nothing stands there."""
    return _first(_DELIVERY, cell, DeliveryMethod.OTHER)


def read_stage(cell: Cell) -> str:
    """The stage's code, "" when nothing stands there."""
    return _first(_STAGES, cell, Stage.OTHER)


def read_months(cell: Cell) -> int | None:
    """Whole months in arrears; None when the cell is empty or holds something else."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float, Decimal)):
        return int(cell) if 0 <= cell <= 600 else None
    found = _MONTHS.fullmatch(as_text(cell))
    return int(found[1]) if found and int(found[1]) <= 600 else None


def _first(table: Mapping[Code, re.Pattern[str]], cell: Cell, otherwise: Code) -> str:
    spaced = words(as_text(cell)) if cell is not None else ""
    if not spaced:
        return ""
    return next((code for code, pattern in table.items() if pattern.search(spaced)), otherwise)
