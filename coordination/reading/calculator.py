"""The steps from an unpaid rent to the earliest termination, each with its reason. Of no case: from two days alone."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coordination.deadlines import compute, explain
from coordination.reading.labels import deadline_label, deadline_law, is_to_be_confirmed


def steps_from(due: date, received: date | None) -> list[dict[str, Any]]:
    """Rows: what, on which day, why, by which law. The safe days, which are never too early."""
    timely = compute("rent_due_shift", due)
    rows = [_row("rent_due_shift", due), _row("earliest_demand", timely)]
    if received:
        expiry = compute("demand_expiry", received)
        rows += [_row("demand_expiry", received), _row("earliest_termination", expiry)]
    return rows


def _row(code: str, on: date) -> dict[str, Any]:
    return {
        "label": deadline_label(code),
        "on": compute(code, on),
        "why": explain(code, on),
        "law": deadline_law(code),
        "to_confirm": is_to_be_confirmed(code),
    }


def remark_on(due: date, received: date | None) -> str:
    """That the demand came too early, by calculation: then a new one is needed."""
    if received is None:
        return ""
    if received < compute("earliest_demand", due, mode="strict"):
        return _("The demand came forward before the earliest day. A new demand, with a new deadline, may be needed.")
    safe = compute("earliest_demand", due)
    if received < safe:
        words = {"received": date_format(received, "DATE_FORMAT"), "safe": date_format(safe, "DATE_FORMAT")}
        return _("By the text of the law the demand may come on %(received)s; the safe day is %(safe)s.") % words
    return ""
