"""A landlord's own compartment: its arrears, one tenancy, and what it has told the municipality."""

from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coordination.access.permissions import Permission
from coordination.access.visible import get_visible_or_404, may, own_arrears, own_lists, own_notices, own_tenancies
from coordination.views.asking import requires
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record

PAGE = 50


@require_safe
@requires(Permission.KEEP_ARREARS)
def arrears(request: MemberRequest) -> HttpResponse:
    """The landlord's arrears, the oldest due first, found by tenancy number, name or address."""
    sought = request.GET.get("q", "").strip()[:80]
    records = own_arrears(request.membership).select_related("tenancy").order_by("oldest_due_on", "id")
    if request.GET.get("vis") != "betalt":
        records = records.filter(settled_at__isnull=True)
    if sought:
        records = records.filter(
            Q(tenancy__number__icontains=sought) | Q(tenancy__street__icontains=sought) | Q(tenants__icontains=sought)
        )
    after = _cursor(request)
    rows = list(records[after : after + PAGE + 1])
    return render(
        request,
        "coordination/landlord/arrears.html",
        {
            "records": rows[:PAGE],
            "more": after + PAGE if len(rows) > PAGE else None,
            "sought": sought,
            "paid": request.GET.get("vis") == "betalt",
            "latest_list": own_lists(request.membership).order_by("-created_at").first(),
            "notices": own_notices(request.membership).select_related("tenancy", "ground")[:5],
            "can_report": may(request.membership, Permission.REPORT_TENANCY),
        },
    )


def _cursor(request: MemberRequest) -> int:
    """Where the page begins; nonsense begins at the beginning."""
    given = request.GET.get("fra", "0")
    return min(int(given), 100_000) if given.isdecimal() and len(given) < 7 else 0


@require_safe
@requires(Permission.KEEP_ARREARS)
def tenancy(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """One tenancy: what the lists say of it, and what the municipality has been told."""
    found = get_visible_or_404(own_tenancies(request.membership), public_id)
    record(by=request.membership, verb=Verb.READ, obj=found)
    return render(
        request,
        "coordination/landlord/tenancy.html",
        {
            "tenancy": found,
            "records": own_arrears(request.membership).filter(tenancy=found).order_by("-oldest_due_on"),
            "notices": own_notices(request.membership).filter(tenancy=found).select_related("ground"),
            "can_notify": may(request.membership, Permission.SEND_STATUTORY_NOTICE),
        },
    )


@require_safe
@requires(Permission.KEEP_ARREARS)
def receipt(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """The proof that the municipality was told, when, by whom and what. Never the case it led to."""
    notice = get_visible_or_404(
        own_notices(request.membership).select_related("tenancy", "ground", "sent_by__user"), public_id
    )
    record(by=request.membership, verb=Verb.READ, obj=notice)
    return render(request, "coordination/landlord/receipt.html", {"notice": notice})
