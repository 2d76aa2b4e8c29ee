"""A person's own notices."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from hub.accounts.requests import AnyRequest
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
    context = {"notices": rows, "any_unread": any(row["unread"] for row in rows)}
    return render(request, "outbox/notices.html", context)


@require_POST
@login_required
def mark_all_read(request: AnyRequest) -> HttpResponse:
    Notice.objects.filter(recipient=request.membership, read_at=None).update(read_at=timezone.now())
    return redirect("notices")
