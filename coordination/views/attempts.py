"""Contact with the tenant: what was tried, and writing down one more."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from coordination.access.case_view import case_view
from coordination.access.permissions import Permission
from coordination.access.rules import check_can_correct, check_can_plan
from coordination.actions.attempts import correct_attempt, record_attempt, withdraw_attempt
from coordination.forms.attempt import AttemptForm
from coordination.models import ContactAttempt
from coordination.reading.attempts import contact_of, one_line
from coordination.views.asking import requires
from coordination.views.cases import planned_case
from coordination.views.sending import ask_or_answer, status_of
from coordination.views.tasks_of_case import kept_case, task_page
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record


def kept_attempt(request: MemberRequest, public_id: UUID) -> ContactAttempt:
    """The attempt, if the reader's unit keeps its case; else it does not exist."""
    attempt = get_object_or_404(ContactAttempt.objects.select_related("case__unit", "visit"), public_id=public_id)
    kept_case(request, attempt.case.public_id)
    return attempt


@require_GET
@requires(Permission.USE_CASES)
def contact(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Every attempt, what has worked, and what is still to be tried."""
    case = kept_case(request, public_id)
    found = contact_of(case_view(case, request.membership.agency), request.membership)
    return task_page(request, "attempts", case, _("Contact"), tries=found)


@ask_or_answer
@requires(Permission.USE_CASES)
def attempt(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Write down one more: time, way and person are filled in."""
    case = planned_case(request, public_id)
    form = (
        AttemptForm(request.POST)
        if request.method == "POST"
        else AttemptForm.blank(channel=request.GET.get("kanal", ""), result=request.GET.get("resultat", ""))
    )
    if request.method == "POST" and form.is_valid():
        record(by=request.membership, verb=Verb.READ, obj=case, case=case)
        record_attempt(case=case, told=form.told(), key=form.cleaned_data["key"], by=request.membership)
        messages.success(request, _("The attempt is written down."))
        return redirect("coordination:case", case.public_id)
    return task_page(request, "attempt", case, _("Write down contact"), form=form, status=status_of(form))


@ask_or_answer
@requires(Permission.MAKE_PLANS)
def correct(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Write it again as it was; the first stays, marked as corrected."""
    found = kept_attempt(request, public_id)
    form = AttemptForm(request.POST) if request.method == "POST" else AttemptForm.of(found)
    if request.method == "POST" and form.is_valid():
        record(by=request.membership, verb=Verb.READ, obj=found, case=found.case)
        correct_attempt(attempt=found, told=form.told(), key=form.cleaned_data["key"], by=request.membership)
        messages.success(request, _("The attempt is corrected. What stood there before can still be read."))
        return redirect("coordination:contact", found.case.public_id)
    check_can_correct(request.membership, found)
    title = _("Correct an attempt")
    return task_page(
        request, "attempt", found.case, title, form=form, status=status_of(form), corrected=one_line(found)
    )


@ask_or_answer
@requires(Permission.MAKE_PLANS)
def withdraw(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Say that it should not have been written here. Withdrawn twice is withdrawn."""
    found = kept_attempt(request, public_id)
    check_can_plan(request.membership, found.case)
    if request.method == "POST":
        record(by=request.membership, verb=Verb.READ, obj=found, case=found.case)
        withdraw_attempt(attempt=found, by=request.membership)
        messages.success(request, _("The attempt is withdrawn. It counts no more, and can still be read."))
        return redirect("coordination:contact", found.case.public_id)
    check_can_correct(request.membership, found)
    title = _("Withdraw an attempt")
    return task_page(request, "withdraw_attempt", found.case, title, attempt=one_line(found))
