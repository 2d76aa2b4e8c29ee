"""Asking an agency: which, what and why, and a last look at who will see what before it is sent."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from coordination.access.grants import NoGroundError
from coordination.access.permissions import Permission
from coordination.actions.parts import ask_agency
from coordination.forms.ask import AskForm
from coordination.lifecycle import Measure
from coordination.measures import OF_KIND
from coordination.models import Case, PlanPart
from coordination.next_steps import ASKS_FOR
from coordination.reading.sharing import would_see
from coordination.views.asking import requires
from coordination.views.cases import planned_case
from coordination.views.sending import ask_or_answer
from coordination.views.tasks_of_case import task_page
from hub.accounts.kinds import MUNICIPAL_OFFICES
from hub.accounts.models import Agency
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record


def askable(case: Case) -> "QuerySet[Agency]":
    """Offices that take part in plans, the unit itself, and of landlords only the one whose tenancy it is."""
    offices = Q(kind__in=set(OF_KIND) & MUNICIPAL_OFFICES)
    return Agency.objects.filter(offices | Q(pk__in=[case.landlord_id, case.unit_id])).order_by("name")


@require_GET
@requires(Permission.USE_CASES)
def ask_whom(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """First: which agency. It decides what can be asked, and on what ground."""
    found = planned_case(request, public_id)
    chosen = _measure(request)
    query = f"?{ASKS_FOR}={chosen}" if chosen else ""
    return task_page(request, "ask_whom", found, _("Ask an agency"), agencies=askable(found), query=query)


@ask_or_answer
@requires(Permission.USE_CASES)
def ask(request: MemberRequest, public_id: UUID, agency: str) -> HttpResponse:
    """Then what, by when, on what ground; shown once more with who will see what; and sent."""
    found = planned_case(request, public_id)
    asked = get_object_or_404(askable(found), slug=agency)
    form = AskForm(request.POST or None, case=found, agency=asked, initial={"measure": _measure(request)})
    if request.method == "POST" and form.is_valid() and request.POST.get("step") != "edit":
        if request.POST.get("step") != "send":
            return _review(request, found, asked, form)
        record(by=request.membership, verb=Verb.READ, obj=found, case=found)
        part = _sent(request, found, form)
        if part is not None:
            messages.success(request, _("%(agency)s has been asked.") % {"agency": asked.name})
            return redirect("coordination:part", part.public_id)
    return task_page(request, "ask", found, _("Ask %(agency)s") % {"agency": asked.name}, form=form, agency=asked)


def _measure(request: MemberRequest) -> str:
    """What a suggested step asks for, from the address; what is no measure there is nothing."""
    chosen = request.GET.get(ASKS_FOR, "")
    return chosen if chosen in Measure.values else ""


def _review(request: MemberRequest, found: Case, asked: Agency, form: AskForm) -> HttpResponse:
    shown = would_see(found, asked, form.named_categories())
    title = _("Check before it is sent")
    return task_page(request, "ask_review", found, title, form=form, agency=asked, shown=shown, given=form.given())


def _sent(request: MemberRequest, found: Case, form: AskForm) -> PlanPart | None:
    """The new part; None when the rule of sharing said no, which the form then says at its field."""
    try:
        return ask_agency(case=found, ask=form.ask(), by=request.membership)
    except NoGroundError as error:
        form.refuse(str(error))
        return None
