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
    return render(request, "outbox/notices.html", {"notices": mine})


@require_POST
@login_required
def mark_all_read(request: AnyRequest) -> HttpResponse:
    Notice.objects.filter(recipient=request.membership, read_at=None).update(read_at=timezone.now())
    return redirect("notices")
