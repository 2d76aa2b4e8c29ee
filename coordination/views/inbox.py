"""What must I do now? One line a part, most urgent first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from coordination.access.permissions import Permission
from coordination.access.visible import may
from coordination.reading.empty import why_empty
from coordination.reading.filters import Filters
from coordination.reading.inbox import inbox_page
from coordination.reading.queues import tabs
from coordination.reading.saved_filters import saved_tabs
from coordination.reading.visits import overdue_visits
from coordination.views.asking import requires
from hub.accounts.requests import MemberRequest
from hub.audit.models import Purpose, Verb
from hub.audit.record import record


@require_GET
@requires(Permission.USE_CASES)
def inbox(request: MemberRequest) -> HttpResponse:
    """The agency's inbox, as the filters in the address ask for it."""
    filters = Filters.read(request.GET, plans=may(request.membership, Permission.MAKE_PLANS))
    page = inbox_page(request.membership, filters, after=request.GET.get("efter", ""))
    record(
        by=request.membership,
        verb=Verb.SEARCH if filters.narrows else Verb.READ,
        obj=request.membership.agency,
        why=Purpose.LOOK_UP,
        list="inbox",
        filters=sorted(filters.chosen),
        rows=len(page.rows),
    )
    shown = {"page": page, "filters": filters, "tabs": tabs(filters, request.membership)}
    saved = saved_tabs(filters, request.membership)
    shown |= {"saved": saved, "may_save": filters.is_own and not any(view["current"] for view in saved)}
    shown |= {"overdue": overdue_visits(request.membership)}
    context = shown | {"empty": why_empty(request.membership, filters)}
    return render(request, "coordination/casework/inbox.html", context)
