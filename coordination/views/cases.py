"""A case: its page, and what its coordinator does with it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from coordination.access.case_view import case_view
from coordination.access.permissions import Permission
from coordination.access.rules import check_can_plan
from coordination.access.visible import get_visible_or_404, visible_cases
from coordination.actions.cases import StaleVersionError, take_case, update_facts
from coordination.actions.clock import log_event, meet_deadline
from coordination.forms.event import EventForm
from coordination.forms.facts import FactsForm, known
from coordination.lifecycle import LegalEventKind
from coordination.models import Case
from coordination.reading.case_page import case_page, frame
from coordination.reading.differences import differences
from coordination.reading.plan import coordination_of, crumbs
from coordination.views.asking import requires
from coordination.views.conversation import conversation
from coordination.views.sending import ask_or_answer
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record
from hub.outbox.read import mark_notices_read


def seen_case(request: MemberRequest, public_id: UUID) -> Case:
    """The case, if the reader may see it."""
    related = ("landlord", "unit", "coordinator", "ground")
    return get_visible_or_404(visible_cases(request.membership).select_related(*related), public_id)


def planned_case(request: MemberRequest, public_id: UUID) -> Case:
    """The case, if the reader makes its plan; who only sees it is told why not."""
    case = seen_case(request, public_id)
    check_can_plan(request.membership, case)
    return case


@require_GET
@requires(Permission.USE_CASES)
def case(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Where it stands, as far as the reader may know."""
    found = seen_case(request, public_id)
    record(by=request.membership, verb=Verb.READ, obj=found, case=found)
    mark_notices_read(request.membership, request.path)
    context = case_page(case_view(found, request.membership.agency, request.membership), request.membership)
    own = coordination_of(found, request.membership)
    if own is not None:
        context |= conversation(request, own)
    return render(request, "coordination/casework/case.html", context)


@require_POST
@requires(Permission.USE_CASES)
def take(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Become the coordinator."""
    found = planned_case(request, public_id)
    take_case(case=found, by=request.membership)
    messages.success(request, _("You now coordinate this case."))
    return redirect("coordination:case", found.public_id)


@ask_or_answer
@requires(Permission.USE_CASES)
def event(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Write down what happened, or is set for a day; the deadlines follow."""
    found = planned_case(request, public_id)
    form = EventForm(request.POST or None, case=found)
    if request.method == "POST" and form.is_valid():
        kind = LegalEventKind(form.cleaned_data["kind"])
        on, method = form.cleaned_data["on"], form.cleaned_data["method"]
        log_event(case=found, kind=kind, on=on, by=request.membership, method=method)
        messages.success(request, _("The event is on the clock, and so are the deadlines that follow from it."))
        return redirect("coordination:case", found.public_id)
    return _form_page(request, "event", found, form, _("Record an event"))


@ask_or_answer
@requires(Permission.USE_CASES)
def facts(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Write down what was learnt; two who write at once see each other's words."""
    found = planned_case(request, public_id)
    form = FactsForm(request.POST, case=found) if request.method == "POST" else FactsForm.of(found)
    status, changed = 200, None
    if request.method == "POST" and form.is_valid():
        try:
            update_facts(case=found, facts=form.facts(), version=form.cleaned_data["version"], by=request.membership)
        except StaleVersionError:
            found = seen_case(request, public_id)
            status, changed = 409, differences(form, known(found))
            form.bring_up_to_date(version=found.version)
        else:
            messages.success(request, _("What you have learnt is kept."))
            return redirect("coordination:case", found.public_id)
    return _form_page(request, "facts", found, form, _("What we know"), status, changed=changed)


@require_POST
@requires(Permission.USE_CASES)
def meet(request: MemberRequest, public_id: UUID, event_id: UUID, code: str) -> HttpResponse:
    """Mark a deadline as met."""
    found = planned_case(request, public_id)
    deadline = get_object_or_404(found.deadlines.select_related("event"), event__public_id=event_id, code=code)
    # Met already, by a double click, nothing changes; that somebody was there is on record nevertheless.
    record(by=request.membership, verb=Verb.READ, obj=found, case=found)
    meet_deadline(deadline=deadline, by=request.membership)
    messages.success(request, _("The deadline is marked as met."))
    return redirect("coordination:case", found.public_id)


def _form_page(
    request: MemberRequest, name: str, found: Case, form: object, title: str, status: int = 200, **more: object
) -> HttpResponse:
    record(by=request.membership, verb=Verb.READ, obj=found, case=found)
    view = case_view(found, request.membership.agency)
    context = {**frame(view, plans=False), "crumbs": crumbs(view, title), "form": form, "title": title, **more}
    return render(request, f"coordination/casework/{name}.html", context, status=status)
