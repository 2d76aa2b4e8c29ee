"""What every page shows around its content."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from hub import navigation
from hub.outbox.read import unread_notices
from hub.people.rules import Permission, may


def site(request: HttpRequest) -> dict[str, Any]:
    """Names of the hub, who is asking, and what the shell draws. A page without the shell asks the database nothing."""
    membership = getattr(request, "membership", None)
    pages = SimpleLazyObject(lambda: navigation.published(request))
    foot = SimpleLazyObject(lambda: navigation.foot(pages))
    return {
        "hub_name": settings.HUB_NAME,
        "hub_municipality": settings.HUB_MUNICIPALITY,
        "is_demo": settings.DEMO,
        "membership": membership,
        "nav": SimpleLazyObject(lambda: navigation.main_menu(request, pages)),
        **{name: _found(foot, name) for name in navigation.FOOT.values()},
        "contact": SimpleLazyObject(navigation.contact),
        "memberships": SimpleLazyObject(lambda: navigation.memberships(request)),
        "act_as_url": reverse("act_as"),
        "people_url": reverse("people") if may(membership, Permission.MANAGE_PEOPLE) else "",
        # Not "search_url": Wagtail's admin takes that name for a pattern of its own.
        "hub_search_url": reverse("content:search"),
        "notices_url": reverse("notices") if membership else "",
        "notice_count": SimpleLazyObject(lambda: unread_notices(membership) if membership else 0),
    }


def _found(foot: Any, name: str) -> SimpleLazyObject:
    return SimpleLazyObject(lambda: foot.get(name, ""))
