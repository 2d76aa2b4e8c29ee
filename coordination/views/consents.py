"""The consents of a case: written down, agreed to anew, taken back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from coordination.access.permissions import Permission
from coordination.access.visible import get_visible_or_404
from coordination.actions.consents import record_consent
from coordination.actions.withdrawing import renew_consent, withdraw_consent
from coordination.forms.consents import CaseConsentForm, RenewalForm
from coordination.models import Case, Consent
from coordination.reading.consents import consent_rows, data_of, way_of, what_closes
from coordination.views.asking import requires
from coordination.views.cases import planned_case
from coordination.views.plan import askable
from coordination.views.sending import ask_or_answer, sent_form, status_of
from coordination.views.tasks_of_case import kept_case, task_page
from hub.accounts.reauthentication import freshly_signed_in
from hub.accounts.requests import MemberRequest


@require_GET
@requires(Permission.USE_CASES)
def consents(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """All of them, with their state."""
    case = kept_case(request, public_id)
    return task_page(request, "consents", case, _("The tenant's consents"), consents=consent_rows(case))


@ask_or_answer
@requires(Permission.USE_CASES)
def new_consent(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Write down a consent that the tenant has given. By itself it opens no part."""
    case = planned_case(request, public_id)
    form = CaseConsentForm(sent_form(request)[0], case=case, agencies=askable(case))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        record_consent(case=case, given=form.consent_given(), from_agency=data["from_agency"],
                       to_agency=data["to_agency"], by=request.membership)  # fmt: skip
        messages.success(request, _("The consent is written down. It opens nothing by itself."))
        return redirect("coordination:consents", case.public_id)
    return task_page(request, "new_consent", case, _("Write down a consent"), form=form, status=status_of(form))


@ask_or_answer
@requires(Permission.USE_CASES)
def renew(request: MemberRequest, public_id: UUID, consent_id: UUID) -> HttpResponse:
    """The tenant has agreed to the same for a new time."""
    case = planned_case(request, public_id)
    consent = _consent(case, consent_id)
    form = RenewalForm(sent_form(request)[0], consent=consent)
    if request.method == "POST" and form.is_valid():
        renew_consent(consent=consent, anew=form.anew(), by=request.membership)
        messages.success(request, _("The consent is agreed anew. What rested on it stays open."))
        return redirect("coordination:consents", case.public_id)
    title = _("Agreed anew")
    return task_page(request, "renew_consent", case, title, form=form, status=status_of(form), **_words(consent))


@ask_or_answer
@requires(Permission.USE_CASES)
@freshly_signed_in
def withdraw(request: MemberRequest, public_id: UUID, consent_id: UUID) -> HttpResponse:
    """The tenant takes it back: said what closes, what goes on and what is kept, before it happens."""
    case = kept_case(request, public_id)
    consent = _consent(case, consent_id)
    if request.method == "POST":
        withdraw_consent(consent=consent, by=request.membership)
        messages.success(request, _("The consent is withdrawn. What it opened is closed."))
        return redirect("coordination:consents", case.public_id)
    title = _("Withdraw a consent")
    return task_page(request, "withdraw_consent", case, title, closes=what_closes(consent), **_words(consent))


def _consent(case: Case, consent_id: UUID) -> Consent:
    """One of the case's that still holds or could: what is withdrawn or replaced has no page."""
    standing = Consent.objects.filter(case=case, withdrawn_at__isnull=True)
    return get_visible_or_404(standing.select_related("case", "from_agency", "to_agency", "tenant"), consent_id)


def _words(consent: Consent) -> dict[str, Any]:
    return {"consent": consent, "way": way_of(consent), "data": data_of(consent)}
