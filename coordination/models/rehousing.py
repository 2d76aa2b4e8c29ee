from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.models.case import Case
from coordination.models.public import Public
from coordination.rehousing import OfferAnswer, OfferKind, OfferRefusal


class RehousingNeed(Public):
    """What home the household needs, and since when it waits. The unit's own, and nobody else's to read."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="rehousing_need")
    rooms = models.PositiveSmallIntegerField(_("rooms at least"), null=True, blank=True)
    max_rent = models.DecimalField(_("highest rent"), max_digits=11, decimal_places=2, null=True, blank=True)
    accessible = models.BooleanField(_("must be accessible"), default=False)
    pets = models.BooleanField(_("has pets"), default=False)
    area = models.CharField(_("area"), max_length=100, blank=True)
    waiting_since = models.DateField(_("waiting since"))
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("need of another home")
        verbose_name_plural = _("needs of another home")

    def __str__(self) -> str:
        return f"{self.case_id}"


class HousingOffer(Public):
    """A dwelling that was offered. Never told the old landlord; and nothing of the case is told the new one."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="housing_offers")
    offered_on = models.DateField(_("offered on"))
    kind = models.CharField(_("kind of offer"), max_length=30, choices=OfferKind.choices)
    landlord = models.CharField(_("new landlord"), max_length=120)
    dwelling = models.CharField(_("dwelling"), max_length=200, blank=True)
    answer = models.CharField(_("answer"), max_length=20, choices=OfferAnswer.choices, default=OfferAnswer.WAITING)
    refusal = models.CharField(_("reason"), max_length=20, choices=OfferRefusal.choices, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    keys_on = models.DateField(_("keys on"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["-offered_on", "-id"]
        verbose_name = _("housing offer")
        verbose_name_plural = _("housing offers")

    def __str__(self) -> str:
        return f"{self.public_id}"
