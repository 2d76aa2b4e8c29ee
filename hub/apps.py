from django.apps import AppConfig
from django.db.models.signals import post_migrate


class HubConfig(AppConfig):
    """The roof: wires the packages together and holds no rule of its own."""

    name = "hub"

    def ready(self) -> None:
        from hub.celery import app
        from hub.database import grant_after_migrate
        from hub.outbox import authorise

        app.set_default()
        authorise.register("membership", lambda membership, subject: membership.public_id == subject)
        post_migrate.connect(grant_after_migrate, dispatch_uid="hub.grant_after_migrate")
