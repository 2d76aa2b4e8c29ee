"""Keeping a closed case longer than the rule says, and letting that go."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coordination.access.permissions import Permission
from coordination.access.rules import check_can_keep_longer
from coordination.actions.keeping import keep_longer, kept_longer, stop_keeping
from coordination.actions.retention import erased_from
from coordination.forms.keeping import KeepForm
from coordination.models import Case
from coordination.views.asking import requires
from coordination.views.sending import ask_or_answer, status_of
from coordination.views.tasks_of_case import kept_case, task_page
from hub.accounts.reauthentication import freshly_signed_in
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record


@ask_or_answer
@requires(Permission.USE_CASES)
def keep(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Until which day, and why."""
    case = _closed_case(request, public_id)
    known = kept_longer(case)
    form = KeepForm(
        request.POST if request.method == "POST" else None,
        case=case,
        initial={"because": known.because, "until": known.until} if known else None,
    )
    if request.method == "POST" and form.is_valid():
        record(by=request.membership, verb=Verb.READ, obj=case, case=case)
        keep_longer(case=case, kept=form.kept(), by=request.membership)
        messages.success(request, _("The case is kept longer."))
        return redirect("coordination:case", case.public_id)
    title = _("Keep the case longer")
    return task_page(request, "keep", case, title, status=status_of(form), form=form, erased_from=erased_from(case))


@require_POST
@requires(Permission.USE_CASES)
@freshly_signed_in
def stop(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """The day of the rule counts again. Where that has passed, the case is gone the next morning."""
    case = _closed_case(request, public_id)
    record(by=request.membership, verb=Verb.READ, obj=case, case=case)
    stop_keeping(case=case, by=request.membership)
    messages.success(request, _("The case is kept no longer than the rule says."))
    return redirect("coordination:case", case.public_id)


def _closed_case(request: MemberRequest, public_id: UUID) -> Case:
    case = kept_case(request, public_id)
    check_can_keep_longer(request.membership, case)
    return case
