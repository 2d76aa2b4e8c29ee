"""An office asks to be let into a case it has looked up; the unit opens a part to it, or says why not."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.access.permissions import Level, Permission
from coordination.access.rules import check_can_plan, check_may
from coordination.actions.parts import Ask, ask_agency
from coordination.actions.sharing import Share, share_part
from coordination.lifecycle import Measure
from coordination.models import AccessRequest, LegalGround, LookUp, PlanPart, RequestAnswer
from coordination.protection import REQUEST_LASTS, AccessPurpose
from hub.accounts.identity import the_hub_itself
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record
from hub.outbox.enqueue import tell, tell_agencies
from hub.outbox.topics import Topic


@transaction.atomic
def request_access(*, look_up: LookUp, purpose: AccessPurpose, reason: str, by: Membership) -> AccessRequest:
    """Ask the unit. Asked twice while it waits, it is one request. The record names no case to whoever reads it."""
    check_may(by, Permission.LOOK_UP)
    if look_up.by_id != by.pk or look_up.case_id is None:
        raise PermissionDenied(_("Look the person up first."))
    waiting = AccessRequest.objects.filter(asked_by=by, case_id=look_up.case_id, answer="")
    known = waiting.filter(expires_at__gt=timezone.now()).first()
    if known is not None:
        return known
    now = timezone.now()
    with the_hub_itself():
        asked = AccessRequest.objects.create(
            case_id=look_up.case_id, asked_by=by, purpose=purpose, reason=reason, asked_at=now,
            expires_at=now + REQUEST_LASTS,
        )  # fmt: skip
        record(by=by, verb=Verb.CREATE, obj=asked, case=asked.case, purpose=str(purpose))
        _tell_unit(asked, by)
    return asked


def _tell_unit(asked: AccessRequest, by: Membership) -> None:
    tell_agencies(
        [asked.case.unit],
        topic=Topic.ACCESS_ASKED,
        path=reverse("coordination:answer_request", args=[asked.public_id]),
        authorise="access_request",
        subject_id=asked.public_id,
        cause=str(asked.public_id),
        by=by,
    )


@dataclass(frozen=True)
class Opening:
    """What a yes opens, on what ground: a part of the office's own (`measure`), or another's `part` to read along."""

    ground: LegalGround
    measure: Measure | None = None
    part: PlanPart | None = None


@transaction.atomic
def grant_request(*, request: AccessRequest, opening: Opening, by: Membership) -> PlanPart:
    """Open it through the ledger. NoGroundError when the ground does not reach the office.

    Reading along is sharing a thread that was written for fewer: whoever may not share a part may not answer so.
    """
    request = _waiting(request, by)
    agency = request.asked_by.agency
    if opening.part is not None:
        part = opening.part
        share_part(part=part, share=Share(agency, Level.READ, opening.ground), by=by)
    else:
        ask = Ask(agency, opening.measure or Measure.OTHER, request.reason, None, opening.ground)
        part = ask_agency(case=request.case, ask=ask, by=by)
    request.part = part
    _answer(request, RequestAnswer.GRANTED, by)
    return part


@transaction.atomic
def refuse_request(*, request: AccessRequest, why: str, by: Membership) -> None:
    """Say no, and why: who asked reads it."""
    request = _waiting(request, by)
    request.refusal = why
    _answer(request, RequestAnswer.REFUSED, by)


def _waiting(request: AccessRequest, by: Membership) -> AccessRequest:
    """The request, held until the transaction ends; PermissionDenied when it has been answered or has run out."""
    related = ("case", "asked_by__agency", "asked_by__user")
    held = AccessRequest.objects.select_for_update(of=("self",)).select_related(*related).get(pk=request.pk)
    check_can_plan(by, held.case)
    if not held.is_open:
        raise PermissionDenied(_("The request has been answered, or has run out."))
    return held


def _answer(request: AccessRequest, answer: RequestAnswer, by: Membership) -> None:
    request.answer, request.answered_by, request.answered_at = answer, by, timezone.now()
    request.save()
    record(by=by, verb=Verb.ANSWER, obj=request, case=request.case, answer=str(answer))
    tell(
        [request.asked_by],
        topic=Topic.ACCESS_ANSWERED,
        path=reverse("coordination:requests"),
        authorise="own_access_request",
        subject_id=request.public_id,
        cause=str(request.public_id),
    )
