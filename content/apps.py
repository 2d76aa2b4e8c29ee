"""Keeps Wagtail's groups in step with the hub's memberships, and its rights in step with the table."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save


class ContentConfig(AppConfig):
    name = "content"

    def ready(self) -> None:
        post_migrate.connect(establish_after_migrate, sender=self, dispatch_uid="content.establish")
        for signal in (post_save, post_delete):
            signal.connect(follow_membership, sender="accounts.Membership", dispatch_uid=f"content.follow.{id(signal)}")


def establish_after_migrate(**options: Any) -> None:
    from content.establish import establish

    establish()


def follow_membership(instance: Any, **options: Any) -> None:
    """Accounts knows nothing of content; it is content that listens.

    As the hub itself: a lead changes what another person may write, which no policy lets a person do.
    """
    from content.editors import synchronise_from_memberships
    from hub.accounts.identity import the_hub_itself

    with the_hub_itself():
        synchronise_from_memberships(instance.user)
