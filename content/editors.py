"""Who writes in Wagtail. It follows from the membership in force, never from a group somebody was once put in."""

from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Model
from django.urls import reverse

from content.permissions import COUNCIL, EDITORS, GROUP_OF
from hub.accounts.models import Membership, User


def group_of(membership: Membership | None) -> str | None:
    """The writing group this membership belongs to, if any."""
    if membership is None:
        return None
    return GROUP_OF.get((membership.agency.kind, membership.role))


def is_editor(membership: Membership | None) -> bool:
    """May this membership open Wagtail's admin at all?"""
    return group_of(membership) is not None


def synchronise(user: User, *names: str) -> bool:
    """Put the person in exactly these writing groups; tells whether anything had to change."""
    wanted = set(Group.objects.filter(name__in=names).values_list("pk", flat=True))
    held = set(user.groups.filter(name__in=[EDITORS, COUNCIL]).values_list("pk", flat=True))
    if wanted == held:
        return False
    user.groups.remove(*held - wanted)
    user.groups.add(*wanted - held)
    return True


def synchronise_from_memberships(user: User) -> None:
    """After a membership began, changed or ended."""
    active = Membership.objects.active().filter(user=user).select_related("agency")
    synchronise(user, *{name for name in map(group_of, active) if name})


def writing_actions(
    membership: Membership | None, group: str, model: type[Model], section: Model, label: Any
) -> list[dict[str, Any]]:
    """The way to writing a new page in the section, for those who write there."""
    if group_of(membership) != group:
        return []
    address = reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, section.pk])
    return [{"label": label, "url": address, "primary": True, "icon": "edit"}]
