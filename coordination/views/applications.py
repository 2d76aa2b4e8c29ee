"""An application on a part: the unit and the office keep it; the decision is another page, and the office's alone."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from coordination.access.permissions import Permission
from coordination.access.rules import check_can_prepare
from coordination.actions.applications import write_application
from coordination.actions.cases import StaleVersionError
from coordination.forms.application import ApplicationForm
from coordination.models import Application
from coordination.views.asking import requires
from coordination.views.part_tasks import part_task
from coordination.views.parts import seen_part
from coordination.views.sending import ask_or_answer
from hub.accounts.requests import MemberRequest


@ask_or_answer
@requires(Permission.USE_CASES)
def application(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Write down what is applied for, what is missing and when a decision is expected."""
    found = seen_part(request, public_id)
    check_can_prepare(request.membership, found)
    stale = False
    form = ApplicationForm(request.POST) if request.method == "POST" else ApplicationForm.of(_stored(found.pk))
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            write_application(part=found, prepared=form.prepared(), version=version, by=request.membership)
        except StaleVersionError:
            stored = _stored(found.pk)
            form.bring_up_to_date(version=stored.version if stored else 0)
            stale = True
        else:
            messages.success(request, _("The application is kept, and the other side has been told."))
            return redirect("coordination:part", found.public_id)
    lead = _("The office decides, and writes its decision itself. Here you prepare the application.")
    return part_task(request, found, _("Application"), form, lead=lead, stale=stale)


def _stored(part: int) -> Application | None:
    return Application.objects.filter(part_id=part).first()
