"""«Slå op»: is the municipality in contact with somebody? And then: asking for access, or an emergency."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from coordination.access.permissions import Permission
from coordination.access.visible import get_visible_or_404, own_look_ups, visible_cases, visible_emergencies
from coordination.actions.access_requests import request_access
from coordination.actions.emergencies import break_glass, end_emergency
from coordination.actions.looking_up import TooManyLookUpsError, look_up
from coordination.forms.looking_up import EmergencyForm, LookUpForm, RequestForm
from coordination.models import LookUp
from coordination.protection import AccessPurpose, EmergencyPurpose, LookUpReason
from coordination.reading.requests import own_emergencies, own_request_rows, watch_rows
from coordination.views.asking import requires
from coordination.views.sending import read_or_send, sent_form, status_of
from coordination.views.tasks_of_case import kept_case
from hub.accounts.reauthentication import freshly_signed_in
from hub.accounts.requests import MemberRequest
from hub.audit.models import Purpose, Verb
from hub.audit.record import record
from hub.audit.watch import Nothing, refused_because, shows_nothing

TOO_MANY = 429


@read_or_send
@requires(Permission.LOOK_UP)
def search(request: MemberRequest) -> HttpResponse:
    """The form, and in answer to it known or not known: nothing of what was typed comes back."""
    form = LookUpForm(sent_form(request)[0])
    if request.method != "POST" or not form.is_valid():
        shows_nothing(Nothing.EMPTY_SEARCH)
        return render(request, "coordination/access/look_up.html", {"form": form}, status=status_of(form))
    reason = LookUpReason(form.cleaned_data["reason"])
    try:
        made = look_up(sought=form.sought(), reason=reason, by=request.membership)
    except TooManyLookUpsError:
        refused_because("throttled")
        return render(request, "coordination/access/look_up.html", {"form": form, "enough": True}, status=TOO_MANY)
    seen = visible_cases(request.membership).filter(pk=made.case_id).first() if made.case_id else None
    return render(request, "coordination/access/found.html", {"look_up": made, "seen": seen})


def _known(request: MemberRequest, public_id: UUID) -> LookUp:
    """The person's own look-up, of late, that found somebody."""
    found = get_visible_or_404(own_look_ups(request.membership), public_id)
    if found.case_id is None:
        raise Http404
    return found


@read_or_send
@requires(Permission.LOOK_UP)
def ask_access(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Ask the unit to be let in."""
    known = _known(request, public_id)
    # Asked twice, it is one request, and the second time all the same leads to the list.
    record(by=request.membership, verb=Verb.READ, obj=known, why=Purpose.LOOK_UP)
    form = RequestForm(sent_form(request)[0])
    if request.method == "POST" and form.is_valid():
        purpose = AccessPurpose(form.cleaned_data["purpose"])
        request_access(look_up=known, purpose=purpose, reason=form.cleaned_data["reason"], by=request.membership)
        messages.success(request, _("The unit has been asked. You are told when it answers."))
        return redirect("coordination:requests")
    return render(request, "coordination/access/ask.html", {"form": form}, status=status_of(form))


@require_GET
@requires(Permission.LOOK_UP)
def requests(request: MemberRequest) -> HttpResponse:
    """What the person has asked for, and the emergencies that hold now."""
    record(by=request.membership, verb=Verb.READ, obj=request.membership, why=Purpose.LOOK_UP, list="access_requests")
    rows, running = own_request_rows(request.membership), own_emergencies(request.membership)
    way = [{"label": _("Look up"), "url": reverse("coordination:look_up")}, {"label": _("Your requests for access")}]
    return render(request, "coordination/access/requests.html", {"rows": rows, "emergencies": running, "crumbs": way})


@read_or_send
@requires(Permission.BREAK_GLASS)
@freshly_signed_in
def emergency(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Open the case without waiting: a written reason, a day, and the unit's lead is told."""
    known = _known(request, public_id)
    form = EmergencyForm(sent_form(request)[0])
    if request.method == "POST" and form.is_valid():
        purpose = EmergencyPurpose(form.cleaned_data["purpose"])
        record(by=request.membership, verb=Verb.READ, obj=known, why=Purpose.EMERGENCY)
        case = break_glass(look_up=known, purpose=purpose, reason=form.cleaned_data["reason"], by=request.membership)
        messages.success(request, _("The case is open to you for 24 hours. The unit's lead has been told."))
        return redirect("coordination:case", case.public_id)
    record(by=request.membership, verb=Verb.READ, obj=known, why=Purpose.EMERGENCY)
    return render(request, "coordination/access/emergency.html", {"form": form}, status=status_of(form))


@require_POST
@requires(Permission.MAKE_PLANS)
def stop_emergency(request: MemberRequest, public_id: UUID, emergency_id: UUID) -> HttpResponse:
    """The unit ends an emergency before its time."""
    found = kept_case(request, public_id)
    mine = visible_emergencies(request.membership).select_related("part__case", "part__agency")
    emergency = get_visible_or_404(mine, emergency_id, part__case=found)
    record(by=request.membership, verb=Verb.READ, obj=found, case=found)
    end_emergency(emergency=emergency, by=request.membership)
    messages.success(request, _("The emergency access is ended."))
    return redirect("coordination:case", found.public_id)


@require_GET
@requires(Permission.WATCH_ACCESS)
def watch(request: MemberRequest) -> HttpResponse:
    """For the unit's lead: who looks up and sees much."""
    record(by=request.membership, verb=Verb.READ, obj=request.membership, why=Purpose.CONTROL, list="watch")
    return render(request, "coordination/access/watch.html", {"rows": watch_rows()})
