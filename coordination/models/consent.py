from datetime import date, datetime, time, timedelta
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.access.prepared import today
from coordination.lifecycle import ConsentMethod, DataCategory
from coordination.models.case import Case, Tenant
from coordination.models.public import Public
from hub.accounts.models import Agency, Membership


class ConsentQuerySet(models.QuerySet["Consent"]):
    def in_force(self, on: date | None = None) -> "ConsentQuerySet":
        day = on or today()
        return self.filter(withdrawn_at__isnull=True, given_on__lte=day, expires_on__gte=day)


class Consent(Public):
    """The tenant's consent: specific in purpose, data, from whom and to whom, with an end, and withdrawn when it is."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="consents")
    # Which of several tenants has agreed; None: the tenant.
    tenant = models.ForeignKey(Tenant, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    purpose = models.CharField(_("purpose"), max_length=200)
    categories = ArrayField(
        models.CharField(max_length=30, choices=DataCategory.choices), verbose_name=_("kinds of data")
    )
    from_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    to_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    given_on = models.DateField(_("given on"))
    method = models.CharField(_("how it was given"), max_length=10, choices=ConsentMethod.choices)
    evidence = models.CharField(_("where the proof is kept"), max_length=200, blank=True)
    expires_on = models.DateField(_("expires on"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # A consent agreed anew takes the place of the one before, which then holds no longer (its withdrawn_at).
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-given_on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(expires_on__gte=F("given_on")), name="consent_expires_after_it_is_given"
            ),
            models.CheckConstraint(condition=Q(categories__len__gt=0), name="consent_names_its_data"),
        ]

    def __str__(self) -> str:
        return self.purpose

    @property
    def is_in_force(self) -> bool:
        """It counts today: given, not run out, not taken back."""
        return self.withdrawn_at is None and self.given_on <= timezone.localdate() <= self.expires_on

    @property
    def ends_at(self) -> datetime:
        """The moment it holds no longer: midnight after its last day."""
        return timezone.make_aware(datetime.combine(self.expires_on + timedelta(days=1), time.min))
