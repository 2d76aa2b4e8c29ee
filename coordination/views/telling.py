"""Telling the municipality: the statutory notice, a tenant's consent, a private landlord's report."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from coordination.access.permissions import Permission
from coordination.access.visible import get_visible_or_404, own_arrears, own_tenancies
from coordination.actions.notices import SharedFacts, pass_on_consent, send_statutory_notice
from coordination.actions.reports import Report, report_tenancy
from coordination.forms.notices import CONSENT_RUNS, ConsentForm, NameAndAddress, ReportForm
from coordination.models import ArrearsRecord, Tenancy
from coordination.views.asking import requires
from hub.accounts.models import Membership
from hub.accounts.requests import MemberRequest

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@read_or_send
@requires(Permission.SEND_STATUTORY_NOTICE)
def notice(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """The statutory notice of one tenancy."""
    tenancy = get_visible_or_404(own_tenancies(request.membership), public_id)
    form = NameAndAddress(request.POST or None, initial=_known(tenancy, request.membership))
    if request.method == "POST" and form.is_valid():
        sent = send_statutory_notice(
            tenancy=tenancy,
            tenant_name=form.cleaned_data["tenant_name"],
            address=form.address(protected=tenancy.address_protected),
            by=request.membership,
        )
        return redirect("coordination:receipt", sent.public_id)
    return render(request, "coordination/landlord/notice.html", {"form": form, "tenancy": tenancy})


@read_or_send
@requires(Permission.KEEP_ARREARS)
def consent(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """A tenant's consent to early help, with what it names."""
    tenancy = get_visible_or_404(own_tenancies(request.membership), public_id)
    today = timezone.localdate()
    initial = _known(tenancy, request.membership) | {"given_on": today, "expires_on": today + CONSENT_RUNS}
    form = ConsentForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        sent = pass_on_consent(
            tenancy=tenancy,
            tenant_name=form.cleaned_data["tenant_name"],
            address=form.address(protected=tenancy.address_protected),
            consent=form.consent(),
            facts=_facts(_newest(tenancy, request.membership)),
            agreed_back=form.cleaned_data["agreed_back"],
            by=request.membership,
        )
        return redirect("coordination:receipt", sent.public_id)
    context = {"form": form, "tenancy": tenancy, "record": _newest(tenancy, request.membership)}
    return render(request, "coordination/landlord/consent.html", context)


@read_or_send
@requires(Permission.REPORT_TENANCY)
def report(request: MemberRequest) -> HttpResponse:
    """One tenancy from a private landlord. Without consent it stays the landlord's own."""
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        facts = SharedFacts(
            phone=data["phone"],
            arrears=data["arrears"],
            rent_due_on=data["rent_due_on"],
            demand_received_on=data["demand_received_on"],
        )
        kept, sent = report_tenancy(
            report=Report(data["tenant_name"], form.address(), facts),
            consent=form.consent() if form.has_agreed else None,
            by=request.membership,
        )
        if sent is not None:
            return redirect("coordination:receipt", sent.public_id)
        return redirect("coordination:kept", kept.tenancy.public_id)
    return render(request, "coordination/landlord/report.html", {"form": form})


@require_http_methods(["GET", "HEAD"])
@requires(Permission.REPORT_TENANCY)
def kept(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """What a report without consent came to: kept here, and how to bring the tenant to the municipality."""
    tenancy = get_visible_or_404(own_tenancies(request.membership), public_id)
    return render(request, "coordination/landlord/kept.html", {"tenancy": tenancy})


def _newest(tenancy: Tenancy, membership: Membership) -> ArrearsRecord | None:
    return own_arrears(membership).filter(tenancy=tenancy).order_by("-changed_at").first()


def _known(tenancy: Tenancy, membership: Membership) -> dict[str, object]:
    """What the list already tells, so that nobody types it again."""
    record = _newest(tenancy, membership)
    return {
        "tenant_name": " og ".join(record.tenants) if record else "",
        "street": tenancy.street,
        "postcode": tenancy.postcode,
        "city": tenancy.city,
    }


def _facts(record: ArrearsRecord | None) -> SharedFacts:
    if record is None:
        return SharedFacts()
    return SharedFacts(
        phone=record.phone,
        email=record.email,
        arrears=record.balance,
        rent_due_on=record.oldest_due_on,
        demand_sent_on=record.demand_sent_on,
        demand_received_on=record.demand_received_on,
        terminated_on=record.terminated_on,
    )
