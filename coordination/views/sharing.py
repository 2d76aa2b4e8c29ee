"""Opening an existing part to a further agency, after a last look at what it will see; and ending that."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from coordination.access.grants import NoGroundError
from coordination.access.permissions import Level, Permission
from coordination.access.rules import check_can_share, check_can_unshare
from coordination.access.visible import lines_in_force
from coordination.actions.sharing import share_part, unshare_part
from coordination.forms.share import HOW_FAR, ShareForm
from coordination.models import PlanPart
from coordination.reading.labels import sentence
from coordination.reading.ledger import readers_of_part
from coordination.reading.sharing import history_of, would_see_shared
from coordination.views.asking import requires
from coordination.views.parts import seen_part
from coordination.views.plan import askable
from coordination.views.sending import ask_or_answer, status_of
from coordination.views.tasks_of_case import task_page
from hub.accounts.models import Agency
from hub.accounts.requests import MemberRequest


def _further(part: PlanPart) -> "QuerySet[Agency]":
    """Who may be let in beside the unit and the agency that does the part."""
    return askable(part.case).exclude(pk__in=[part.agency_id, part.case.unit_id])


@require_GET
@requires(Permission.USE_CASES)
def share_whom(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Who reads the part today, and whom it could be shared with."""
    part = seen_part(request, public_id)
    check_can_share(request.membership, part)
    readers = readers_of_part(part)
    have = {row["agency"].pk for row in readers}
    agencies = _further(part).exclude(pk__in=have)
    return _page(request, "share_whom", part, _("Share the part"), readers=readers, agencies=agencies)


@ask_or_answer
@requires(Permission.USE_CASES)
def share(request: MemberRequest, public_id: UUID, agency: str) -> HttpResponse:
    """How far and on what ground; then what becomes visible to whom; then it is done."""
    part = seen_part(request, public_id)
    check_can_share(request.membership, part)
    reader = get_object_or_404(_further(part), slug=agency)
    line = next((line for line in lines_in_force(part) if line.agency_id == reader.pk), None)
    form = ShareForm(request.POST or None, case=part.case, agency=reader, line=line)
    if request.method == "POST" and form.is_valid() and request.POST.get("step") != "edit":
        if request.POST.get("step") != "send" or not _history_is_seen(form):
            return _review(request, part, reader, form)
        if _shared(request, part, form):
            messages.success(request, _("The part is shared with %(agency)s.") % {"agency": reader.name})
            return redirect("coordination:part", part.public_id)
    title = _("Share with %(agency)s") % {"agency": reader.name}
    return _page(request, "share", part, title, form=form, agency=reader, line=line, status=status_of(form))


def _history_is_seen(form: ShareForm) -> bool:
    """Widening shows what was written before, for fewer readers: whoever widens says so knowingly."""
    if form.opens_the_thread() and not form.cleaned_data["history_seen"]:
        form.add_error("history_seen", _("Tick that the earlier messages may be read too."))
        return False
    return True


def _review(request: MemberRequest, part: PlanPart, reader: Agency, form: ShareForm) -> HttpResponse:
    opens, level = form.opens_the_thread(), Level(form.cleaned_data["level"])
    return _page(
        request,
        "share_review",
        part,
        _("Check before it is shared"),
        form=form,
        agency=reader,
        ground=form.cleaned_data["ground"],
        level=dict(HOW_FAR)[level.value],
        shown=would_see_shared(part.case, reader, form.named_categories(), level),
        given=form.given(),
        history=history_of(part, request.membership) if opens else None,
        status=status_of(form),
    )


def _shared(request: MemberRequest, part: PlanPart, form: ShareForm) -> bool:
    """Whether it was; when the rule of sharing said no, the form says it at its field."""
    try:
        share_part(part=part, share=form.share(), by=request.membership)
    except NoGroundError as error:
        form.refuse(str(error))
        return False
    return True


@ask_or_answer
@requires(Permission.USE_CASES)
def unshare(request: MemberRequest, public_id: UUID, agency: str) -> HttpResponse:
    """End what a further agency sees, after saying what that means."""
    part = seen_part(request, public_id)
    check_can_unshare(request.membership, part)
    readers = {line.agency.slug: line.agency for line in lines_in_force(part)}
    reader = readers.get(agency)
    if reader is None or reader.pk in {part.agency_id, part.case.unit_id}:
        raise Http404
    if request.method == "POST":
        unshare_part(part=part, agency=reader, by=request.membership)
        messages.success(request, _("%(agency)s no longer sees the part.") % {"agency": reader.name})
        return redirect("coordination:part", part.public_id)
    return _page(request, "unshare", part, _("End the sharing"), agency=reader)


def _page(request: MemberRequest, name: str, part: PlanPart, title: str, **more: Any) -> HttpResponse:
    measure = sentence(part.get_measure_display())
    return task_page(request, name, part.case, title, part=part, measure=measure, **more)
