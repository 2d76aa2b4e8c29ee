"""Letting a case rest, and taking it up again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coordination.access.permissions import Permission
from coordination.actions.pausing import end_pause, pause_case
from coordination.forms.pause import PauseForm
from coordination.views.asking import requires
from coordination.views.cases import planned_case
from coordination.views.sending import ask_or_answer
from coordination.views.tasks_of_case import task_page
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record


@ask_or_answer
@requires(Permission.USE_CASES)
def pause(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Until which day, and why."""
    found = planned_case(request, public_id)
    form = PauseForm(request.POST if request.method == "POST" else None, case=found)
    if request.method == "POST" and form.is_valid():
        record(by=request.membership, verb=Verb.READ, obj=found, case=found)
        pause_case(case=found, rest=form.rest(), by=request.membership)
        messages.success(request, _("The case rests. It is back by itself."))
        return redirect("coordination:case", found.public_id)
    return task_page(request, "pause", found, _("Put the case on pause"), form=form)


@require_POST
@requires(Permission.USE_CASES)
def unpause(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Take it up again now."""
    found = planned_case(request, public_id)
    record(by=request.membership, verb=Verb.READ, obj=found, case=found)
    end_pause(case=found, by=request.membership)
    messages.success(request, _("The case is back in the inbox."))
    return redirect("coordination:case", found.public_id)
