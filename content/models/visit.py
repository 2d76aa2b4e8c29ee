"""When a person was last here, so that the front page can say what is new since."""

from datetime import date, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from hub.accounts.models import User

# Going back to the front page within the hour is the same visit: what was new stays marked as new.
SAME_VISIT = timedelta(hours=1)


class VisitManager(models.Manager["Visit"]):
    def begin(self, user: User) -> date | None:
        """Note that the person is here, and answer on which day the visit before this one was."""
        now = timezone.now()
        visit, is_first = self.get_or_create(user=user, defaults={"latest_at": now})
        if not is_first and now - visit.latest_at > SAME_VISIT:
            visit.previous_at, visit.latest_at = visit.latest_at, now
            visit.save(update_fields=["previous_at", "latest_at"])
        return timezone.localdate(visit.previous_at) if visit.previous_at else None


class Visit(models.Model):
    """A row per person: this visit to the front page and the one before. Nothing of what was read."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    latest_at = models.DateTimeField()
    previous_at = models.DateTimeField(null=True)

    objects: ClassVar[VisitManager] = VisitManager()

    def __str__(self) -> str:
        return f"{self.user_id} {self.latest_at:%Y-%m-%d %H:%M}"
