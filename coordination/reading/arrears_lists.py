"""What the pages of an arrears list show, wherever the list has come to."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from coordination.actions.arrears.lines import rejected_of_line, values_of_line
from coordination.actions.arrears.receiving import GIVEN_UP
from coordination.intake.faults import Rejected
from coordination.intake.fields import LABELS, Field
from coordination.intake.reading import Note
from coordination.intake.refusals import UnreadableList
from coordination.models import ArrearsLine, ArrearsList, Fate, ListStatus

PAGE = 100
KIND_OF = {
    Fate.NEW: "info",
    Fate.CHANGED: "warning",
    Fate.UNCHANGED: "neutral",
    Fate.PAID: "success",
    Fate.REJECTED: "error",
}
TEMPLATES = {
    ListStatus.RECEIVED: "progress",
    ListStatus.READING: "progress",
    ListStatus.IMPORTING: "progress",
    ListStatus.QUESTION: "question",
    ListStatus.PREVIEW: "preview",
    ListStatus.DONE: "receipt",
    ListStatus.REFUSED: "refused",
    ListStatus.CANCELLED: "cancelled",
}
WORKING = frozenset(status for status, template in TEMPLATES.items() if template == "progress")
# The step a status belongs to: file, columns, preview, receipt.
FILE, COLUMNS, PREVIEW, RECEIPT = range(4)
STEP_OF = {
    ListStatus.QUESTION: COLUMNS,
    ListStatus.PREVIEW: PREVIEW,
    ListStatus.IMPORTING: PREVIEW,
    ListStatus.DONE: RECEIPT,
}
# The columns of the preview; of a rejected line they show what stood there.
SHOWN = (Field.TENANCY_NUMBER, Field.TENANT_NAME, Field.BALANCE, Field.OLDEST_DUE_ON, Field.DEMAND_RECEIVED_ON)


class ListPage:
    """One list, as its pages show it. `fate` and `after` come from the address and may be nonsense."""

    def __init__(self, found: ArrearsList, *, fate: str = "", after: str = "", step: int | None = None) -> None:
        self.list = found
        self.fate = fate if fate in Fate.values else ""
        self.after = int(after) if after.isascii() and after.isdigit() and len(after) < 8 else 0
        self.address = reverse("coordination:arrears_list", args=[found.public_id])
        self.step = STEP_OF.get(ListStatus(found.status), FILE) if step is None else step

    @property
    def template(self) -> str:
        return TEMPLATES[ListStatus(self.list.status)]

    @property
    def is_working(self) -> bool:
        """Whether the worker is at it, so that the page asks again."""
        return self.list.status in WORKING

    @property
    def steps(self) -> list[dict[str, str]]:
        return steps(self.step, failed=self.list.status == ListStatus.REFUSED)

    @property
    def refusal(self) -> str:
        """Why the file could not be read, with what helps."""
        refusal = self.list.findings["refusal"]
        if refusal["code"] == GIVEN_UP:
            return _("Something went wrong on our side, and nothing was kept. Upload the list again.")
        return str(UnreadableList(refusal["code"], **refusal["details"]))

    @property
    def counts(self) -> list[dict[str, Any]]:
        """How many lines have each fate, each a link to those lines while they can be looked at."""
        counted = {fate: int(self.list.counts.get(fate, 0)) for fate in Fate}
        linked = self.list.status == ListStatus.PREVIEW
        return [
            {
                "label": fate.label.capitalize(),
                "value": number_format(count, force_grouping=True),
                "kind": KIND_OF[fate] if count else "neutral",
                "url": f"{self.address}?fate={fate}#lines" if linked and count else "",
            }
            for fate, count in counted.items()
        ]

    @property
    def fate_label(self) -> str:
        return str(Fate(self.fate).label) if self.fate else ""

    @property
    def notes(self) -> list[str]:
        return [str(Note(note["code"], note["details"])) for note in self.list.findings.get("notes", [])]

    @property
    def missing(self) -> list[str]:
        """Fields that must be in a list and were not found in this one."""
        return [str(LABELS[Field(field)]) for field in self.list.findings.get("missing", [])]

    @property
    def sign_is_open(self) -> bool:
        return not self.missing and self.list.findings.get("decided_sign") is None

    @property
    def dropped(self) -> list[str]:
        """Names of columns of which nothing is kept."""
        return [c["header"] for c in self._columns if not c["kept"] and c["header"]]

    @property
    def _columns(self) -> list[dict[str, Any]]:
        columns: list[dict[str, Any]] = self.list.findings.get("columns", [])
        return columns

    @property
    def kept_headers(self) -> list[str]:
        """The kept columns by the names the landlord gave them, in their order."""
        return [c["header"] for c in self._columns if c["kept"]]

    @property
    def rejected_count(self) -> int:
        return int(self.list.counts.get(Fate.REJECTED, 0))

    @property
    def heading_columns(self) -> list[Any]:
        return [
            _("Tenancy"),
            _("Tenant"),
            {"label": _("Owed, kr."), "number": True},
            _("Oldest due"),
            _("Demand received"),
        ]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """One page of lines in the order of the file."""
        return [self._row(line) for line in self._lines[:PAGE]]

    @property
    def next_page(self) -> str:
        if len(self._lines) <= PAGE:
            return ""
        fate = f"fate={self.fate}&" if self.fate else ""
        return f"{self.address}?{fate}efter={self._lines[PAGE - 1].line}#lines"

    @cached_property
    def _lines(self) -> list[ArrearsLine]:
        lines = self.list.lines.filter(line__gt=self.after)
        if self.fate:
            lines = lines.filter(fate=self.fate)
        return list(lines.order_by("line")[: PAGE + 1])

    @cached_property
    def rejected(self) -> list[Rejected]:
        return list(rejected_of(self.list, most=PAGE))

    @property
    def progress_text(self) -> str:
        if self.list.status != ListStatus.IMPORTING:
            return _("The list is being read.")
        done, total = (number_format(n, force_grouping=True) for n in (self.list.progress, self.list.total))
        return _("%(done)s of %(total)s rows") % {"done": done, "total": total}

    def _row(self, line: ArrearsLine) -> dict[str, Any]:
        fate = Fate(line.fate)
        row = {"line": line.line, "fate": fate, "fate_label": fate.label.capitalize(), "reason": ""}
        if fate != Fate.REJECTED:
            return row | {"cells": _cells(values_of_line(line))}
        headers = [self._header_of(field) for field in SHOWN]
        cells: list[Any] = [line.values.get(header, "") for header in headers]
        cells[2] = {"value": cells[2]}
        return row | {"cells": cells, "reason": rejected_of_line(line).reason}

    def _header_of(self, field: Field) -> str:
        return next((column["header"] for column in self._columns if column["field"] == field), "")


def steps(now: int, *, failed: bool = False) -> list[dict[str, str]]:
    """The four steps of an import, as components/stepper.html takes them."""
    words = [_("File"), _("Columns"), _("Preview"), _("Receipt")]
    here = "error" if failed else "current"
    states = ["done" if place < now else here if place == now else "todo" for place in range(len(words))]
    return [{"label": word, "state": state} for word, state in zip(words, states, strict=True)]


def rejected_of(found: ArrearsList, *, most: int | None = None) -> Iterator[Rejected]:
    """The lines that were rejected, in the order of the file."""
    return map(rejected_of_line, found.lines.filter(fate=Fate.REJECTED).order_by("line")[:most])


def _cells(values: dict[str, Any]) -> list[Any]:
    return [
        values["tenancy_number"],
        ", ".join(values["tenants"]),
        {"value": number_format(values["balance"], decimal_pos=2, force_grouping=True)},
        _day(values["oldest_due_on"]),
        _day(values["demand_received_on"]),
    ]


def _day(value: Any) -> str:
    return date_format(value, "SHORT_DATE_FORMAT") if value else ""
