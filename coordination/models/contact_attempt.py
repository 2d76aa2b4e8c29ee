import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.contact import AttemptResult, Channel, Daypart, daypart
from coordination.models.case import Case
from coordination.models.public import Public
from coordination.models.visit import Visit
from hub.accounts.models import Membership


class ContactAttemptQuerySet(models.QuerySet["ContactAttempt"]):
    def standing(self) -> "ContactAttemptQuerySet":
        """Those that have not been withdrawn or corrected."""
        return self.filter(withdrawn_at__isnull=True)


class ContactAttempt(Public):
    """Somebody has tried to reach the tenant. Never changed: withdrawn visibly, or corrected by another.

    `key` is the form's own: the same attempt sent twice is one.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="attempts")
    at = models.DateTimeField(_("when"))
    channel = models.CharField(_("how"), max_length=30, choices=Channel.choices)
    result = models.CharField(_("result"), max_length=30, choices=AttemptResult.choices)
    met_whom = models.CharField(_("who was met"), max_length=160, blank=True)
    note = models.TextField(_("note"), max_length=4000, blank=True)
    next_try_on = models.DateField(_("try again on"), null=True, blank=True)
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, null=True, blank=True, related_name="attempts")
    key = models.UUIDField(default=uuid.uuid4)
    recorded_at = models.DateTimeField(default=timezone.now)
    # The public id of the attempt that this one takes the place of: no key, for a policy cannot ask its own table.
    corrects = models.UUIDField(null=True, blank=True, unique=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = ContactAttemptQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["by", "key"], name="one_attempt_by_key")]
        indexes: ClassVar = [models.Index(fields=["case", "-at"], name="attempts_of_case")]

    def __str__(self) -> str:
        return f"{self.channel} {self.result} {self.at:%Y-%m-%d}"

    @property
    def daypart(self) -> Daypart:
        return daypart(self.at)
