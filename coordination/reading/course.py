"""What has become of a case, in order: moved by hand, handed over, closed. For the unit that keeps it alone."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coordination.causes import Cause
from coordination.models import Case, Closing, FollowUp, Handover, Signal, StageMove
from coordination.reading.labels import sentence

Step = dict[str, Any]


def course(case: Case) -> list[Step]:
    """The newest first: {at, title, words, by}."""
    return sorted(
        [*_moves(case), *_closings(case), *_handovers(case), *_signals(case)], key=lambda step: step["at"], reverse=True
    )


def _moves(case: Case) -> list[Step]:
    moves = StageMove.objects.filter(case=case).select_related("moved_by__user")
    return [
        {
            "at": move.moved_at,
            "title": _("The landlord's stage was moved"),
            "words": [
                _("From “%(was)s” to “%(became)s”, as of %(day)s.")
                % {
                    "was": sentence(move.get_was_display()),
                    "became": sentence(move.get_became_display()),
                    "day": date_format(move.on, "DATE_FORMAT"),
                },
                *([sentence(move.get_reason_display()) + "."] if move.reason else []),
            ],
            "by": move.moved_by.user.name,
        }
        for move in moves
    ]


def _handovers(case: Case) -> list[Step]:
    handovers = Handover.objects.filter(case=case).select_related("was", "to__user", "by__user")
    return [
        {
            "at": each.at,
            "title": _("The case was handed over"),
            "words": [
                _("From %(was)s to %(to)s.") % {"was": each.was.name if each.was else "–", "to": each.to.user.name},
                *([each.note] if each.note else []),
            ],
            "by": each.by.user.name,
        }
        for each in handovers
    ]


def _signals(case: Case) -> list[Step]:
    signals = Signal.objects.filter(case=case)
    title = _("The landlord told of the tenancy again")
    return [
        {"at": each.at, "title": title, "words": [sentence(each.get_kind_display()) + "."], "by": ""}
        for each in signals
    ]


def _closings(case: Case) -> list[Step]:
    closings = Closing.objects.filter(case=case).select_related("closed_by__user").prefetch_related("follow_ups")
    return [
        {
            "at": closing.closed_at,
            "title": _("The case was closed"),
            "words": _of_closing(closing),
            "by": closing.closed_by.user.name,
        }
        for closing in closings
    ]


def _of_closing(closing: Closing) -> list[str]:
    words = [sentence(closing.get_outcome_display()) + "."]
    if closing.moved_to:
        words.append(_("To %(municipality)s.") % {"municipality": closing.moved_to})
    if closing.housing:
        words.append(_("Housing then: %(housing)s.") % {"housing": closing.get_housing_display()})
    if closing.primary_cause:
        words.append(_("Main cause: %(cause)s.") % {"cause": closing.get_primary_cause_display()})
    if closing.causes:
        named = ", ".join(str(Cause(code).label) for code in closing.causes)
        words.append(_("Further causes: %(causes)s.") % {"causes": named})
    return [*words, *map(_of_follow_up, closing.follow_ups.all())]


def _of_follow_up(each: FollowUp) -> str:
    known = {"months": each.get_months_display(), "day": date_format(each.due_on, "DATE_FORMAT")}
    if each.housing:
        return _("After %(months)s: %(housing)s.") % {**known, "housing": each.get_housing_display()}
    return _("After %(months)s: to be asked on %(day)s.") % known
