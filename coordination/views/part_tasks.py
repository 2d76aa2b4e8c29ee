"""One task of a part on a page of its own."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from coordination.access.case_view import case_view
from coordination.access.part_view import part_view
from coordination.models import PlanPart
from coordination.reading.part_page import answer_page
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record


def part_task(
    request: MemberRequest, found: PlanPart, title: str, form: forms.Form, *, stale: bool = False, **more: Any
) -> HttpResponse:
    """The form with what stands around every page of the part; put on record. `stale`: somebody was quicker."""
    record(by=request.membership, verb=Verb.READ, obj=found, case=found.case)
    shown = part_view(found, case_view(found.case, request.membership.agency), request.membership)
    back = reverse("coordination:part", args=[found.public_id])
    context = answer_page(shown, request.membership) | {
        "title": title,
        "form": form,
        "stale": stale,
        "back": back,
        **more,
    }
    return render(request, "coordination/casework/task.html", context, status=409 if stale else 200)
