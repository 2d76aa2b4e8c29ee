"""Opening a case that does not come from a landlord."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from coordination.access.permissions import Permission
from coordination.actions.opening import id_from, open_by_unit
from coordination.forms.opening import OpeningForm
from coordination.reading.linked_cases import maybe_same
from coordination.views.asking import requires
from coordination.views.sending import read_or_send, status_of
from hub.accounts.requests import MemberRequest
from hub.audit.models import Purpose, Verb
from hub.audit.record import record, record_looks
from hub.audit.searching import criteria


@read_or_send
@never_cache
@requires(Permission.MAKE_PLANS)
def new_case(request: MemberRequest) -> HttpResponse:
    """The form; and, before anything is opened, the unit's cases that may be the same one."""
    form = OpeningForm(request.POST) if request.method == "POST" else OpeningForm.blank()
    maybe: list[dict[str, Any]] = []
    if request.method == "POST" and form.is_valid():
        maybe = _maybe_same(request, form)
        if not maybe or form.cleaned_data["is_another"]:
            case = open_by_unit(opening=form.opening(), key=form.cleaned_data["key"], by=request.membership)
            messages.success(request, _("The case is open. The landlord is told nothing of it."))
            return redirect("coordination:case", case.public_id)
        form.ask_whether_another()
    else:
        record(by=request.membership, verb=Verb.READ, obj=request.membership, why=Purpose.CASEWORK, page="new_case")
    crumbs = [{"label": _("Cases"), "url": reverse("coordination:inbox")}, {"label": _("New case from the tenant")}]
    context = {"form": form, "maybe": maybe, "crumbs": crumbs}
    return render(request, "coordination/casework/new_case.html", context, status=status_of(form))


def _maybe_same(request: MemberRequest, form: OpeningForm) -> list[dict[str, Any]]:
    """On record: what was sought, sealed, and each case that was shown for it."""
    data, who = form.cleaned_data, request.membership
    sought = criteria(name=data["tenant_name"], street=data["street"])
    record(by=who, verb=Verb.SEARCH, obj=who, why=Purpose.CASEWORK, page="new_case", **sought)
    maybe = maybe_same(
        who,
        name=data["tenant_name"],
        street=data["street"],
        postcode=data["postcode"],
        but=id_from(data["key"], who),
    )
    record_looks(by=who, cases=[row["case"] for row in maybe], list="new_case")
    return maybe
