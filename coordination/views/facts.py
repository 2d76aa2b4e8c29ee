"""What the coordinator has learnt of a case."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from coordination.access.permissions import Permission
from coordination.access.rules import can_correct_landlord
from coordination.actions.cases import StaleVersionError
from coordination.actions.opening import write_down
from coordination.forms.facts import FactsForm, known
from coordination.reading.differences import differences
from coordination.views.asking import requires
from coordination.views.cases import planned_case, seen_case
from coordination.views.sending import ask_or_answer
from coordination.views.tasks_of_case import task_page
from hub.accounts.requests import MemberRequest


@ask_or_answer
@requires(Permission.USE_CASES)
def facts(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Write down what was learnt; two who write at once see each other's words."""
    found = planned_case(request, public_id)
    corrects = can_correct_landlord(request.membership, found)
    form = (
        FactsForm(request.POST, case=found, corrects_landlord=corrects)
        if request.method == "POST"
        else FactsForm.of(found, corrects_landlord=corrects)
    )
    status, changed = 200, None
    if request.method == "POST" and form.is_valid():
        try:
            given = form.cleaned_data
            write_down(
                case=found,
                facts=form.facts(),
                landlord=form.said_landlord(),
                why=given.get("landlord_why", ""),
                version=given["version"],
                by=request.membership,
            )
        except StaleVersionError:
            found = seen_case(request, public_id)
            status, changed = 409, differences(form, known(found))
            form.bring_up_to_date(version=found.version)
        else:
            messages.success(request, _("What you have learnt is kept."))
            return redirect("coordination:case", found.public_id)
    return task_page(request, "facts", found, _("What we know"), status=status, form=form, changed=changed)
