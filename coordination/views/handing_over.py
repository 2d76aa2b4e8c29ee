"""Passing a case on to a colleague."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from coordination.access.permissions import Permission
from coordination.access.rules import check_can_hand_over
from coordination.actions.handing_over import hand_over as pass_on
from coordination.forms.hand_over import HandOverForm
from coordination.models import Case
from coordination.views.asking import requires
from coordination.views.sending import ask_or_answer, status_of
from coordination.views.tasks_of_case import kept_case, task_page
from hub.accounts.models import Membership
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record


@ask_or_answer
@requires(Permission.USE_CASES)
def hand_over(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Choose a colleague, say what there is to know; the colleague is told. Sent twice it is handed over once."""
    case = kept_case(request, public_id)
    check_can_hand_over(request.membership, case)
    if request.method == "POST" and request.POST.get("to") in _has_it(case):
        record(by=request.membership, verb=Verb.READ, obj=case, case=case)
        return redirect("coordination:case", case.public_id)
    form = HandOverForm(request.POST if request.method == "POST" else None, case=case)
    if request.method == "POST" and form.is_valid():
        pass_on(case=case, to=form.member, note=form.cleaned_data["note"], by=request.membership)
        messages.success(request, _("%(name)s has the case now, and has been told.") % {"name": form.member.user.name})
        return redirect("coordination:case", case.public_id)
    now = case.coordinator.name if case.coordinator else ""
    return task_page(request, "hand_over", case, _("Hand the case over"), status=status_of(form), form=form, now=now)


def _has_it(case: Case) -> set[str]:
    """The coordinator of today, as the form names people."""
    if case.coordinator_id is None:
        return set()
    own = Membership.objects.active().filter(agency=case.unit_id, user_id=case.coordinator_id)
    return {str(key) for key in own.values_list("public_id", flat=True)}
