"""A part of the plan: its page with the thread, the owner's answer, and taking back what was asked."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coordination.access.case_view import case_view
from coordination.access.part_view import part_view
from coordination.access.permissions import Permission
from coordination.access.rules import check_can_move, check_can_withdraw
from coordination.access.visible import get_visible_or_404, visible_parts
from coordination.actions.answering import answer_municipality
from coordination.actions.cases import StaleVersionError
from coordination.actions.parts import accept_part, decline_part, record_decision, withdraw_part
from coordination.actions.reading import mark_unread
from coordination.forms.answer import AnswerForm, DecisionForm, DeclineForm
from coordination.forms.landlord_answer import LandlordAnswerForm
from coordination.lifecycle import DeclineReason, PartStatus
from coordination.models import InstalmentPlan, PlanPart
from coordination.reading.inbox import READ_ON_CASE, path_of
from coordination.reading.part_page import answer_page, part_page
from coordination.reading.thread import entry_of
from coordination.views.asking import requires
from coordination.views.conversation import Unsent, conversation, post
from coordination.views.sending import ask_or_answer
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record
from hub.outbox.read import mark_notices_read

A = TypeVar("A", bound=AnswerForm)


def seen_part(request: MemberRequest, public_id: UUID) -> PlanPart:
    """The part, if the reader may see it."""
    related = ("agency", "ground", "consent", "case__landlord", "case__unit", "case__coordinator", "case__ground")
    return get_visible_or_404(visible_parts(request.membership).select_related(*related), public_id)


@ask_or_answer
@requires(Permission.USE_CASES)
def part(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """The part and its thread; a POST writes in it."""
    found = seen_part(request, public_id)
    answer = post(request, found) if request.method == "POST" else None
    if isinstance(answer, HttpResponse):
        return answer
    if found.measure in READ_ON_CASE and answer is None:
        record(by=request.membership, verb=Verb.READ, obj=found, case=found.case)
        return redirect(f"{path_of(found)}?{request.GET.urlencode()}".rstrip("?"))
    return _part_page(request, found, answer)


def _part_page(request: MemberRequest, found: PlanPart, unsent: Unsent | None) -> HttpResponse:
    record(by=request.membership, verb=Verb.READ, obj=found, case=found.case)
    mark_notices_read(request.membership, request.path)
    shown = part_view(found, case_view(found.case, request.membership.agency), request.membership)
    # What the thread hands out counts as read, in the list of the plan beside it too.
    thread = conversation(request, found, unsent) if shown.reads else {}
    context = part_page(shown, request.membership) | thread
    if unsent and unsent.refused:
        context |= {"refused": unsent.refused, "unsent_words": unsent.words}
    return render(request, "coordination/casework/part.html", context, status=unsent.status if unsent else 200)


@require_POST
@requires(Permission.USE_CASES)
def unread(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Back among the unread, from the entry named in the form or from the beginning."""
    found = seen_part(request, public_id)
    entry = entry_of(found, request.membership, request.POST.get("entry", ""))
    mark_unread(part=found, user=request.membership.user, entry=entry)
    record(by=request.membership, verb=Verb.READ, obj=found, case=found.case, unread=True)
    messages.success(request, _("The thread is marked as unread."))
    return redirect("coordination:inbox")


