"""An arrears list in four steps: file, columns, preview, receipt. Each can be left and come back to."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coordination.access.permissions import Permission
from coordination.access.visible import get_visible_or_404, own_lists
from coordination.actions.arrears.importing import confirm_list
from coordination.actions.arrears.receiving import answer_list, cancel_list, receive_list
from coordination.actions.arrears.running import import_soon, read_soon
from coordination.forms.arrears_list import ColumnsForm, UploadForm
from coordination.intake.rejects_file import rejected_csv
from coordination.models import ArrearsList, ListStatus
from coordination.reading.arrears_lists import ListPage, rejected_of
from coordination.views.asking import requires
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record

OPEN = {ListStatus.QUESTION, ListStatus.PREVIEW}


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.KEEP_ARREARS)
def upload(request: MemberRequest) -> HttpResponse:
    """Step 1: the file."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        received = receive_list(content=file.read(), file_name=file.name, by=request.membership)
        received = read_soon(received, file.size)
        if received.status != ListStatus.REFUSED:
            return redirect("coordination:arrears_list", received.public_id)
        form.add_error("file", ListPage(received).refusal)
    lists = own_lists(request.membership).exclude(status=ListStatus.REFUSED).order_by("-created_at")[:10]
    return render(request, "coordination/landlord/upload.html", {"form": form, "lists": lists})


@require_safe
@requires(Permission.KEEP_ARREARS)
def arrears_list(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Wherever the list has come to: progress, question, preview or receipt."""
    found = _mine(request, public_id)
    record(by=request.membership, verb=Verb.READ, obj=found)
    page = ListPage(found, fate=request.GET.get("fate", ""), start=request.GET.get("fra", "0"))
    return render(request, f"coordination/landlord/list_{page.template}.html", {"list": found, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.KEEP_ARREARS)
def columns(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Step 2: what each column is, and which sign means debt. Remembered for the landlord."""
    found = _mine(request, public_id)
    if found.status not in OPEN:
        return redirect("coordination:arrears_list", public_id)
    form = ColumnsForm(request.POST or None, arrears_list=found)
    if request.method == "POST" and form.is_valid():
        answer_list(
            arrears_list=found,
            columns=form.corrections(),
            debt_sign=form.cleaned_data["debt_sign"],
            by=request.membership,
        )
        return redirect("coordination:arrears_list", public_id)
    context = {"form": form, "list": found, "page": ListPage(found)}
    return render(request, "coordination/landlord/columns.html", context)


@require_POST
@requires(Permission.KEEP_ARREARS)
def confirm(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Step 3, confirmed: import it."""
    import_soon(confirm_list(arrears_list=_mine(request, public_id), by=request.membership))
    return redirect("coordination:arrears_list", public_id)


@require_POST
@requires(Permission.KEEP_ARREARS)
def cancel(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Throw the list away."""
    cancel_list(arrears_list=_mine(request, public_id), by=request.membership)
    return redirect("coordination:import")


@require_safe
@requires(Permission.KEEP_ARREARS)
def rejected(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """The rejected lines as a file to mend and upload again."""
    found = _mine(request, public_id)
    record(by=request.membership, verb=Verb.DOWNLOAD, obj=found)
    headers = [column["header"] for column in found.findings.get("columns", []) if column["kept"]]
    response = HttpResponse(rejected_csv(rejected_of(found), headers), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="afviste-linjer.csv"'
    return response


def _mine(request: MemberRequest, public_id: UUID) -> ArrearsList:
    return get_visible_or_404(own_lists(request.membership).select_related("landlord", "uploaded_by"), public_id)
