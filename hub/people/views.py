"""The lead's pages. For whoever does not keep an agency's people they do not exist."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hub.accounts.asking import page_behind
from hub.accounts.models import Membership
from hub.accounts.reauthentication import freshly_signed_in
from hub.accounts.requests import MemberRequest
from hub.audit.models import Purpose, Verb
from hub.audit.record import record
from hub.people.actions import AlreadyHere, change_role, end_membership, invite
from hub.people.forms import InviteForm, RoleForm
from hub.people.reading import Person, people_of
from hub.people.rules import Permission, may, open_people

read_or_send = require_http_methods(["GET", "HEAD", "POST"])
leads_only = page_behind(Permission.MANAGE_PEOPLE, may)


@require_safe
@leads_only
def people(request: MemberRequest) -> HttpResponse:
    """Everybody in the lead's own agency, and who has been."""
    record(by=request.membership, verb=Verb.READ, obj=request.membership.agency, why=Purpose.ACCOUNT, list="people")
    return render(request, "people/people.html", {"people": people_of(request.membership)})


@read_or_send
@leads_only
@freshly_signed_in
def invite_person(request: MemberRequest) -> HttpResponse:
    form = InviteForm(_sent(request), kind=request.membership.agency.kind)
    if form.is_valid():
        try:
            invite(**form.cleaned_data, by=request.membership)
        except AlreadyHere:
            form.add_error("email", _("This person is in your agency already."))
        else:
            messages.success(request, _("The invitation is on its way."))
            return redirect("people")
    record(by=request.membership, verb=Verb.READ, obj=request.membership.agency, why=Purpose.ACCOUNT)
    context = {"form": form, "crumbs": _way(_("Invite somebody"))}
    return render(request, "people/invite.html", context, status=422 if form.errors else 200)


@read_or_send
@leads_only
@freshly_signed_in
def role_of_person(request: MemberRequest, public_id: UUID) -> HttpResponse:
    member = _one_of_mine(request, public_id)
    form = RoleForm(_sent(request), kind=request.membership.agency.kind, initial={"role": member.role})
    if form.is_valid():
        try:
            change_role(member=member, role=form.cleaned_data["role"], by=request.membership)
        except PermissionDenied as refusal:
            form.add_error("role", str(refusal))
        else:
            messages.success(request, _("The role is changed."))
            return redirect("people")
    context = {"form": form, "person": Person(member, request.membership), "crumbs": _way(_("Change role"))}
    return render(request, "people/role.html", context, status=422 if form.errors else 200)


@read_or_send
@leads_only
@freshly_signed_in
def end_person(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Says what will happen; sent, it has happened. 403 with the reason when the agency would have no lead."""
    member = _one_of_mine(request, public_id)
    if request.method == "POST":
        end_membership(member=member, by=request.membership)
        messages.success(request, _("The person has no more access for your agency."))
        return redirect("people")
    context = {"person": Person(member, request.membership), "crumbs": _way(_("End access"))}
    return render(request, "people/end.html", context)


def _one_of_mine(request: MemberRequest, public_id: UUID) -> Membership:
    """The person, if it is one of the lead's own; that they were looked at is on record."""
    found: Membership = get_object_or_404(open_people(request.membership), public_id=public_id)
    record(by=request.membership, verb=Verb.READ, obj=found, why=Purpose.ACCOUNT)
    return found


def _way(here: str) -> list[dict[str, str]]:
    """As components/breadcrumbs.html takes it."""
    return [{"label": _("People"), "url": reverse("people")}, {"label": here}]


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None
