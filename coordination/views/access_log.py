"""Who has looked at a case: its log, the log as a file, and what the data protection officer looks through."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coordination.access.logs import REFERENCE, LoggedCase, logged_case, logged_case_or_404, noteworthy
from coordination.access.permissions import Permission
from coordination.forms.access_log import DayFilterForm, ExportForm, LookUpForm
from coordination.reading.access_log import DAY, AccessLog
from coordination.reading.access_log_crumbs import crumbs, name_of
from coordination.reading.access_log_file import access_log_csv
from coordination.views.asking import requires
from coordination.views.sending import read_or_send, sent_form, status_of
from hub.accounts.reauthentication import freshly_signed_in
from hub.accounts.requests import MemberRequest
from hub.audit.models import AuditEvent, Purpose, Verb
from hub.audit.record import record
from hub.audit.searching import criteria


@require_safe
@requires(Permission.READ_ACCESS_LOG)
def access_log(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """The log of one case, as the filters in the address ask for it. Reading it is itself on the log."""
    found = logged_case_or_404(request.membership, public_id)
    shown = _shown(request, found.events())
    _on_record(request, Verb.READ, found, Purpose.CONTROL, shown["log"])
    context = {"case": found, "case_name": name_of(found), **shown, "crumbs": crumbs(found, request.membership)}
    return render(request, "coordination/access_log/log.html", context)


@read_or_send
@requires(Permission.READ_ACCESS_LOG)
@freshly_signed_in
def export_log(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """The same as a file, once a reason is given."""
    found = logged_case_or_404(request.membership, public_id)
    log = AccessLog(found.events(), request.GET.dict())
    form = ExportForm(*sent_form(request))
    if form.is_valid():
        _on_record(request, Verb.EXPORT, found, form.reason, log)
        content = access_log_csv(log, with_names=form.reason != Purpose.SUBJECT_ACCESS)
        response = HttpResponse(content, content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="adgangslog.csv"'
        return response
    _on_record(request, Verb.READ, found, Purpose.CONTROL, log)
    way = crumbs(found, request.membership, _("The log as a file"))
    context = {"case": found, "case_name": name_of(found), "log": log, "form": form, "crumbs": way}
    return render(request, "coordination/access_log/export.html", context, status=status_of(form))


@read_or_send
@requires(Permission.CONTROL_ACCESS_LOGS)
def access_logs(request: MemberRequest) -> HttpResponse:
    """The officer's first page: what is worth a look, and the way to the log of a case."""
    form = LookUpForm(*sent_form(request))
    if form.is_valid():
        found = logged_case(request.membership, reference=form.cleaned_data["reference"])
        sought = criteria(**{REFERENCE: form.cleaned_data["reference"]})
        record(
            by=request.membership,
            verb=Verb.SEARCH,
            obj=AuditEvent(),
            case=found,
            why=Purpose.CONTROL,
            rows=1 if found else 0,
            **sought,
        )
        if found is not None:
            return redirect("coordination:access_log", found.public_id)
        form.add_error("reference", _("No case has this number."))
    shown = _shown(request, noteworthy(request.membership))
    codes = shown["log"].codes
    record(by=request.membership, verb=Verb.READ, obj=AuditEvent(), why=Purpose.CONTROL, list="noteworthy", **codes)
    return render(request, "coordination/access_log/logs.html", {"form": form, **shown}, status=status_of(form))


def _shown(request: MemberRequest, events: "QuerySet[AuditEvent]") -> dict[str, Any]:
    """What of a log the address asks for, and the field with the day that it names."""
    day = DayFilterForm(request.GET)
    return {"log": AccessLog(events, {**request.GET.dict(), DAY: day.chosen}), "day": day}


def _on_record(request: MemberRequest, verb: Verb, found: LoggedCase, why: Purpose, log: AccessLog) -> None:
    record(by=request.membership, verb=verb, obj=AuditEvent(), case=found, why=why, **log.codes)
