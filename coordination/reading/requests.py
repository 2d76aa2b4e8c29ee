"""Requests for access and emergencies, in words: for who asked, for the unit, and for its lead."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.access.visible import own_requests, visible_emergencies, visible_requests
from coordination.models import AccessRequest, Case, Emergency, LookUp, RequestAnswer
from coordination.oddities import Oddity
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
        odd = _odd(since)
    people = sorted(set(looked) | set(saw) | set(broke), key=lambda who: (who not in odd, -looked[who] - saw[who], who))
    return [
        {
            "person": who[0],
            "agency": who[1],
            "looked": looked[who],
            "saw": saw[who],
            "broke": broke[who],
            "odd": ", ".join(odd.get(who, [])),
        }
        for who in people[:SHOWN]
    ]


def _odd(since: datetime) -> dict[tuple[str, str], list[str]]:
    """Of each person and agency what was odd about their looks, each thing once and in words."""
    looks = AuditEvent.objects.filter(at__gt=since, verb__in=[Verb.SEARCH, Verb.REVEAL], details__odd__0__isnull=False)
    found: dict[tuple[str, str], set[str]] = {}
    for person, agency, codes in looks.values_list("user__name", "agency__name", "details__odd"):
        found.setdefault((person, agency), set()).update(codes)
    return {who: [str(odd.label) for odd in Oddity if odd.value in codes] for who, codes in found.items()}
