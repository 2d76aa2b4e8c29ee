"""The course of a case: what the unit itself has moved it through."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from coordination.access.permissions import Permission
from coordination.actions.cases import StaleVersionError
from coordination.actions.moving import move_stage
from coordination.forms.stage import StageForm
from coordination.lifecycle import LandlordStage
from coordination.models import Case
from coordination.reading.course import course as course_of
from coordination.reading.labels import sentence
from coordination.views.asking import requires
from coordination.views.cases import planned_case
from coordination.views.sending import ask_or_answer, status_of
from coordination.views.tasks_of_case import kept_case, task_page
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record


@require_GET
@requires(Permission.USE_CASES)
def course(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Everything that was moved by hand, the newest first."""
    case = kept_case(request, public_id)
    return task_page(request, "course", case, _("Course of the case"), steps=course_of(case))


@ask_or_answer
@requires(Permission.USE_CASES)
def stage(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Say how far the landlord has come, on or back. Sent twice (a double click) it is moved once."""
    case = planned_case(request, public_id)
    if request.method == "POST" and request.POST.get("to") == case.landlord_stage:
        record(by=request.membership, verb=Verb.READ, obj=case, case=case)
        return redirect("coordination:case", case.public_id)
    form = StageForm(request.POST or None, case=case)
    status, title = 200, _("Move the landlord's stage")
    if request.method == "POST":
        status = status_of(form)
        if form.is_valid():
            try:
                _move(request, case, form)
            except StaleVersionError:
                form.add_error(None, _("Somebody else has moved the case since you opened the page. Look again."))
                form.bring_up_to_date(seen=case.landlord_stage)
                status = 409
            else:
                messages.success(request, _("The stage has been moved."))
                return redirect("coordination:case", case.public_id)
    now = sentence(case.get_landlord_stage_display())
    return task_page(request, "stage", case, title, status=status, form=form, now=now)


def _move(request: MemberRequest, case: Case, form: StageForm) -> None:
    data = form.cleaned_data
    to = LandlordStage(data["to"])
    move_stage(case=case, to=to, reason=form.reason_given, on=data["on"], seen=data["seen"], by=request.membership)
