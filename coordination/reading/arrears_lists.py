"""What the pages of an arrears list show, wherever the list has come to."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from coordination.actions.arrears.lines import rejected_of_line, values_of_line
from coordination.intake.faults import Rejected
from coordination.intake.fields import LABELS, Field
from coordination.intake.reading import Note
from coordination.intake.refusals import UnreadableList
from coordination.models import ArrearsLine, ArrearsList, Fate, ListStatus

PAGE = 100
KIND_OF = {
    Fate.NEW: "info",
    Fate.CHANGED: "info",
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
# The step a status belongs to: file, columns, preview, receipt.
STEP_OF = {ListStatus.QUESTION: 1, ListStatus.PREVIEW: 2, ListStatus.IMPORTING: 2, ListStatus.DONE: 3}


class ListPage:
    """One list, as its pages show it. `fate` and `start` come from the address and may be nonsense."""

    def __init__(self, found: ArrearsList, *, fate: str = "", start: str = "0") -> None:
        self.list = found
        self.fate = fate if fate in Fate.values else ""
        self.start = int(start) if start.isdecimal() and len(start) < 7 else 0
        self.address = reverse("coordination:arrears_list", args=[found.public_id])

    @property
    def template(self) -> str:
        return TEMPLATES[ListStatus(self.list.status)]

    @property
    def steps(self) -> list[dict[str, str]]:
        now = STEP_OF.get(ListStatus(self.list.status), 0)
        words = [_("File"), _("Columns"), _("Preview"), _("Receipt")]
        states = ["done" if place < now else "current" if place == now else "todo" for place in range(4)]
        return [{"label": word, "state": state} for word, state in zip(words, states, strict=True)]

    @property
    def refusal(self) -> str:
        """Why the file could not be read, with what helps."""
        refusal = self.list.findings["refusal"]
        return str(UnreadableList(refusal["code"], **refusal["details"]))

    @property
    def counts(self) -> list[dict[str, Any]]:
        """How many lines have each fate, each a link to those lines while they can be looked at."""
        linked = self.list.status == ListStatus.PREVIEW
        return [
            {
                "label": fate.label,
                "value": number_format(self.list.counts.get(fate, 0), force_grouping=True),
                "kind": KIND_OF[fate],
                "url": f"{self.address}?fate={fate}" if linked else "",
            }
            for fate in Fate
        ]

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
        return [c["header"] for c in self.list.findings.get("columns", []) if not c["kept"] and c["header"]]

    @property
    def rejected_count(self) -> int:
        return int(self.list.counts.get(Fate.REJECTED, 0))

    @property
    def kept_count(self) -> int:
        return sum(int(count) for fate, count in self.list.counts.items() if fate != Fate.REJECTED)

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
        """One page of lines, the rejected ones first, then in the order of the file."""
        return [_row(line) for line in self._lines()[:PAGE]]

    @property
    def next_page(self) -> str:
        if len(self._lines()) <= PAGE:
            return ""
        return f"{self.address}?fate={self.fate}&fra={self.start + PAGE}"

    def _lines(self) -> list[ArrearsLine]:
        lines = self.list.lines.all()
        if self.fate:
            lines = lines.filter(fate=self.fate)
        return list(lines.order_by("line")[self.start : self.start + PAGE + 1])

    @property
    def rejected(self) -> list[Rejected]:
        return list(rejected_of(self.list, most=PAGE))

    @property
    def progress_text(self) -> str:
        if self.list.status != ListStatus.IMPORTING:
            return _("The list is being read.")
        done, total = (number_format(n, force_grouping=True) for n in (self.list.progress, self.list.total))
        return _("%(done)s of %(total)s rows") % {"done": done, "total": total}


def rejected_of(found: ArrearsList, *, most: int | None = None) -> Iterator[Rejected]:
    """The lines that were rejected, in the order of the file."""
    return map(rejected_of_line, found.lines.filter(fate=Fate.REJECTED).order_by("line")[:most])


def _row(line: ArrearsLine) -> dict[str, Any]:
    fate = Fate(line.fate)
    row = {"line": line.line, "fate": fate, "fate_label": fate.label, "cells": ["", "", "", "", ""], "reason": ""}
    if fate == Fate.REJECTED:
        return row | {"reason": rejected_of_line(line).reason}
    values = values_of_line(line)
    return row | {
        "cells": [
            values["tenancy_number"],
            ", ".join(values["tenants"]),
            {"value": number_format(values["balance"], decimal_pos=2, force_grouping=True)},
            _day(values["oldest_due_on"]),
            _day(values["demand_received_on"]),
        ]
    }


def _day(value: Any) -> str:
    return date_format(value, "j.n.Y") if value else ""
