"""The clock of a case: what happened, what follows from it and is met, and putting either right."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coordination.access.permissions import Permission
from coordination.actions.cases import StaleVersionError
from coordination.actions.clock import log_event, meet_deadline
from coordination.actions.correcting import correct_event, move_deadline, restore_deadline, withdraw_event
from coordination.forms.event import CorrectionForm, EventForm, MoveForm, SeenForm
from coordination.lifecycle import LegalEventKind
from coordination.models import Case, Deadline
from coordination.next_steps import IS_ABOUT
from coordination.reading.clock import can_be_moved
from coordination.reading.labels import deadline_label
from coordination.views.asking import requires
from coordination.views.cases import planned_case
from coordination.views.sending import ask_or_answer
from coordination.views.tasks_of_case import task_page
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record


@ask_or_answer
@requires(Permission.USE_CASES)
def event(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Write down what happened, or is set for a day; the deadlines follow."""
    found = planned_case(request, public_id)
    form = EventForm(request.POST or None, case=found, initial={"kind": request.GET.get(IS_ABOUT, "")})
    if request.method == "POST" and form.is_valid():
        _looked(request, found)
        kind = LegalEventKind(form.cleaned_data["kind"])
        on, method = form.cleaned_data["on"], form.cleaned_data["method"]
        log_event(case=found, kind=kind, on=on, by=request.membership, method=method)
        messages.success(request, _("The event is on the clock, and so are the deadlines that follow from it."))
        return redirect("coordination:case", found.public_id)
    return task_page(request, "event", found, _("Record an event"), form=form)


@require_POST
@requires(Permission.USE_CASES)
def meet(request: MemberRequest, public_id: UUID, event_id: UUID, code: str) -> HttpResponse:
    """Mark a deadline as met."""
    found = planned_case(request, public_id)
    deadline = get_object_or_404(found.deadlines.select_related("event"), event__public_id=event_id, code=code)
    _looked(request, found)
    meet_deadline(deadline=deadline, by=request.membership)
    messages.success(request, _("The deadline is marked as met."))
    return redirect("coordination:case", found.public_id)


@ask_or_answer
@requires(Permission.USE_CASES)
def correct(request: MemberRequest, public_id: UUID, event_id: UUID) -> HttpResponse:
    """Say what was wrong with an event: its day, or that it happened at all."""
    found = planned_case(request, public_id)
    event = get_object_or_404(found.events.select_related("case"), public_id=event_id)
    form = CorrectionForm(request.POST or None, event=event)
    if request.method == "POST" and form.is_valid():
        _looked(request, found)
        said = form.cleaned_data
        if said["wrong"] == "never":
            withdraw_event(event=event, reason=said["reason"], by=request.membership)
            messages.success(request, _("The event is withdrawn, and the deadlines that followed from it."))
        else:
            method = said.get("method", event.method)
            correct_event(event=event, on=said["on"], method=method, reason=said["reason"], by=request.membership)
            messages.success(request, _("The event is corrected, and its deadlines are counted anew."))
        return redirect("coordination:case", found.public_id)
    title = _("Correct: %(what)s") % {"what": event.get_kind_display()}
    return task_page(request, "clock_form", found, title, form=form)


@ask_or_answer
@requires(Permission.USE_CASES)
def move(request: MemberRequest, public_id: UUID, event_id: UUID, code: str) -> HttpResponse:
    """Set another day for a deadline than the computed one."""
    found = planned_case(request, public_id)
    deadline = _deadline(found, event_id, code)
    form, status = MoveForm(request.POST or None, deadline=deadline), 200
    if request.method == "POST" and form.is_valid():
        try:
            move_deadline(deadline=deadline, by=request.membership, **form.cleaned_data)
        except StaleVersionError:
            _say_what_counts(form, _deadline(found, event_id, code))
            status = 409
        else:
            _looked(request, found)
            messages.success(request, _("The day is set. The computed one is still shown beside it."))
            return redirect("coordination:case", found.public_id)
    return _move_page(request, found, form, code, status)


def _move_page(request: MemberRequest, found: Case, form: MoveForm, code: str, status: int) -> HttpResponse:
    title = _("Set another day: %(what)s") % {"what": deadline_label(code)}
    return task_page(request, "clock_form", found, title, status=status, form=form)


def _say_what_counts(form: MoveForm, deadline: Deadline) -> None:
    """Sent once more it is sent against the day that counts now."""
    form.add_error(None, _look_again(deadline))
    form.bring_up_to_date(seen=deadline.due_on)


def _look_again(deadline: Deadline) -> str:
    now = {"day": date_format(deadline.due_on, "DATE_FORMAT")}
    return _("Since you opened the page another day was set: %(day)s. Look again.") % now


@require_POST
@requires(Permission.USE_CASES)
def restore(request: MemberRequest, public_id: UUID, event_id: UUID, code: str) -> HttpResponse:
    """Let the computed day count again."""
    found = planned_case(request, public_id)
    deadline, form = _deadline(found, event_id, code), SeenForm(request.POST)
    seen = form.cleaned_data["seen"] if form.is_valid() else None
    try:
        restore_deadline(deadline=deadline, seen=seen, by=request.membership)
    except StaleVersionError:
        messages.error(request, _look_again(_deadline(found, event_id, code)))
        return _move_page(request, found, MoveForm(deadline=deadline), code, 409)
    _looked(request, found)
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
