"""Home visits of a case, and the tour of a day on a phone."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from coordination.access.permissions import Permission
from coordination.access.rules import check_can_change_visit, check_can_plan, check_can_tell, check_can_visit
from coordination.actions.attempts import record_attempt
from coordination.actions.cases import StaleVersionError
from coordination.actions.visits import (
    cancel_visit,
    change_visit,
    check_in,
    check_out,
    end_visit,
    move_visit,
    plan_visit,
)
from coordination.forms.attempt import TellForm
from coordination.forms.on_the_way import CheckForm, CheckInForm
from coordination.forms.visit import CancelForm, OutcomeForm, VisitChangeForm, VisitForm
from coordination.models import Visit
from coordination.reading.tour_sheet import sheet_of
from coordination.reading.tour_words import words
from coordination.reading.visits import lengths, one_line, overdue_visits, tour_of
from coordination.views.asking import requires
from coordination.views.cases import planned_case
from coordination.views.sending import ask_or_answer, status_of, waits_for_its_writer
from coordination.views.tasks_of_case import kept_case, task_page
from hub.accounts.requests import MemberRequest, asks_for_json
from hub.audit.models import Purpose, Verb
from hub.audit.record import record, record_looks

# In the address of the tour.
TOMORROW = "i-morgen"


def kept_visit(request: MemberRequest, public_id: UUID) -> Visit:
    """The visit, if the reader's unit keeps its case; else it does not exist."""
    visit = get_object_or_404(Visit.objects.select_related("case__unit", "who"), public_id=public_id)
    kept_case(request, visit.case.public_id)
    return visit


