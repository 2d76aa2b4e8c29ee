"""One task of a case on a page of its own."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from coordination.access.case_view import case_view
from coordination.access.rules import check_can_keep
from coordination.models import Case
from coordination.reading.case_page import frame
from coordination.reading.plan import crumbs
from coordination.views.cases import seen_case
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record


def kept_case(request: MemberRequest, public_id: UUID) -> Case:
    """The case, open or closed, if the reader's unit keeps it; who only sees it is told why not."""
    case = seen_case(request, public_id)
    check_can_keep(request.membership, case)
    return case


def task_page(
    request: MemberRequest, name: str, case: Case, title: str, *, status: int = 200, **more: Any
) -> HttpResponse:
    """templates/coordination/casework/`name`.html with what stands around every page of the case; put on record."""
    record(by=request.membership, verb=Verb.READ, obj=case, case=case)
    view = case_view(case, request.membership.agency)
    context = {**frame(view, request.membership), "crumbs": crumbs(view, title), "title": title, **more}
    return render(request, f"coordination/casework/{name}.html", context, status=status)
