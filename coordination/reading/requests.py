"""Requests for access and emergencies, in words: for who asked, for the unit, and for its lead."""

from collections import Counter
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.access.visible import own_requests, visible_emergencies, visible_requests
from coordination.models import AccessRequest, Case, Emergency, LookUp, RequestAnswer
from coordination.reading.labels import sentence
from hub.accounts.identity import the_hub_itself
from hub.accounts.models import Membership
from hub.audit.models import AuditEvent, Verb

SHOWN = 50
WATCHED = timedelta(hours=24)


def own_request_rows(membership: Membership) -> list[dict[str, Any]]:
    """What the person has asked for and what came of it; of the case nothing that the person did not write."""
    asked = own_requests(membership).select_related("part")[:SHOWN]
    return [
        {
            "purpose": sentence(request.get_purpose_display()),
            "reason": request.reason,
            "asked_at": request.asked_at,
            "expires_at": request.expires_at,
            "state": state_of(request),
            "refusal": request.refusal,
            "url": reverse("coordination:part", args=[request.part.public_id]) if request.part else "",
        }
        for request in asked
    ]


def state_of(request: AccessRequest) -> dict[str, str]:
    """As components/tag.html takes it."""
    if request.answer == RequestAnswer.GRANTED:
        return {"label": _("Granted"), "kind": "success"}
    if request.answer == RequestAnswer.REFUSED:
        return {"label": _("Refused"), "kind": "error"}
    if request.is_open:
        return {"label": _("Waiting for an answer"), "kind": "warning"}
    return {"label": _("Ran out without an answer"), "kind": "neutral"}


def waiting_requests(case: Case, membership: Membership) -> list[dict[str, Any]]:
    """Those on the case that the unit has still to answer."""
    found = visible_requests(membership).filter(case=case, answer="", expires_at__gt=timezone.now())
    return [
        {
            "agency": request.asked_by.agency.name,
            "purpose": request.get_purpose_display(),
            "url": reverse("coordination:answer_request", args=[request.public_id]),
        }
        for request in found.select_related("asked_by__agency")
    ]


def running_emergencies(case: Case, membership: Membership) -> list[dict[str, Any]]:
    """Openings in an emergency that hold now: all of them for the unit, else the person's own."""
    found = visible_emergencies(membership).running().filter(part__case=case)  # type: ignore[attr-defined]  # its own
    return [_emergency(one) for one in found.select_related("member__user", "member__agency", "part__case")]


def own_emergencies(membership: Membership) -> list[dict[str, Any]]:
    """The person's own that hold now: the way back to the case."""
    found = Emergency.objects.running().filter(member=membership)
    return [_emergency(one) for one in found.select_related("member__user", "member__agency", "part__case")]


def _emergency(one: Emergency) -> dict[str, Any]:
    case = one.part.case.public_id
    return {
        "person": one.member.user.name,
        "agency": one.member.agency.name,
        "purpose": one.get_purpose_display(),
        "reason": one.reason,
        "until": one.ends_at,
        "url": reverse("coordination:case", args=[case]),
        "end_url": reverse("coordination:end_emergency", args=[case, one.public_id]),
    }


def watch_rows() -> list[dict[str, Any]]:
    """Who has looked up and seen most since yesterday, for the unit's lead: numbers of acts, nobody they were about."""
    since = timezone.now() - WATCHED
    with the_hub_itself():
        looked = Counter(LookUp.objects.filter(at__gt=since).values_list("by__user__name", "by__agency__name"))
        seen = AuditEvent.objects.filter(at__gt=since, verb=Verb.REVEAL)
        saw = Counter(seen.values_list("user__name", "agency__name"))
        opened = Emergency.objects.filter(begun_at__gt=since).values_list("member__user__name", "member__agency__name")
        broke = Counter(opened)
    people = sorted(set(looked) | set(saw) | set(broke), key=lambda who: (-looked[who] - saw[who], who))
    return [
        {"person": who[0], "agency": who[1], "looked": looked[who], "saw": saw[who], "broke": broke[who]}
        for who in people[:SHOWN]
    ]
