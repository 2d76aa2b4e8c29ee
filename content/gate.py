"""The door of Wagtail's admin: writers only, by the membership in force now, and only what the table names."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from content.admin_addresses import ADDRESSES, OBJECT_ARGUMENTS, Scope
from content.editors import group_of, synchronise
from content.files import PLACING
from content.models import HubPage
from content.permissions import GRANTS
from content.reader import reader_of
from hub.accounts.models import Membership

WRITING = ["add", "change", "publish"]
# Wagtail's form stumbles where this field is not sent at all, which its own page never leaves out.
LINK_CHOOSER, LINK_FIELD = "wagtailadmin_choose_page_external_link", "external-link-chooser-url"


class AdminGate:
    """Middleware, after the acting membership is known.

    Wagtail asks its own groups for rights. They are brought in line here with the acting membership at each request, so
    one that has ended opens nothing, whether or not anything has been saved since.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: Sequence[Any], kwargs: Mapping[str, Any]
    ) -> HttpResponse | None:
        if not request.path.startswith(reverse("wagtailadmin_home")):
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        membership = reader_of(request)
        group = group_of(membership)
        if membership is None or group is None or request.user.is_superuser:
            raise Http404
        synchronise(membership.user, group)
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name == "wagtailadmin_account":
            # One's own account is kept by the hub, not by Wagtail.
            return redirect("account_change_password")
        scope = ADDRESSES.get(name)
        if scope is None or not _may_name(membership, scope, _object_of(args, kwargs)):
            raise Http404
        if name == LINK_CHOOSER and request.method == "POST" and LINK_FIELD not in request.POST:
            return HttpResponseBadRequest()
        return None


def _object_of(args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
    named = (kwargs[name] for name in OBJECT_ARGUMENTS if name in kwargs)
    return next(named, args[0] if args else None)


def _may_name(membership: Membership, scope: Scope, key: Any) -> bool:
    if scope is Scope.OPEN:
        return True
    if scope is Scope.LAW:
        return bool(GRANTS[str(group_of(membership))].law)
    return _objects(membership, scope).filter(pk=key).exists()


def _objects(membership: Membership, scope: Scope) -> QuerySet[Any]:
    if scope is Scope.CHOOSABLE:
        return choosable_pages(membership)
    user = membership.user
    objects: QuerySet[Any]
    if scope is Scope.TREE:
        objects = page_permission_policy.explorable_instances(user)
    elif scope is Scope.PAGES:
        objects = page_permission_policy.instances_user_has_any_permission_for(user, WRITING)
    else:
        policy = image_policy if scope is Scope.IMAGES else document_policy
        objects = policy.instances_user_has_any_permission_for(user, PLACING)
    return objects


def choosable_pages(membership: Membership) -> QuerySet[Page]:
    """Pages a writer may link to. One that the writer may not read is not named in any chooser."""
    readable = HubPage.objects.readable_by(membership).values("pk")
    own = page_permission_policy.explorable_instances(membership.user).values("pk")
    pages: QuerySet[Page] = Page.objects.filter(Q(pk__in=readable) | Q(pk__in=own) | Q(depth=1))
    return pages