@ask_or_answer
@requires(Permission.USE_CASES)
def plan(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Put a visit on somebody's tour."""
    case = planned_case(request, public_id)
    form = VisitForm(request.POST if request.method == "POST" else None, membership=request.membership)
    if request.method == "POST" and form.is_valid():
        record(by=request.membership, verb=Verb.READ, obj=case, case=case)
        plan_visit(case=case, plan=form.plan(), key=form.cleaned_data["key"], by=request.membership)
        messages.success(request, _("The visit is planned."))
        return redirect("coordination:case", case.public_id)
    return task_page(request, "visit", case, _("Plan a visit"), form=form, status=status_of(form))


@ask_or_answer
@requires(Permission.MAKE_PLANS)
def change(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Another day, another time, another colleague; two who change it at once see each other's plan."""
    visit = kept_visit(request, public_id)
    check_can_change_visit(request.membership, visit)
    form = VisitChangeForm.of(visit, request.membership)
    if request.method == "POST":
        form = VisitChangeForm(request.POST, membership=request.membership)
    more: dict[str, Any] = {"lead": one_line(visit)}
    status = status_of(form)
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"]
            change_visit(visit=visit, plan=form.plan(), version=version, by=request.membership)
        except StaleVersionError:
            visit = kept_visit(request, public_id)
            status, more = 409, {"lead": "", "changed": one_line(visit), "is_changed": True}
            form.bring_up_to_date(version=visit.version)
        else:
            messages.success(request, _("The visit is planned anew."))
            return redirect("coordination:case", visit.case.public_id)
    return task_page(request, "visit", visit.case, _("Change the visit"), form=form, status=status, **more)


@ask_or_answer
@requires(Permission.MAKE_PLANS)
def cancel(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Take it off the tour, with the reason."""
    visit = kept_visit(request, public_id)
    check_can_plan(request.membership, visit.case)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        record(by=request.membership, verb=Verb.READ, obj=visit, case=visit.case)
        cancel_visit(visit=visit, reason=form.cleaned_data["reason"], by=request.membership)
        messages.success(request, _("The visit is cancelled."))
        return redirect("coordination:case", visit.case.public_id)
    if request.method != "POST":
        check_can_visit(request.membership, visit)
    title = _("Cancel the visit")
    return task_page(request, "visit", visit.case, title, form=form, status=status_of(form), lead=one_line(visit))


@ask_or_answer
@requires(Permission.MAKE_PLANS)
def outcome(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """What came of it; two who write at once see each other's words."""
    visit = kept_visit(request, public_id)
    check_can_plan(request.membership, visit.case)
    form = OutcomeForm(request.POST) if request.method == "POST" else OutcomeForm.of(visit)
    status, changed = status_of(form), ""
    if request.method == "POST" and form.is_valid():
        try:
            given = form.cleaned_data
            end_visit(visit=visit, outcome=given["outcome"], version=given["version"], by=request.membership)
        except StaleVersionError:
            visit = kept_visit(request, public_id)
            status, changed = 409, visit.outcome
            form.bring_up_to_date(version=visit.version)
        else:
            messages.success(request, _("What came of the visit is written down."))
            return redirect("coordination:case", visit.case.public_id)
    title = _("What came of the visit")
    more = {"lead": one_line(visit), "changed": changed, "is_changed": status == 409}  # a status
    return task_page(request, "visit", visit.case, title, form=form, status=status, **more)


@require_GET
@never_cache
@requires(Permission.MAKE_PLANS)
def tour(request: MemberRequest) -> HttpResponse:
    """One's own visits of today, or of tomorrow (`dag`). Whose home each is goes on record, case by case."""
    is_tomorrow = request.GET.get("dag") == TOMORROW
    found = tour_of(request.membership, timezone.localdate() + timedelta(days=int(is_tomorrow)))
    record(by=request.membership, verb=Verb.READ, obj=request.membership, why=Purpose.CASEWORK, list="tour")
    record_looks(by=request.membership, cases=[visit.case for visit, _row in found], list="tour")
    context = {
        "stops": [row for _visit, row in found],
        # A telephone keeps the day it is, and no other.
        "sheet": None if is_tomorrow else sheet_of(request.membership, found),
        "words": words(),
        "lengths": lengths(),
        "overdue": overdue_visits(request.membership),
        "is_tomorrow": is_tomorrow,
        "other_day": reverse("coordination:tour") + ("" if is_tomorrow else f"?dag={TOMORROW}"),
    }
    return render(request, "coordination/tour.html", context)


@waits_for_its_writer
@ask_or_answer
@requires(Permission.MAKE_PLANS)
def tell(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Write down what came of a visit. A telephone sends here what was written without a network (hub/tour/send.js)."""
    visit = kept_visit(request, public_id)
    form = (
        TellForm(request.POST, membership=request.membership)
        if request.method == "POST"
        else TellForm.at_door(visit, result=request.GET.get("resultat", ""), membership=request.membership)
    )
    if request.method == "POST" and form.is_valid():
        record(by=request.membership, verb=Verb.READ, obj=visit, case=visit.case)
        of = None if form.cleaned_data["without_visit"] else visit
        told, key = form.told(), form.cleaned_data["key"]
        record_attempt(case=visit.case, told=told, key=key, visit=of, by=request.membership)
        return _stored(request, _("The attempt is written down."))
    if asks_for_json(request):
        record(by=request.membership, verb=Verb.READ, obj=visit, case=visit.case)
        return JsonResponse({"errors": form.errors}, status=422)
    check_can_tell(request.membership, visit)
    title = _("Write down contact")
    return task_page(request, "attempt", visit.case, title, form=form, status=status_of(form), back_to="tour")


@waits_for_its_writer
@require_POST
@requires(Permission.MAKE_PLANS)
def arrive(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Check in at the door; or ask for more time. A telephone may send it later, as `tell`."""
    visit = kept_visit(request, public_id)
    form = CheckInForm(request.POST, membership=request.membership)
    if not form.is_valid():
        return _not_stored(request, visit, form)
    check_in(visit=visit, minutes=form.minutes(), at=form.cleaned_data["at"], by=request.membership)
    record(by=request.membership, verb=Verb.READ, obj=visit, case=visit.case)
    return _stored(request, _("You are checked in. Check out when you leave."))


@waits_for_its_writer
@require_POST
@requires(Permission.MAKE_PLANS)
def leave(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Check out; a colleague may do it who has heard that all is well. A telephone may send it later, as `tell`."""
    visit = kept_visit(request, public_id)
    form = CheckForm(request.POST, membership=request.membership)
    if not form.is_valid():
        return _not_stored(request, visit, form)
    check_out(visit=visit, at=form.cleaned_data["at"], by=request.membership)
    record(by=request.membership, verb=Verb.READ, obj=visit, case=visit.case)
    return _stored(request, _("Checked out."))


def _stored(request: MemberRequest, said: str) -> HttpResponse:
    if asks_for_json(request):
        return JsonResponse({"stored": True}, status=201)
    messages.success(request, said)
    return redirect("coordination:tour")


def _not_stored(request: MemberRequest, visit: Visit, form: CheckForm) -> HttpResponse:
    record(by=request.membership, verb=Verb.READ, obj=visit, case=visit.case)
    if asks_for_json(request):
        return JsonResponse({"errors": form.errors}, status=422)
    for field, errors in form.errors.items():
        said = _("Choose how long the visit takes from the list.") if field == "length" else " ".join(map(str, errors))
        messages.error(request, said)
    return redirect("coordination:tour")


@require_POST
@requires(Permission.MAKE_PLANS)
def move(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Make it one earlier or one later on the tour."""
    visit = kept_visit(request, public_id)
    move_visit(visit=visit, up=request.POST.get("up") == "1", by=request.membership)
    query = f"?dag={TOMORROW}" if visit.planned_on > timezone.localdate() else ""
    return redirect(reverse("coordination:tour") + query)
