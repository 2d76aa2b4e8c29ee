"""The household of a case: its tenants, and who may speak for them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from coordination.access.permissions import Permission
from coordination.actions import household as acts
from coordination.forms.household import EndRepresentativeForm, GoneForm, RepresentativeForm, TenantForm
from coordination.mandates import Gone
from coordination.models import Case
from coordination.reading.household import household as household_of
from coordination.views.asking import requires
from coordination.views.cases import planned_case
from coordination.views.sending import ask_or_answer, sent_form, status_of
from coordination.views.tasks_of_case import kept_case, task_page
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record


@require_GET
@requires(Permission.USE_CASES)
def household(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Who lives there, who has agreed, who may speak for them."""
    case = kept_case(request, public_id)
    return task_page(request, "household", case, _("Household"), **household_of(case))


@ask_or_answer
@requires(Permission.USE_CASES)
def add_tenant(request: MemberRequest, public_id: UUID) -> HttpResponse:
    case = planned_case(request, public_id)
    form = TenantForm(sent_form(request)[0])
    if request.method == "POST" and form.is_valid():
        acts.add_tenant(case=case, person=form.person(), by=request.membership)
        return _done(request, case, _("The tenant is written down."))
    return _page(request, case, form, _("A further tenant"))


@ask_or_answer
@requires(Permission.USE_CASES)
def end_tenant(request: MemberRequest, public_id: UUID) -> HttpResponse:
    case = planned_case(request, public_id)
    form = GoneForm(sent_form(request)[0], case=case)
    if request.method == "POST" and form.is_valid() and form.who is not None:
        data = form.cleaned_data
        acts.end_tenant(tenant=form.who, why=Gone(data["why"]), on=data["on"], by=request.membership)
        return _done(request, case, _("It is written down that the tenant lives there no more."))
    return _page(request, case, form, _("A tenant lives there no more"))


@ask_or_answer
@requires(Permission.USE_CASES)
def add_representative(request: MemberRequest, public_id: UUID) -> HttpResponse:
    case = planned_case(request, public_id)
    form = RepresentativeForm(sent_form(request)[0])
    if request.method == "POST" and form.is_valid():
        acts.add_representative(case=case, power=form.power(), by=request.membership)
        return _done(request, case, _("The power of attorney is written down."))
    return _page(request, case, form, _("Power of attorney"))


@ask_or_answer
@requires(Permission.USE_CASES)
def end_representative(request: MemberRequest, public_id: UUID) -> HttpResponse:
    case = planned_case(request, public_id)
    form = EndRepresentativeForm(sent_form(request)[0], case=case)
    if request.method == "POST" and form.is_valid():
        acts.end_representative(representative=form.who, by=request.membership)
        return _done(request, case, _("The power of attorney has ended. Do not call that person about the tenant."))
    return _page(request, case, form, _("End a power of attorney"))


def _page(request: MemberRequest, case: Case, form: Any, title: str) -> HttpResponse:
    return task_page(request, "household_form", case, title, status=status_of(form), form=form)


def _done(request: MemberRequest, case: Case, words: str) -> HttpResponse:
    # Sent twice, nothing is written the second time; that it was looked at is.
    record(by=request.membership, verb=Verb.READ, obj=case, case=case)
    messages.success(request, words)
    return redirect("coordination:household", case.public_id)
