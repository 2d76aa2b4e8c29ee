"""The thread on a page and the writing in it: what is new is pointed out, then counts as read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from coordination.access.rules import can_write, check_can_write
from coordination.actions.entries import UnseenEntriesError, post_entry
from coordination.actions.reading import mark_seen
from coordination.forms.entry import EntryForm
from coordination.lifecycle import Audience
from coordination.models import PlanPart
from coordination.reading.inbox import path_of
from coordination.reading.thread import moment_of, read_thread
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record


@dataclass(frozen=True)
class Unsent:
    """A post that was not stored: the form with its words kept and, when others wrote meanwhile, since when."""

    form: EntryForm
    seen_until: datetime | None = None
    # Why it may not be written any more: the page was open while access ended, or the case was closed.
    refused: str = ""

    @property
    def status(self) -> int:
        if self.refused:
            return 403
        return 200 if self.seen_until is None else 409

    @property
    def words(self) -> str:
        """What was written, to copy away."""
        return str(self.form.data.get("body", ""))


def conversation(request: MemberRequest, part: PlanPart, unsent: Unsent | None = None) -> dict[str, Any]:
    """The thread and the composer for a page. What it hands out counts as read, once it is known what of it is new."""
    membership = request.membership
    seen_until = unsent.seen_until if unsent else None
    thread = read_thread(part, membership, before=request.GET.get("foer", ""), seen_until=seen_until)
    if thread.is_newest_page:
        mark_seen(part=part, newest=thread.newest, by=membership)
    if unsent and seen_until:
        unsent.form.ask_again(thread.newest)
    form = unsent.form if unsent else EntryForm(part=part, membership=membership, newest=thread.newest)
    return {
        "thread": thread,
        "thread_part": part,
        "form": form if can_write(membership, part) else None,
        "written_meanwhile": seen_until is not None,
        "send_label": _("Send all the same") if seen_until else "",
        "own_agency": membership.agency.name,
    }


def post(request: MemberRequest, part: PlanPart) -> HttpResponse | Unsent:
    """Store the post and go back to the thread, or hand the form back for the page to show again."""
    form = EntryForm(request.POST, request.FILES, part=part, membership=request.membership)
    try:
        check_can_write(request.membership, part)
    except PermissionDenied as error:
        return Unsent(form, refused=str(error))
    # Sent twice, it is stored once, and the second time all the same leads to the thread.
    record(by=request.membership, verb=Verb.READ, obj=part, case=part.case)
    if not form.is_valid():
        return Unsent(form)
    seen_until = moment_of(part, request.membership, form.cleaned_data["seen"])
    try:
        entry = post_entry(
            part=part,
            body=form.cleaned_data["body"].strip(),
            audience=Audience(form.cleaned_data["audience"]),
            files=form.cleaned_data["file"],
            key=form.cleaned_data["key"],
            seen_until=seen_until,
            by=request.membership,
        )
    except UnseenEntriesError:
        return Unsent(form, seen_until)
    except PermissionDenied as error:
        return Unsent(form, refused=str(error))
    return redirect(f"{path_of(part)}#entry-{entry.public_id}")
