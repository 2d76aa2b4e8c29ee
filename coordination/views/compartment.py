"""A landlord's own compartment: its arrears, one tenancy, and what it has told the municipality."""

from uuid import UUID

from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coordination.access.permissions import Permission
from coordination.access.visible import get_visible_or_404, own_arrears, own_notices, own_tenancies
from coordination.models import NoticeOutcome
from coordination.reading.arrears_overview import Overview
from coordination.reading.landlord_crumbs import crumbs, tenancy_name
from coordination.reading.notices import passed_on
from coordination.views.asking import requires
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record
from hub.audit.searching import criteria


@require_safe
@requires(Permission.KEEP_ARREARS)
def arrears(request: MemberRequest) -> HttpResponse:
    """The landlord's arrears, the oldest due first, found by tenancy number, name or address."""
    overview = Overview(request.membership, request.GET.dict())
    record(
        by=request.membership,
        verb=Verb.SEARCH if overview.sought else Verb.READ,
        obj=request.membership.agency,
        list="arrears",
        filters=["betalt"] if overview.with_paid else [],
        rows=len(overview.records),
        **(criteria(q=overview.sought) if overview.sought else {}),
    )
    return render(request, "coordination/landlord/arrears.html", overview.context())


@require_safe
@requires(Permission.KEEP_ARREARS)
def tenancy(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """One tenancy: what the lists say of it, and what the municipality has been told."""
    found = get_visible_or_404(own_tenancies(request.membership), public_id)
    record(by=request.membership, verb=Verb.READ, obj=found)
    records = own_arrears(request.membership).filter(tenancy=found)
    context = {
        "tenancy": found,
        "records": records.order_by(
            F("settled_at").desc(nulls_first=True), F("oldest_due_on").desc(nulls_last=True), "-pk"
        ),
        "notices": own_notices(request.membership).filter(tenancy=found).select_related("ground"),
        "crumbs": crumbs(tenancy_name(found)),
    }
    return render(request, "coordination/landlord/tenancy.html", context)


@require_safe
@requires(Permission.KEEP_ARREARS)
def receipt(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """The proof that the municipality was told, when, by whom and what. Never the case it led to."""
    related = ("tenancy", "ground", "sent_by__user", "sent_by__agency", "landlord")
    notice = get_visible_or_404(own_notices(request.membership).select_related(*related), public_id)
    record(by=request.membership, verb=Verb.READ, obj=notice)
    context = {
        "notice": notice,
        "ended": NoticeOutcome.objects.filter(notice=notice).last(),
        "passed_on": passed_on(notice),
        "crumbs": crumbs(_("Receipt"), notice.tenancy),
    }
    return render(request, "coordination/landlord/receipt.html", context)
