"""Instalments of a part: what was agreed, and which are paid. Its own agency writes; others read."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from coordination.access.permissions import Permission
from coordination.access.rules import check_can_count
from coordination.actions.cases import StaleVersionError
from coordination.actions.guarantees import BeyondBalanceError
from coordination.actions.instalments import agree_instalments, mark_instalment, unmark_instalment
from coordination.forms.guarantees import BEYOND
from coordination.forms.instalments import AgreementForm
from coordination.models import Instalment
from coordination.views.asking import requires
from coordination.views.part_tasks import part_task
from coordination.views.parts import seen_part
from coordination.views.sending import ask_or_answer
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record

_MARKED = gettext_lazy("The instalment is marked, and the coordinator has been told.")
_TAKEN_BACK = gettext_lazy("The mark is taken back, and the coordinator has been told.")
# What the button says: what is done, and what is answered.
SAID = {
    "yes": (partial(mark_instalment, paid=True), _MARKED),
    "no": (partial(mark_instalment, paid=False), _MARKED),
    "not-yes": (partial(unmark_instalment, paid=True), _TAKEN_BACK),
    "not-no": (partial(unmark_instalment, paid=False), _TAKEN_BACK),
}


@ask_or_answer
@requires(Permission.USE_CASES)
def agree(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Write down the agreement: a total in so many instalments."""
    found = seen_part(request, public_id)
    check_can_count(request.membership, found)
    form = AgreementForm(request.POST or None)
    stale = False
    if request.method == "POST" and form.is_valid():
        try:
            agree_instalments(part=found, agreement=form.agreement(), by=request.membership)
        except StaleVersionError:
            stale = True
        else:
            messages.success(request, _("The agreement is kept, and the coordinator has been told."))
            return redirect("coordination:part", found.public_id)
    lead = _("What you agree on stands. If another agreement takes its place, let the coordinator ask for a new part.")
    return part_task(request, found, _("Agree on instalments"), form, lead=lead, stale=stale)


@require_POST
@requires(Permission.USE_CASES)
def mark(request: MemberRequest, public_id: UUID, instalment_id: UUID) -> HttpResponse:
    """Paid, or missed; or neither, where it was marked by mistake."""
    found = seen_part(request, public_id)
    check_can_count(request.membership, found)
    instalment = get_object_or_404(
        Instalment.objects.select_related("plan__part__case"), public_id=instalment_id, plan__part=found
    )
    # Marked already, nothing changes; that somebody was there is on record nevertheless.
    record(by=request.membership, verb=Verb.READ, obj=found, case=found.case)
    do, answer = _what_was_said(request)
    try:
        do(instalment=instalment, by=request.membership)
    except BeyondBalanceError as error:
        why = BEYOND[error.balance] if error.balance else ""
        messages.error(request, _("The instalment is not marked: the ledger comes first. %(why)s") % {"why": why})
    else:
        messages.success(request, answer)
    return redirect("coordination:part", found.public_id)


def _what_was_said(request: MemberRequest) -> tuple[Callable[..., Instalment], Any]:
    """As the button said: what says nothing of these is no word about the tenant."""
    said = request.POST.get("paid", "")
    if said not in SAID:
        raise BadRequest
    return SAID[said]
