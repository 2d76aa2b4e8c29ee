"""An arrears list in four steps: file, columns, preview, receipt. Each can be left and come back to."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from coordination.access.permissions import Permission
from coordination.access.visible import get_visible_or_404, own_lists
from coordination.actions.arrears.answering import ANSWERABLE, answer_list, cancel_list
from coordination.actions.arrears.importing import confirm_list
from coordination.actions.arrears.receiving import receive_list
from coordination.actions.arrears.running import import_soon, read_soon
from coordination.forms.arrears_list import ColumnsForm, UploadForm
from coordination.intake.rejects_file import rejected_csv
from coordination.models import ArrearsList, ListStatus
from coordination.reading.arrears_lists import COLUMNS, FILE, ListPage, rejected_of, steps
from coordination.reading.landlord_crumbs import crumbs
from coordination.views.asking import requires
from coordination.views.sending import read_or_send, sent_form, status_of
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record
from hub.audit.watch import Nothing, shows_nothing
from hub.outbox.read import need_no_notice


@read_or_send
@requires(Permission.KEEP_ARREARS)
def upload(request: MemberRequest) -> HttpResponse:
    """Step 1: the file."""
    form = UploadForm(*sent_form(request))
    if form.is_valid():
        file = form.cleaned_data["file"]
        received = read_soon(receive_list(content=file.read(), file_name=file.name, by=request.membership))
        if received.status != ListStatus.REFUSED:
            return redirect("coordination:arrears_list", received.public_id)
        form.add_error("file", ListPage(received).refusal)
    lists = list(own_lists(request.membership).exclude(status=ListStatus.REFUSED).order_by("-created_at", "-pk")[:10])
    record(by=request.membership, verb=Verb.READ, obj=request.membership.agency, list="uploads", rows=len(lists))
    context = {"form": form, "lists": lists, "steps": steps(FILE), "crumbs": crumbs(_("Upload a list"))}
    return render(request, "coordination/landlord/upload.html", context, status=status_of(form))


@require_safe
@requires(Permission.KEEP_ARREARS)
def arrears_list(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Wherever the list has come to: progress, question, preview or receipt."""
    found = _mine(request, public_id)
    page = ListPage(found, fate=request.GET.get("fate", ""), after=request.GET.get("efter", ""))
    if request.headers.get("HX-Request"):
        shows_nothing(Nothing.PROGRESS)
        return _progress(request, page)
    if page.is_working:
        shows_nothing(Nothing.PROGRESS)
    else:
        record(by=request.membership, verb=Verb.READ, obj=found)
        need_no_notice(request.membership, page.address)
    context = {"list": found, "page": page, "crumbs": crumbs(_("Arrears list"))}
    return render(request, f"coordination/landlord/list_{page.template}.html", context)


def _progress(request: MemberRequest, page: ListPage) -> HttpResponse:
    """The bar alone, for the script that asks every second; when the work is done, it is sent on to the page."""
    if page.is_working:
        return render(request, "coordination/landlord/parts/progress.html", {"list": page.list, "page": page})
    return HttpResponseClientRedirect(page.address)


@read_or_send
@requires(Permission.KEEP_ARREARS)
def columns(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Step 2: what each column is, and which sign means debt. Remembered for the landlord."""
    found = _mine(request, public_id)
    record(by=request.membership, verb=Verb.READ, obj=found)
    if found.status not in ANSWERABLE:
        return redirect("coordination:arrears_list", public_id)
    form = ColumnsForm(*sent_form(request), arrears_list=found)
    if form.is_valid():
        answered = answer_list(
            arrears_list=found, columns=form.corrections(), debt_sign=form.answered_sign(), by=request.membership
        )
        read_soon(answered)
        return redirect("coordination:arrears_list", public_id)
    page = ListPage(found, step=COLUMNS)
    context = {"form": form, "list": found, "page": page, "crumbs": crumbs(_("Arrears list"))}
    return render(request, "coordination/landlord/columns.html", context, status=status_of(form))


@require_POST
@requires(Permission.KEEP_ARREARS)
def confirm(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Step 3, confirmed: import it."""
    found = _mine(request, public_id)
    record(by=request.membership, verb=Verb.READ, obj=found)
    import_soon(confirm_list(arrears_list=found, by=request.membership))
    return redirect("coordination:arrears_list", public_id)


@require_POST
@requires(Permission.KEEP_ARREARS)
def cancel(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Throw the list away."""
    found = _mine(request, public_id)
    record(by=request.membership, verb=Verb.READ, obj=found)
    cancel_list(arrears_list=found, by=request.membership)
    return redirect("coordination:arrears_list", public_id)


@require_safe
@requires(Permission.KEEP_ARREARS)
def rejected(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """The rejected lines as a file to mend and upload again."""
    found = _mine(request, public_id)
    record(by=request.membership, verb=Verb.DOWNLOAD, obj=found)
    content = rejected_csv(rejected_of(found), ListPage(found).kept_headers)
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="afviste-linjer.csv"'
    return response


def _mine(request: MemberRequest, public_id: UUID) -> ArrearsList:
    return get_visible_or_404(own_lists(request.membership).select_related("landlord", "uploaded_by"), public_id)