@require_POST
@requires(Permission.USE_CASES)
def accept(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """The agency takes it on."""
    found = seen_part(request, public_id)
    try:
        accept_part(part=found, version=_version(request, found), by=request.membership)
    except StaleVersionError:
        return _answer_page(request, found, "accept", None, stale=True)
    if found.agency.is_landlord:
        messages.success(request, _("The municipality has been told that you are looking into it."))
    else:
        messages.success(request, _("You have accepted the part. The coordinator has been told."))
    return redirect("coordination:part", found.public_id)


@ask_or_answer
@requires(Permission.USE_CASES)
def decline(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """The agency says no, and why."""

    def store(found: PlanPart, form: DeclineForm) -> None:
        data = form.cleaned_data
        decline_part(part=found, reason=DeclineReason(data["reason"]), note=data["note"], version=data["version"],
                     by=request.membership)  # fmt: skip

    return _answered(request, public_id, PartStatus.DECLINED, DeclineForm, store)


@ask_or_answer
@requires(Permission.USE_CASES)
def decide(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """The owner, and nobody for it, records its decision; a landlord, who is no authority, answers the question."""
    if request.membership.agency.is_landlord:
        return _landlords_answer(request, public_id)

    def store(found: PlanPart, form: DecisionForm) -> None:
        version = form.cleaned_data["version"]
        record_decision(part=found, decision=form.decision(), version=version, by=request.membership)

    return _answered(request, public_id, PartStatus.DONE, DecisionForm, store)


def _landlords_answer(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """A yes to instalments ends nothing: it opens the agreement on them."""
    found = seen_part(request, public_id)
    has_plan = InstalmentPlan.objects.filter(part=found).exists()
    form = LandlordAnswerForm(
        request.POST or None, measure=found.measure, has_plan=has_plan, initial={"version": found.version}
    )
    if request.method == "GET" or not form.is_valid():
        check_can_move(request.membership, found, PartStatus.DONE)
        return _answer_page(request, found, "answer_municipality", form)
    version = form.cleaned_data["version"]
    # Answered already, by a double click, nothing changes; that somebody was there is on record nevertheless.
    record(by=request.membership, verb=Verb.READ, obj=found, case=found.case)
    try:
        opens = answer_municipality(part=found, decision=form.decision(), version=version, by=request.membership)
    except StaleVersionError:
        return _answer_page(request, found, "answer_municipality", form, stale=True)
    messages.success(request, _("Your answer has been sent to the municipality."))
    return redirect("coordination:instalments" if opens else "coordination:part", found.public_id)


def _answered(
    request: MemberRequest,
    public_id: UUID,
    to: PartStatus,
    form_class: type[A],
    store: Callable[[PlanPart, A], None],
) -> HttpResponse:
    found = seen_part(request, public_id)
    name = "decline" if to == PartStatus.DECLINED else "decide"
    if request.method == "GET":
        check_can_move(request.membership, found, to)
        return _answer_page(request, found, name, form_class(initial={"version": found.version}))
    form = form_class(request.POST)
    if not form.is_valid():
        check_can_move(request.membership, found, to)
        return _answer_page(request, found, name, form)
    try:
        store(found, form)
    except StaleVersionError:
        return _answer_page(request, found, name, form, stale=True)
    messages.success(request, _("Your answer is kept, and the coordinator has been told."))
    return redirect("coordination:part", found.public_id)


@ask_or_answer
@requires(Permission.USE_CASES)
def withdraw(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """The coordinator takes back what was asked: the agency no longer sees the part."""
    found = seen_part(request, public_id)
    check_can_withdraw(request.membership, found)
    if request.method == "GET":
        return _answer_page(request, found, "withdraw", None)
    try:
        withdraw_part(part=found, version=_version(request, found), by=request.membership)
    except StaleVersionError:
        return _answer_page(request, found, "withdraw", None, stale=True)
    messages.success(request, _("The part is withdrawn. The agency no longer sees it."))
    return redirect("coordination:case", found.case.public_id)


def _version(request: MemberRequest, found: PlanPart) -> int:
    """As the button carried it; nonsense is not the version that was shown."""
    given = request.POST.get("version", "")
    return int(given) if given.isdecimal() and len(given) < 9 else -1


def _answer_page(
    request: MemberRequest, found: PlanPart, name: str, form: AnswerForm | None, *, stale: bool = False
) -> HttpResponse:
    """The page of one answer; when somebody was quicker, with what stands now beside what was written."""
    if stale:
        found = seen_part(request, found.public_id)
        if form is not None:
            form.bring_up_to_date(version=found.version)
    record(by=request.membership, verb=Verb.READ, obj=found, case=found.case)
    shown = part_view(found, case_view(found.case, request.membership.agency), request.membership)
    context = answer_page(shown, request.membership) | {"form": form, "stale": stale}
    return render(request, f"coordination/casework/{name}.html", context, status=409 if stale else 200)
