"""What is applied for, and whether the decision comes before the landlord's deadline."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coordination.access.case_view import CaseView
from coordination.access.fields import ASSESSMENT_EVENTS
from coordination.access.part_view import PartView
from coordination.models import Application, Deadline
from coordination.money import MissingDocument
from coordination.reading.facts import Fact, kroner
from coordination.reading.labels import deadline_label, sentence

Mark = dict[str, str]


def landlords_deadline(view: CaseView) -> Deadline | None:
    """The nearest day on the landlord's clock that is still to come; when all have passed, the last of them."""
    of_landlord = [deadline for deadline in view.deadlines if deadline.event.kind not in ASSESSMENT_EVENTS]
    to_come = [deadline for deadline in of_landlord if deadline.due_on >= timezone.localdate()]
    return to_come[0] if to_come else (of_landlord[-1] if of_landlord else None)


def in_time(view: CaseView, on: date | None) -> Mark | None:
    """The day held against the landlord's clock, as a mark and a sentence; None when there is nothing to compare."""
    deadline = landlords_deadline(view)
    if on is None or deadline is None:
        return None
    words = {"day": _short(on), "due": _short(deadline.due_on), "what": deadline_label(deadline.code)}
    if on > deadline.due_on:
        return {"kind": "error", "label": _("too late"),
                "text": _("Expected %(day)s – the deadline is %(due)s (%(what)s).") % words}  # fmt: skip
    return {"kind": "success", "label": _("in time"),
            "text": _("Expected %(day)s, before the deadline %(due)s (%(what)s).") % words}  # fmt: skip


def _short(day: date) -> str:
    return str(date_format(day, "MONTH_DAY_FORMAT"))


def day_that_counts(part: PartView) -> date | None:
    """When the landlord has the money, once it is decided; until then, when a decision is expected."""
    if not part.is_open:
        return part.pays_on
    return part.application.expected_on if part.application else None


def application_part(part: PartView) -> dict[str, Any] | None:
    """As parts/application.html takes it; None when nothing is written, or the reader may not know."""
    application = part.application
    if application is None:
        return None
    return {
        "facts": _facts(application),
        "missing": _missing(application),
        "note": application.missing_note,
        "mark": in_time(part.case_view, day_that_counts(part)),
    }


def _facts(application: Application) -> list[Fact]:
    found: list[Fact] = []
    if application.amount_asked is not None:
        found.append({"label": _("Amount asked"), "value": kroner(application.amount_asked)})
    sent = _day(application.sent_on) if application.sent_on else _("not yet")
    found.append({"label": _("Sent to the office"), "value": sent})
    expected = _day(application.expected_on) if application.expected_on else _("not known")
    return [*found, {"label": _("Decision expected"), "value": expected}]


def _missing(application: Application) -> list[str]:
    return [sentence(MissingDocument(code).label) for code in application.missing]


def _day(day: date) -> str:
    return str(date_format(day, "DATE_FORMAT"))


def application_rows(view: CaseView, parts: Sequence[PartView]) -> list[dict[str, Any]]:
    """All of the case that the reader may know of, as parts/applications.html takes them."""
    return [_row(view, part) for part in parts if part.application is not None]


def _row(view: CaseView, part: PartView) -> dict[str, Any]:
    shown = application_part(part) or {}
    return {
        **shown,
        "url": reverse("coordination:part", args=[part.public_id]),
        "title": sentence(part.title),
        "agency": part.agency_name,
        "status": sentence(part.result or part.status_words),
    }
