"""Telling the municipality: the statutory notice, a tenant's consent, a private landlord's report."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coordination.access.permissions import Permission
from coordination.access.visible import get_visible_or_404, own_notices, own_tenancies
from coordination.actions.notices import pass_on_consent, send_statutory_notice
from coordination.actions.reports import Report, report_tenancy
from coordination.forms.notices import CONSENT_RUNS, ConsentForm, NameAndAddress, ReportForm
from coordination.models import Tenancy
from coordination.reading.landlord_crumbs import crumbs
from coordination.reading.telling import Told
from coordination.views.asking import requires
from coordination.views.sending import read_or_send, sent_form, status_of
from hub.accounts.requests import MemberRequest
from hub.audit.models import Purpose, Verb
from hub.audit.record import record


@read_or_send
@requires(Permission.SEND_STATUTORY_NOTICE)
def notice(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """The statutory notice of one tenancy."""
    tenancy = _mine(request, public_id)
    form = NameAndAddress(*sent_form(request), initial=Told(tenancy, request.membership).name_and_address)
    if form.is_valid():
        sent = send_statutory_notice(
            tenancy=tenancy,
            tenant_name=form.cleaned_data["tenant_name"],
            address=form.address(protected=tenancy.address_protected),
            by=request.membership,
        )
        return redirect("coordination:receipt", sent.public_id)
    earlier = own_notices(request.membership).filter(tenancy=tenancy, ground__needs_consent=False).first()
    context = {
        "form": form,
        "tenancy": tenancy,
        "earlier": earlier,
        "crumbs": crumbs(_("Statutory notice"), tenancy),
    }
    return render(request, "coordination/landlord/notice.html", context, status=status_of(form))


@read_or_send
@requires(Permission.KEEP_ARREARS)
def consent(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """A tenant's consent to early help, with what it names."""
    tenancy = _mine(request, public_id)
    told, today = Told(tenancy, request.membership), timezone.localdate()
    initial = told.name_and_address | {"given_on": today, "expires_on": today + CONSENT_RUNS}
    form = ConsentForm(*sent_form(request), initial=initial, told=told.in_words)
    if form.is_valid():
        sent = pass_on_consent(
            tenancy=tenancy,
            tenant_name=form.cleaned_data["tenant_name"],
            address=form.address(protected=tenancy.address_protected),
            consent=form.consent(),
            facts=told.facts,
            agreed_back=form.cleaned_data["agreed_back"],
            by=request.membership,
        )
        return redirect("coordination:receipt", sent.public_id)
    context = {"form": form, "tenancy": tenancy, "crumbs": crumbs(_("Consent to early help"), tenancy)}
    return render(request, "coordination/landlord/consent.html", context, status=status_of(form))


@read_or_send
@requires(Permission.REPORT_TENANCY)
def report(request: MemberRequest) -> HttpResponse:
    """One tenancy from a private landlord. Without consent it stays the landlord's own."""
    form = ReportForm(*sent_form(request))
    if form.is_valid():
        kept, sent = report_tenancy(
            report=Report(form.cleaned_data["tenant_name"], form.address(), form.facts()),
            consent=form.consent() if form.has_agreed else None,
            by=request.membership,
        )
        if sent is not None:
            return redirect("coordination:receipt", sent.public_id)
        return redirect("coordination:kept", kept.tenancy.public_id)
    record(by=request.membership, verb=Verb.READ, obj=request.membership.agency, why=Purpose.NOTICE, form="report")
    context = {"form": form, "crumbs": crumbs(_("Report a tenancy"))}
    return render(request, "coordination/landlord/report.html", context, status=status_of(form))


@require_safe
@requires(Permission.REPORT_TENANCY)
def kept(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """What a report without consent came to: kept here, and how to bring the tenant to the municipality."""
    context = {"tenancy": _mine(request, public_id), "crumbs": crumbs(_("Kept for yourself"))}
    return render(request, "coordination/landlord/kept.html", context)


def _mine(request: MemberRequest, public_id: UUID) -> Tenancy:
    """The tenancy, its reading put on record: these pages show its address even where it is protected."""
    found = get_visible_or_404(own_tenancies(request.membership), public_id)
    verb = Verb.REVEAL if found.address_protected else Verb.READ
    record(by=request.membership, verb=verb, obj=found, why=Purpose.NOTICE)
    return found
