"""Saved views: keeping what the inbox is narrowed to, under a name."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from coordination.access.permissions import Permission
from coordination.access.rules import check_can_rename
from coordination.access.visible import get_visible_or_404, may, visible_filters
from coordination.actions.saved_filters import NameTakenError, delete_filter, rename_filter, save_filter
from coordination.forms.saved_filter import SavedFilterForm
from coordination.reading.filters import Filters
from coordination.reading.saved_filters import chosen_of, saved_rows, words_of
from coordination.views.asking import requires
from coordination.views.sending import ask_or_answer, status_of
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record


@require_GET
@requires(Permission.USE_CASES)
def saved_filters(request: MemberRequest) -> HttpResponse:
    """One's own, and those that colleagues have shared."""
    record(by=request.membership, verb=Verb.READ, obj=request.membership.agency, list="saved_filters")
    rows = saved_rows(request.membership, plans=may(request.membership, Permission.MAKE_PLANS))
    return render(request, "coordination/casework/saved_filters.html", {"rows": rows, "crumbs": _crumbs()})


@ask_or_answer
@requires(Permission.USE_CASES)
def new_filter(request: MemberRequest) -> HttpResponse:
    """Save what the address asks for, in the words of the inbox."""
    filters = Filters.read(request.GET, plans=may(request.membership, Permission.MAKE_PLANS))
    form = SavedFilterForm(request.POST if request.method == "POST" else None)
    if not filters.chosen:
        messages.info(request, _("Choose a filter first, then save it."))
        record(by=request.membership, verb=Verb.READ, obj=request.membership.agency, list="saved_filters")
        return redirect("coordination:inbox")
    if request.method == "POST" and form.is_valid():
        try:
            save_filter(chosen=filters.chosen, by=request.membership, **form.cleaned_data)
        except NameTakenError:
            form.say_taken()
        else:
            messages.success(request, _("The view is saved. You find it as a tab."))
            return redirect(reverse("coordination:inbox") + filters.query())
    return _form_page(request, form, filters, _("Save the view"))


@ask_or_answer
@requires(Permission.USE_CASES)
def saved_filter(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Give one's own another name, or share it otherwise."""
    saved = get_visible_or_404(visible_filters(request.membership), public_id)
    check_can_rename(request.membership, saved)
    known = {"name": saved.name, "is_shared": saved.is_shared}
    form = SavedFilterForm(request.POST) if request.method == "POST" else SavedFilterForm(initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            rename_filter(saved=saved, by=request.membership, **form.cleaned_data)
        except NameTakenError:
            form.say_taken()
        else:
            messages.success(request, _("The view is changed."))
            return redirect("coordination:saved_filters")
    filters = chosen_of(saved, Filters(frozenset(), may(request.membership, Permission.MAKE_PLANS)))
    return _form_page(request, form, filters, _("Change the view"), saved=saved)


@require_POST
@requires(Permission.USE_CASES)
def forget_filter(request: MemberRequest, public_id: UUID) -> HttpResponse:
    """Delete one's own."""
    saved = get_visible_or_404(visible_filters(request.membership), public_id)
    delete_filter(saved=saved, by=request.membership)
    messages.success(request, _("The view is deleted."))
    return redirect("coordination:saved_filters")


def _form_page(
    request: MemberRequest, form: SavedFilterForm, filters: Filters, title: str, **more: object
) -> HttpResponse:
    record(by=request.membership, verb=Verb.READ, obj=request.membership.agency, list="saved_filters")
    words = {"title": title, "crumbs": _crumbs(title), "words": words_of(filters), "back": filters.query()}
    context = {"form": form, **words, **more}
    return render(request, "coordination/casework/saved_filter.html", context, status=status_of(form))


def _crumbs(title: str = "") -> list[dict[str, str]]:
    trail = [
        {"label": _("Cases"), "url": reverse("coordination:inbox")},
        {"label": _("Saved views"), "url": reverse("coordination:saved_filters")},
    ]
    return [*trail, {"label": title}] if title else [trail[0], {"label": _("Saved views")}]
