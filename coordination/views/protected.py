"""A CPR number or a protected address: written down, and shown once on a click with a reason."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from coordination.access.case_view import case_view
from coordination.access.permissions import Permission
from coordination.access.rules import check_can_reveal
from coordination.actions.numbers import record_number
from coordination.actions.revealing import has_secret, reveal
from coordination.forms.protected import NumberForm, RevealForm
from coordination.models import Case
from coordination.protection import RevealReason, Secret
from coordination.reading.case_page import frame
from coordination.reading.plan import crumbs
from coordination.views.asking import requires
from coordination.views.cases import planned_case, seen_case
from coordination.views.sending import read_or_send, sent_form, status_of
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record

TITLES = {Secret.CPR: lambda: _("Show CPR number"), Secret.ADDRESS: lambda: _("Show protected address")}


@read_or_send
@requires(Permission.REVEAL)
def show(request: MemberRequest, public_id: UUID, secret: str) -> HttpResponse:
    """First why; then, in answer to that very request, the thing itself. Neither address nor title holds it."""
    found = seen_case(request, public_id)
    wanted = Secret(secret)
    check_can_reveal(request.membership, found, wanted)
    if not has_secret(found, wanted):
        raise Http404
    form = RevealForm(sent_form(request)[0])
    shown = None
    if request.method == "POST" and form.is_valid():
        reason = RevealReason(form.cleaned_data["reason"])
        shown = reveal(case=found, secret=wanted, reason=reason, by=request.membership)
    else:
        record(by=request.membership, verb=Verb.READ, obj=found, case=found)
    return _page(request, "reveal", found, TITLES[wanted](), form, shown=shown)


@read_or_send
@requires(Permission.MAKE_PLANS)
def number(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Write down a tenant's CPR number, or correct it: the page says whose, or asks."""
    found = planned_case(request, public_id)
    form = NumberForm(sent_form(request)[0], case=found)
    if not form.living:
        raise PermissionDenied(_("Nobody lives there any more. Add a tenant to the household first."))
    if request.method == "POST" and form.is_valid() and form.who:
        record_number(tenant=form.who, number=form.cleaned_data["number"], by=request.membership)
        messages.success(request, _("The CPR number of %(tenant)s is kept under seal.") % {"tenant": form.who})
        return redirect("coordination:case", found.public_id)
    record(by=request.membership, verb=Verb.READ, obj=found, case=found)
    return _page(request, "number", found, _("Write down the CPR number"), form)


def _page(
    request: MemberRequest, name: str, found: Case, title: str, form: RevealForm | NumberForm, **more: object
) -> HttpResponse:
    view = case_view(found, request.membership.agency, request.membership)
    context = {**frame(view, request.membership), "crumbs": crumbs(view, title), "title": title, "form": form, **more}
    response = render(request, f"coordination/casework/{name}.html", context, status=status_of(form))
    add_never_cache_headers(response)
    return response
