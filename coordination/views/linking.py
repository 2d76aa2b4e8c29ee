"""Linking a case to others of the unit, and undoing it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from coordination.access.case_view import case_view
from coordination.access.permissions import Permission
from coordination.actions.linking import link_cases, unlink_cases
from coordination.forms.linking import LinkForm
from coordination.lifecycle import LinkKind
from coordination.models import Case, CaseLink
from coordination.reading.linked_cases import linked_cases, maybe_linked
from coordination.views.asking import requires
from coordination.views.sending import ask_or_answer, status_of
from coordination.views.tasks_of_case import kept_case, task_page
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record, record_looks


@ask_or_answer
@requires(Permission.USE_CASES)
def links(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Which cases this one has to do with; a form for one more, and a button at each to undo it.

    Whose homes the other cases are goes on record, case by case.
    """
    case = kept_case(request, public_id)
    if request.method == "POST" and "undo" in request.POST:
        return _undo(request, case)
    form = LinkForm(request.POST if request.method == "POST" else None, case=case, membership=request.membership)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        record(by=request.membership, verb=Verb.READ, obj=case, case=case)
        link_cases(case=case, other=data["reference"], kind=LinkKind(data["kind"]), by=request.membership)
        messages.success(request, _("The cases are linked."))
        return redirect("coordination:links", case.public_id)
    view = case_view(case, request.membership.agency, request.membership)
    told = {"linked": linked_cases(view, request.membership), "maybe": maybe_linked(view, request.membership)}
    record_looks(by=request.membership, cases=[row["case"] for rows in told.values() for row in rows], list="links")
    return task_page(request, "links", case, _("Linked cases"), status=status_of(form), form=form, **told)


def _undo(request: MemberRequest, case: Case) -> HttpResponse:
    related = CaseLink.objects.select_related("case__unit", "other__unit")
    try:
        link = related.filter(public_id=UUID(request.POST["undo"])).first()
    except ValueError as error:
        raise Http404 from error
    if link is None or case.pk not in {link.case_id, link.other_id}:
        raise Http404
    unlink_cases(link=link, by=request.membership)
    messages.success(request, _("The link is undone."))
    return redirect("coordination:links", case.public_id)
