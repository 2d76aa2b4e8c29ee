"""Half a year and a year after a case was closed: whom to ask after, and the answer."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from coordination.access.permissions import Permission
from coordination.actions.ending import answer_follow_up
from coordination.forms.closing import FollowUpForm
from coordination.models import Case, Closing, FollowUp
from coordination.outcomes import HousingStatus
from coordination.reading.follow_ups import follow_ups_due
from coordination.views.asking import requires
from coordination.views.sending import ask_or_answer, status_of
from coordination.views.tasks_of_case import kept_case, task_page
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record, record_looks


@require_GET
@requires(Permission.MAKE_PLANS)
def follow_ups(request: MemberRequest) -> HttpResponse:
    """What is due, or soon will be. Whose home each was goes on record, case by case."""
    rows = follow_ups_due(request.membership)
    record(by=request.membership, verb=Verb.READ, obj=request.membership.agency, list="follow_ups", shown=len(rows))
    # A case asked after twice is looked at once.
    cases = {row["case"].pk: row["case"] for row in rows}
    record_looks(by=request.membership, cases=list(cases.values()), list="follow_ups")
    crumbs = [{"label": _("Cases"), "url": reverse("coordination:inbox")}, {"label": _("Follow-up")}]
    return render(request, "coordination/casework/follow_ups.html", {"rows": rows, "crumbs": crumbs})


@ask_or_answer
@requires(Permission.USE_CASES)
def follow_up(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """How do they live now? Sent twice (a double click) it is answered once, and never for the other date."""
    case = kept_case(request, public_id)
    asked = _asked(case, request.POST.get("months", ""))
    form = FollowUpForm(request.POST if request.method == "POST" else None, follow_up=asked)
    if request.method == "POST" and asked.housing and request.POST.get("housing") == asked.housing:
        record(by=request.membership, verb=Verb.READ, obj=case, case=case)
        return redirect("coordination:course", case.public_id)
    if request.method == "POST" and form.is_valid():
        answer_follow_up(follow_up=asked, housing=HousingStatus(form.cleaned_data["housing"]), by=request.membership)
        messages.success(request, _("How they live is written down."))
        return redirect("coordination:course", case.public_id)
    return task_page(request, "follow_up", case, _("Follow-up"), status=status_of(form), form=form, asked=asked)


def _asked(case: Case, months: str) -> FollowUp:
    """The one that the form named; else the first that waits, or the last answered, which can be mended."""
    if case.closed_at is None:
        raise PermissionDenied(_("The case is open."))
    newest = Closing.objects.filter(case=case).order_by("pk").last()
    rows = list(FollowUp.objects.filter(closing=newest).select_related("case").order_by("months")) if newest else []
    if not rows:
        raise PermissionDenied(_("This case is not followed up."))
    named = [row for row in rows if str(row.months) == months]
    waiting = [row for row in rows if not row.housing]
    return (named or waiting or rows[-1:])[0]
