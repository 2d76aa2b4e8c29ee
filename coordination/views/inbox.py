"""What must I do now? One line a part, most urgent first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from coordination.access.permissions import Permission
from coordination.access.visible import may
from coordination.reading.empty import why_empty
from coordination.reading.filters import Filters
from coordination.reading.inbox import inbox_page
from coordination.views.asking import requires
from hub.accounts.requests import MemberRequest


@require_GET
@requires(Permission.USE_CASES)
def inbox(request: MemberRequest) -> HttpResponse:
    """The agency's inbox, as the filters in the address ask for it."""
    filters = Filters.read(request.GET, offers_mine=may(request.membership, Permission.MAKE_PLANS))
    page = inbox_page(request.membership, filters, after=request.GET.get("efter", ""))
    context = {"page": page, "filters": filters, "empty": why_empty(request.membership, filters)}
    return render(request, "coordination/casework/inbox.html", context)
