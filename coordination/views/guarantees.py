"""The ledger of a municipal guarantee: the payments office writes it, and the landlord its claims."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coordination.access.permissions import Permission
from coordination.access.rules import check_can_claim, check_can_claim_in, check_can_guarantee
from coordination.actions.cases import StaleVersionError
from coordination.actions.guarantees import BeyondBalanceError, add_line, claim, open_guarantee
from coordination.actions.taking_back import take_back
from coordination.forms.guarantees import BEYOND, EntryLineForm, GuaranteeForm, LineForm
from coordination.models import Guarantee, GuaranteeEntry, PlanPart
from coordination.views.asking import requires
from coordination.views.cases import seen_case
from coordination.views.part_tasks import part_task
from coordination.views.parts import seen_part
from coordination.views.sending import ask_or_answer
from coordination.views.tasks_of_case import task_page
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record


@ask_or_answer
@requires(Permission.USE_CASES)
def guarantee(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Guarantee an amount; after that, write lines in the ledger."""
    found = seen_part(request, public_id)
    check_can_guarantee(request.membership, found)
    known = Guarantee.objects.filter(part=found).first()
    form = _form(request, known)
    stale = False
    if request.method == "POST" and form.is_valid():
        try:
            _store(found, known, form, request)
        except BeyondBalanceError as error:
            form.refuse(error)
        except StaleVersionError:
            form.draw_key()
            stale = True
        else:
            # Sent twice, it was there already; that somebody was here is on record nevertheless.
            record(by=request.membership, verb=Verb.READ, obj=found, case=found.case)
            messages.success(request, _("The line is in the ledger."))
            return redirect("coordination:part", found.public_id)
    lead = _("A line is never changed. A mistake is taken back by a line of its own, in minus.")
    title = _("Write in the ledger") if known else _("Guarantee instalments")
    return part_task(request, found, title, form, lead=lead, stale=stale)


def _form(request: MemberRequest, known: Guarantee | None) -> LineForm:
    sent = request.POST or None
    return EntryLineForm(sent) if known else GuaranteeForm(sent)


def _store(found: PlanPart, known: Guarantee | None, form: LineForm, request: MemberRequest) -> Any:
    if known:
        return add_line(guarantee=known, line=form.line(), by=request.membership)
    ceiling = form.cleaned_data["ceiling"]
    return open_guarantee(part=found, ceiling=ceiling, line=form.line(), by=request.membership)


@require_POST
@requires(Permission.USE_CASES)
def take_back_line(request: MemberRequest, public_id: UUID, entry_id: UUID) -> HttpResponse:
    """A line in minus beside the mistaken one."""
    found = seen_part(request, public_id)
    check_can_guarantee(request.membership, found)
    entry = get_object_or_404(
        GuaranteeEntry.objects.select_related("guarantee__part__case"), public_id=entry_id, guarantee__part=found
    )
    record(by=request.membership, verb=Verb.READ, obj=found, case=found.case)
    try:
        take_back(entry=entry, on=timezone.localdate(), by=request.membership)
    except BeyondBalanceError as error:
        why = BEYOND[error.balance] if error.balance else ""
        messages.error(request, _("The line cannot be taken back before what follows from it. %(why)s") % {"why": why})
    else:
        messages.success(request, _("The line is taken back by a line in minus."))
    return redirect("coordination:part", found.public_id)


@ask_or_answer
@requires(Permission.USE_CASES)
def claim_line(request: MemberRequest, public_id: UUID, guarantee_id: UUID) -> HttpResponse:
    """The landlord claims what the tenant has missed, under the guarantee that the address names."""
    found = seen_case(request, public_id)
    check_can_claim_in(request.membership, found)
    known = get_object_or_404(Guarantee.objects.select_related("case"), public_id=guarantee_id, case=found)
    check_can_claim(request.membership, known)
    form = LineForm(request.POST or None)
    stale = False
    if request.method == "POST" and form.is_valid():
        try:
            claim(guarantee=known, line=form.line(), by=request.membership)
        except BeyondBalanceError as error:
            form.refuse(error)
        except StaleVersionError:
            form.draw_key()
            stale = True
        else:
            record(by=request.membership, verb=Verb.READ, obj=found, case=found)
            messages.success(request, _("Your claim is in the ledger, and the payments office has been told."))
            return redirect("coordination:case", found.public_id)
    back = reverse("coordination:case", args=[found.public_id])
    lead = _("Claim what the payments office has marked as missed.")
    shown = {"form": form, "lead": lead, "back": back, "stale": stale}
    status = 409 if stale else 200
    return task_page(request, "task", found, _("Claim under the guarantee"), status=status, **shown)
