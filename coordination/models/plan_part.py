from typing import ClassVar

from django.contrib.auth.models import Permission
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from guardian.managers import GroupObjectPermissionManager
from guardian.models import GroupObjectPermissionBase

from coordination.access.permissions import Level, at_least
from coordination.access.prepared import right_now
from coordination.lifecycle import OPEN_PART, DeclineReason, Measure, PartResult, PartStatus
from coordination.models.case import Case
from coordination.models.consent import Consent
from coordination.models.legal_ground import LegalGround
from coordination.models.public import Public
from hub.accounts.models import Agency, Membership


class PlanPart(Public):
    """One agency's part of the prevention plan: what is asked, by when, on what ground, and what came of it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parts")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="plan_parts")
    measure = models.CharField(_("what it is about"), max_length=30, choices=Measure.choices)
    asked = models.TextField(_("what is asked"), max_length=2000, blank=True)
    ground = models.ForeignKey(LegalGround, on_delete=models.PROTECT, related_name="+")
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(_("due"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=PartStatus.choices, default=PartStatus.ASKED)
    decline_reason = models.CharField(_("reason"), max_length=20, choices=DeclineReason.choices, blank=True)
    decline_note = models.TextField(_("explanation"), max_length=2000, blank=True)
    result = models.CharField(_("result"), max_length=20, choices=PartResult.choices, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=11, decimal_places=2, null=True, blank=True)
    pays_on = models.DateField(_("paid out on"), null=True, blank=True)
    # The months, or other days, that what was granted is for.
    covers_from = models.DateField(_("covers from"), null=True, blank=True)
    covers_until = models.DateField(_("covers until"), null=True, blank=True)
    result_note = models.TextField(_("note on the decision"), max_length=4000, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    # When it last came to the state it is in.
    answered_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["id"]
        verbose_name = _("part of the plan")
        verbose_name_plural = _("parts of the plan")
        default_permissions = ()
        permissions: ClassVar = [(level.value, level.value) for level in Level]

    def __str__(self) -> str:
        return self.get_measure_display()

    @property
    def is_open(self) -> bool:
        return self.status in OPEN_PART


YES_OR_NO = models.BooleanField()


class GrantQuerySet(models.QuerySet["PartGrant"]):
    def in_force(self) -> "GrantQuerySet":
        return self.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=right_now()))

    def of(self, agency: Agency, member: Membership | None = None) -> "GrantQuerySet":
        """Those to the agency, and those to this one member of it."""
        whose = Q(member=None) if member is None else Q(member=None) | Q(member_id=member.pk)
        return self.filter(whose, group_id=agency.group_id)

    def at_least(self, level: Level) -> "GrantQuerySet":
        """Those that open at least this far; every grant opens the summary."""
        if level == Level.SUMMARY:
            return self
        # Their numbers looked up once a statement: joined, PostgreSQL reads all permissions again for each row.
        opening = ArraySubquery(Permission.objects.filter(codename__in=at_least(level)).order_by().values("pk"))
        return self.filter(
            Func(F("permission_id"), opening, template="%(expressions)s)", arg_joiner=" = ANY(", output_field=YES_OR_NO)
        )


class PartGrant(GroupObjectPermissionBase):
    """Guardian's direct-FK row: this agency's group may see this part this far.

    Written by coordination.access.grants alone.
    """

    id = models.BigAutoField(primary_key=True)
    content_object = models.ForeignKey(PlanPart, on_delete=models.CASCADE, related_name="grants")
    # As in the ledger: one person alone, and not the rest of the agency.
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # As in the ledger: the moment from which it opens nothing.
    ends_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = GroupObjectPermissionManager.from_queryset(GrantQuerySet)()

    class Meta(GroupObjectPermissionBase.Meta):
        constraints: ClassVar = [
            # One level for an agency and a part; guardian's own key would let two stand beside each other.
            models.UniqueConstraint(fields=["group", "content_object"], name="one_grant_per_agency_and_part")
        ]
