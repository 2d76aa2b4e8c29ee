"""Another home: the need and the offers, written by the unit."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from coordination.access.permissions import Permission
from coordination.actions.cases import StaleVersionError
from coordination.actions.rehousing import write_need, write_offer
from coordination.forms.rehousing import NeedForm, OfferForm
from coordination.models import Case, HousingOffer, RehousingNeed
from coordination.views.asking import requires
from coordination.views.cases import planned_case
from coordination.views.sending import ask_or_answer
from coordination.views.tasks_of_case import task_page
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record


@ask_or_answer
@requires(Permission.USE_CASES)
def rehousing(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """What home the household needs, and when it moves out."""
    found = planned_case(request, public_id)
    form = NeedForm(request.POST) if request.method == "POST" else NeedForm.of(found, _need(found))
    stale = False
    if request.method == "POST" and form.is_valid():
        try:
            write_need(case=found, need=form.need(), version=form.cleaned_data["version"], by=request.membership)
        except StaleVersionError:
            need = _need(found)
            form.bring_up_to_date(version=need.version if need else 0)
            stale = True
        else:
            messages.success(request, _("What the household needs is kept."))
            return redirect("coordination:case", found.public_id)
    return _page(request, found, _("Another home"), form, stale=stale)


@ask_or_answer
@requires(Permission.USE_CASES)
def new_offer(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """A dwelling that was offered."""
    found = planned_case(request, public_id)
    form = OfferForm(request.POST or None)
    stale = False
    if request.method == "POST" and form.is_valid():
        try:
            write_offer(case=found, offer=form.offer(), by=request.membership)
        except StaleVersionError:
            # Sent again, it is an offer of its own, and knowingly.
            form.bring_up_to_date(key=uuid4())
            stale = True
        else:
            # Sent twice, it was there already; that somebody was here is on record nevertheless.
            record(by=request.membership, verb=Verb.READ, obj=found, case=found)
            messages.success(request, _("The offer is kept."))
            return redirect("coordination:case", found.public_id)
    return _page(request, found, _("Housing offer"), form, stale=stale)


@ask_or_answer
@requires(Permission.USE_CASES)
def offer(request: MemberRequest, public_id: UUID, offer_id: UUID) -> HttpResponse:
    """What became of it."""
    found = planned_case(request, public_id)
    known = get_object_or_404(HousingOffer, public_id=offer_id, case=found)
    form = OfferForm(request.POST) if request.method == "POST" else OfferForm.of(known)
    stale = False
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            write_offer(case=found, offer=form.offer(), known=known, version=version, by=request.membership)
        except StaleVersionError:
            known.refresh_from_db()
            form.bring_up_to_date(version=known.version)
            stale = True
        else:
            messages.success(request, _("The offer is kept."))
            return redirect("coordination:case", found.public_id)
    return _page(request, found, _("Housing offer"), form, stale=stale)


def _need(case: Case) -> RehousingNeed | None:
    return RehousingNeed.objects.filter(case=case).first()


def _page(
    request: MemberRequest, found: Case, title: str, form: NeedForm | OfferForm, *, stale: bool = False
) -> HttpResponse:
    back = reverse("coordination:case", args=[found.public_id])
    status = 409 if stale else 200
    return task_page(request, "task", found, title, status=status, form=form, stale=stale, back=back)
