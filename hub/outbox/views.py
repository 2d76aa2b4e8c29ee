"""A person's own notices."""

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from hub.accounts.models import User
from hub.accounts.requests import AnyRequest
from hub.audit.models import Purpose, Verb
from hub.audit.record import record
from hub.outbox.models import Notice

NEWEST = 50


@require_GET
@login_required
def notices(request: AnyRequest) -> HttpResponse:
    """The newest notices, unread ones marked."""
    mine = Notice.objects.filter(recipient=request.membership).order_by("-created_at", "-id")[:NEWEST]
    rows = [
        {"topic": notice.get_topic_display(), "url": notice.path, "at": notice.created_at, "unread": not notice.read_at}
        for notice in mine
    ]
    _on_record(request, Verb.READ, len(rows))
    context = {"notices": rows, "any_unread": any(row["unread"] for row in rows)}
    return render(request, "outbox/notices.html", context)


@require_POST
@login_required
def mark_all_read(request: AnyRequest) -> HttpResponse:
    read = Notice.objects.filter(recipient=request.membership, read_at=None).update(read_at=timezone.now())
    _on_record(request, Verb.CHANGE, read)
    return redirect("notices")


def _on_record(request: AnyRequest, verb: Verb, rows: int) -> None:
    """One's own notices hold no more than a topic and an address; opening what one points to is on record there."""
    user = cast(User, request.user)  # @login_required
    record(by=request.membership, user=user, verb=verb, obj=user, why=Purpose.ACCOUNT, list="notices", rows=rows)
