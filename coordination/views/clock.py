"""The clock of a case: what happened, what follows from it, and putting either right."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coordination.access.case_view import case_view
from coordination.access.permissions import Permission
from coordination.actions.cases import StaleVersionError
from coordination.actions.correcting import correct_event, move_deadline, restore_deadline, withdraw_event
from coordination.forms.event import CorrectionForm, MoveForm
from coordination.models import Case, Deadline
from coordination.reading.case_page import frame
from coordination.reading.clock import can_be_moved
from coordination.reading.labels import deadline_label, sentence
from coordination.reading.plan import crumbs
from coordination.views.asking import requires
from coordination.views.cases import planned_case
from coordination.views.sending import ask_or_answer
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record


@ask_or_answer
@requires(Permission.USE_CASES)
def correct(request: MemberRequest, public_id: UUID, event_id: UUID) -> HttpResponse:
    """Say what was wrong with an event: its day, or that it happened at all."""
    found = planned_case(request, public_id)
    event = get_object_or_404(found.events.select_related("case"), public_id=event_id)
    form = CorrectionForm(request.POST or None, event=event)
    _looked(request, found)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if said["wrong"] == "never":
            withdraw_event(event=event, reason=said["reason"], by=request.membership)
            messages.success(request, _("The event is withdrawn, and the deadlines that followed from it."))
        else:
            method = said.get("method", event.method)
            correct_event(event=event, on=said["on"], method=method, reason=said["reason"], by=request.membership)
            messages.success(request, _("The event is corrected, and its deadlines are counted anew."))
        return redirect("coordination:case", found.public_id)
    return _page(request, found, form, _("Correct: %(what)s") % {"what": event.get_kind_display()})


@ask_or_answer
@requires(Permission.USE_CASES)
def move(request: MemberRequest, public_id: UUID, event_id: UUID, code: str) -> HttpResponse:
    """Set another day for a deadline than the computed one."""
    found = planned_case(request, public_id)
    deadline = _deadline(found, event_id, code)
    form, status = MoveForm(request.POST or None, deadline=deadline), 200
    _looked(request, found)
    if request.method == "POST" and form.is_valid():
        try:
            move_deadline(deadline=deadline, by=request.membership, **form.cleaned_data)
        except StaleVersionError:
            _say_what_counts(form, _deadline(found, event_id, code))
            status = 409
        else:
            messages.success(request, _("The day is set. The computed one is still shown beside it."))
            return redirect("coordination:case", found.public_id)
    title = _("Set another day: %(what)s") % {"what": deadline_label(code)}
    return _page(request, found, form, title, status)


def _say_what_counts(form: MoveForm, deadline: Deadline) -> None:
    """Sent once more it is sent against the day that counts now."""
    now = {"day": date_format(deadline.due_on, "DATE_FORMAT")}
    form.add_error(None, _("Since you opened the page another day was set: %(day)s. Look again.") % now)
    form.bring_up_to_date(seen=deadline.due_on)


@require_POST
@requires(Permission.USE_CASES)
def restore(request: MemberRequest, public_id: UUID, event_id: UUID, code: str) -> HttpResponse:
    """Let the computed day count again."""
    found = planned_case(request, public_id)
    _looked(request, found)
    restore_deadline(deadline=_deadline(found, event_id, code), by=request.membership)
    messages.success(request, _("The computed day counts again."))
    return redirect("coordination:case", found.public_id)


def _looked(request: MemberRequest, found: Case) -> None:
    """On record even where there is nothing to do: somebody else may have done it meanwhile."""
    record(by=request.membership, verb=Verb.READ, obj=found, case=found)


def _deadline(found: Case, event_id: UUID, code: str) -> Deadline:
    """A deadline that is counted; a day that was set by the court is corrected as an event."""
    deadlines = found.deadlines.select_related("event", "case")
    deadline: Deadline = get_object_or_404(deadlines, event__public_id=event_id, code=code)
    if not can_be_moved(deadline):
        raise Http404
    return deadline


def _page(
    request: MemberRequest, found: Case, form: CorrectionForm | MoveForm, title: str, status: int = 200
) -> HttpResponse:
    view = case_view(found, request.membership.agency)
    context = {**frame(view, request.membership), "crumbs": crumbs(view, title), "form": form, "title": sentence(title)}
    return render(request, "coordination/casework/clock_form.html", context, status=status)
