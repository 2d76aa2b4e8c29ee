"""A case: its page, and what its coordinator does with it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from coordination.access.case_view import case_view
from coordination.access.permissions import Permission
from coordination.access.rules import check_can_plan
from coordination.access.visible import get_visible_or_404, visible_cases
from coordination.actions.cases import take_case
from coordination.models import Case
from coordination.reading.case_page import case_page
from coordination.reading.plan import coordination_of
from coordination.views.asking import requires
from coordination.views.conversation import conversation
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
