"""The unit answers an office that asks for access: what becomes visible is shown before it is sent."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from coordination.access.case_view import case_view
from coordination.access.grants import NoGroundError
from coordination.access.permissions import Permission
from coordination.access.visible import get_visible_or_404, may, visible_requests
from coordination.actions.access_requests import grant_request, refuse_request
from coordination.forms.answer_request import AnswerRequestForm
from coordination.models import AccessRequest
from coordination.reading.case_page import frame
from coordination.reading.plan import crumbs
from coordination.reading.requests import state_of
from coordination.reading.sharing import would_see
from coordination.views.asking import requires
from coordination.views.sending import read_or_send, sent_form, status_of
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record
from hub.outbox.read import mark_notices_read


@read_or_send
@requires(Permission.MAKE_PLANS)
def answer_request(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Who asks and why; the answer; a last look at what it opens; sent."""
    related = ("asked_by__agency", "asked_by__user", "case__unit", "case__landlord", "case__coordinator")
    asked = get_visible_or_404(visible_requests(request.membership).select_related(*related), public_id)
    may_share = may(request.membership, Permission.SHARE_PARTS)
    form = AnswerRequestForm(sent_form(request)[0], request=asked, may_share=may_share)
    if request.method != "POST" or not form.is_valid() or request.POST.get("step") == "edit":
        mark_notices_read(request.membership, request.path)
        return _page(request, "answer", asked, form)
    if not form.says_yes:
        refuse_request(request=asked, why=form.cleaned_data["refusal"], by=request.membership)
        messages.success(request, _("The answer has been sent."))
        return redirect("coordination:case", asked.case.public_id)
    if request.POST.get("step") != "send":
        return _review(request, asked, form)
    return _opened(request, asked, form)


def _review(request: MemberRequest, asked: AccessRequest, form: AnswerRequestForm) -> HttpResponse:
    agency = asked.asked_by.agency
    shown = would_see(asked.case, agency, frozenset(), has_part=form.chosen_part is None)
    return _page(request, "answer_review", asked, form, shown=shown, part=form.chosen_part)


def _opened(request: MemberRequest, asked: AccessRequest, form: AnswerRequestForm) -> HttpResponse:
    try:
        grant_request(request=asked, opening=form.opening(), by=request.membership)
    except NoGroundError as error:
        form.refuse(str(error))
        return _page(request, "answer", asked, form)
    messages.success(request, _("%(agency)s has been let in.") % {"agency": asked.asked_by.agency.name})
    return redirect("coordination:case", asked.case.public_id)


def _page(
    request: MemberRequest, name: str, asked: AccessRequest, form: AnswerRequestForm, **more: object
) -> HttpResponse:
    record(by=request.membership, verb=Verb.READ, obj=asked, case=asked.case)
    view = case_view(asked.case, request.membership.agency)
    title = _("Request for access from %(agency)s") % {"agency": asked.asked_by.agency.name}
    context = {**frame(view, request.membership), "crumbs": crumbs(view, title), "title": title, "form": form,
               "asked": asked, "state": state_of(asked), **more}  # fmt: skip
    return render(request, f"coordination/access/{name}.html", context, status=status_of(form))
