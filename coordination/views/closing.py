"""Closing a case, taking it up again, and taking a part up again with its agency."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.access.grants import GRACE, NoGroundError
from coordination.access.permissions import Permission
from coordination.access.rules import check_can_ask_again, check_can_plan, check_can_reopen
from coordination.actions.closing import ask_again, close_case, reopen_case
from coordination.forms.closing import ClosingForm
from coordination.lifecycle import Measure
from coordination.reading.labels import sentence
from coordination.reading.ledger import who_sees_what
from coordination.views.asking import requires
from coordination.views.parts import seen_part
from coordination.views.sending import ask_or_answer, status_of
from coordination.views.tasks_of_case import kept_case, task_page
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record


@ask_or_answer
@requires(Permission.USE_CASES)
def close(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """What will happen, how it ended, then it does. Closed twice (a double click) is closed."""
    case = kept_case(request, public_id)
    if request.method == "POST" and case.closed_at is not None:
        record(by=request.membership, verb=Verb.READ, obj=case, case=case)
        return redirect("coordination:case", case.public_id)
    check_can_plan(request.membership, case)
    form = ClosingForm(request.POST if request.method == "POST" else None, case=case)
    if request.method == "POST" and form.is_valid():
        close_case(case=case, ending=form.ending(), by=request.membership)
        messages.success(request, _("The case is closed."))
        return redirect("coordination:case", case.public_id)
    rows = who_sees_what(case, request.membership)["rows"]
    partners = sorted({row["agency"] for row in rows} - {case.unit.name})
    parts = case.parts.exclude(measure=Measure.COORDINATION).select_related("agency")
    unfinished = [(part.agency.name, part.get_measure_display()) for part in parts if part.is_open]
    until = timezone.localdate() + GRACE
    told = {"partners": partners, "unfinished": unfinished, "until": until, "form": form}
    return task_page(request, "close", case, _("Close the case"), status=status_of(form), **told)


@ask_or_answer
@requires(Permission.USE_CASES)
def reopen(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Take the case up again; said before, that it opens nothing by itself."""
    case = kept_case(request, public_id)
    if request.method == "POST" and case.closed_at is None:
        record(by=request.membership, verb=Verb.READ, obj=case, case=case)
        return redirect("coordination:case", case.public_id)
    check_can_reopen(request.membership, case)
    if request.method == "POST":
        reopen_case(case=case, by=request.membership)
        messages.success(request, _("The case is open again. Ask for the parts you need once more."))
        return redirect("coordination:case", case.public_id)
    return task_page(request, "reopen", case, _("Open the case again"))


@ask_or_answer
@requires(Permission.USE_CASES)
def again(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Take a part up again with its agency, on the ground it was asked on, if that still holds."""
    part = seen_part(request, public_id)
    check_can_ask_again(request.membership, part)
    no_ground = False
    if request.method == "POST":
        try:
            ask_again(part=part, by=request.membership)
        except NoGroundError:
            no_ground = True
        else:
            messages.success(request, _("%(agency)s has been asked again.") % {"agency": part.agency.name})
            return redirect("coordination:part", part.public_id)
    context = {"part": part, "measure": sentence(part.get_measure_display()), "no_ground": no_ground}
    rests_on = {"ground": part.ground, "given": part.consent}
    status = 422 if no_ground else 200
    return task_page(request, "again", part.case, _("Ask again"), status=status, **context, **rests_on)
