"""Which attempts were made to reach a tenant, what has worked, and what is still to be tried."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coordination.access.case_view import CaseView
from coordination.access.rules import can_correct, can_keep, can_plan
from coordination.cadence import (
    Need,
    Tried,
    Try,
    first_try_by,
    is_fair_to_say_not_reached,
    tried,
    what_worked,
)
from coordination.contact import REACHED, AttemptResult
from coordination.models import ContactAttempt
from coordination.reading.ended import Matter, matter_of
from coordination.reading.labels import sentence
from hub.accounts.models import Membership

# Shown on the page of the case; the rest stands on a page of its own.
LATEST = 3


@dataclass(frozen=True)
class Contact:
    """All that the unit is told of the contact with a tenant. `first_by` is None once there has been an attempt."""

    rows: list[dict[str, Any]]
    worked: list[dict[str, Any]]
    needs: list[dict[str, Any]]
    count: int
    first_by: date | None
    is_late: bool
    is_fair: bool
    is_reached: bool
    next_try_on: date | None
    suggestion: str

    @property
    def latest(self) -> list[dict[str, Any]]:
        return [row for row in self.rows if not row["withdrawn"]][:LATEST]


def contact_of(view: CaseView, membership: Membership) -> Contact | None:
    """For the unit that keeps the case; None for everybody else."""
    case = view.case
    if not can_keep(membership, case):
        return None
    attempts = list(case.attempts.select_related("by__user", "withdrawn_by__user"))
    standing = [each for each in attempts if each.withdrawn_at is None]
    tries = [Try(each.at, each.channel, each.result) for each in standing]
    needs, reached = tried(tries), any(each.has_reached for each in tries)
    goes_on = case.closed_at is None
    first_by = _first_by(view) if goes_on and not tries and matter_of(view) is Matter.RUNNING else None
    return Contact(
        rows=_rows(attempts, membership),
        worked=[_worked(way) for way in what_worked(tries)],
        needs=[_need(need) for need in needs],
        count=len(standing),
        first_by=first_by,
        is_late=first_by is not None and first_by < timezone.localdate(),
        is_fair=is_fair_to_say_not_reached(tries),
        is_reached=reached,
        next_try_on=standing[0].next_try_on if standing and goes_on else None,
        suggestion="" if reached or not can_plan(membership, case) else _suggestion(needs),
    )


def _first_by(view: CaseView) -> date:
    return first_try_by(timezone.localdate(view.case.opened_at), at_once=view.is_immediate)


def _rows(attempts: list[ContactAttempt], membership: Membership) -> list[dict[str, Any]]:
    """The newest first. An attempt that another has corrected says so."""
    corrected = {each.corrects for each in attempts if each.corrects}
    return [_row(each, membership, is_corrected=each.public_id in corrected) for each in attempts]


def _row(attempt: ContactAttempt, membership: Membership, *, is_corrected: bool) -> dict[str, Any]:
    place = [attempt.public_id]
    may = can_correct(membership, attempt)
    return {
        "at": timezone.localtime(attempt.at),
        "channel": sentence(attempt.get_channel_display()),
        "result": sentence(attempt.get_result_display()),
        "reached": AttemptResult(attempt.result) in REACHED,
        "daypart": attempt.daypart.label,
        "met_whom": attempt.met_whom,
        "note": attempt.note,
        "next_try_on": attempt.next_try_on,
        "by": attempt.by.user.name,
        "withdrawn": attempt.withdrawn_at,
        "withdrawn_by": attempt.withdrawn_by.user.name if attempt.withdrawn_by else "",
        "is_corrected": is_corrected,
        "corrects": attempt.corrects is not None,
        "correct_url": reverse("coordination:correct_attempt", args=place) if may else "",
        "withdraw_url": reverse("coordination:withdraw_attempt", args=place) if may else "",
    }


def _worked(way: Any) -> dict[str, Any]:
    words = {"reached": way.reached, "tried": way.tried}
    return {
        "channel": sentence(way.channel.label),
        "daypart": way.daypart.label,
        "count": _("reached %(reached)d of %(tried)d") % words,
        "has_worked": way.reached > 0,
    }


def _need(need: Tried) -> dict[str, Any]:
    words = {
        Need.CHANNELS: _("different ways: %(have)d (at least %(least)d)"),
        Need.EVENINGS: _("in the evening: %(have)d (at least %(least)d)"),
        Need.VISITS: _("at the door: %(have)d (at least %(least)d)"),
    }
    return {"label": sentence(words[need.need] % {"have": need.have, "least": need.least}), "met": need.is_met}


def _suggestion(needs: list[Tried]) -> str:
    """What to try next, by what is still missing."""
    missing = [each.need for each in needs if not each.is_met]
    words = {
        Need.VISITS: _("Try a visit next."),
        Need.EVENINGS: _("Try in the evening next."),
        Need.CHANNELS: _("Try another way next."),
    }
    return next((words[need] for need in (Need.VISITS, Need.EVENINGS, Need.CHANNELS) if need in missing), "")


def one_line(attempt: ContactAttempt) -> str:
    """An attempt in a few words, as a question about it names it."""
    at = date_format(timezone.localtime(attempt.at), "DATETIME_FORMAT")
    return f"{at} · {sentence(attempt.get_channel_display())} · {attempt.get_result_display()}"
