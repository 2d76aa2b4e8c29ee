"""A landlord's own compartment: its lists, what each line came to, and the arrears they tell of.

Nothing here is ever read for the municipality. What crosses over is a LandlordNotice, and that alone.
"""

from typing import ClassVar
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from coordination.models.public import Public
from coordination.models.tenancy import Tenancy
from hub.accounts.models import Agency, Membership


class DebtSign(models.TextChoices):
    """Which sign a landlord's system writes before what a tenant owes."""

    PLUS = "plus", _("no sign means debt")
    MINUS = "minus", _("a minus means debt")


class ListStatus(models.TextChoices):
    RECEIVED = "received", _("received")
    READING = "reading", _("being read")
    QUESTION = "question", _("waits for your answer")
    PREVIEW = "preview", _("ready to be confirmed")
    IMPORTING = "importing", _("being imported")
    DONE = "done", _("imported")
    REFUSED = "refused", _("could not be read")
    CANCELLED = "cancelled", _("cancelled")


class Fate(models.TextChoices):
    """What becomes of a line."""

    NEW = "new", _("new")
    CHANGED = "changed", _("changed")
    UNCHANGED = "unchanged", _("unchanged")
    PAID = "paid", _("paid")
    REJECTED = "rejected", _("rejected")


class DeliveryMethod(models.TextChoices):
    """How a demand reached the tenant; what counts as proof differs."""

    DIGITAL_POST = "digital_post", _("Digital Post")
    LETTER = "letter", _("letter")
    REGISTERED_LETTER = "registered_letter", _("registered letter")
    LETTERBOX = "letterbox", _("letterbox")
    PROCESS_SERVER = "process_server", _("process server")
    EMAIL = "email", _("e-mail")
    OTHER = "other", _("another way")


class ListedStage(models.TextChoices):
    """What a list's status column says of the landlord's own case."""

    REMINDER = "reminder", _("reminder")
    DEMAND = "demand", _("formal demand")
    DEBT_COLLECTION = "debt_collection", _("debt collection")
    TERMINATED = "terminated", _("terminated")
    LAWYER = "lawyer", _("with the lawyer")
    FILED = "filed", _("with the bailiff court")
    EVICTION = "eviction", _("eviction enforcement")
    INSTALMENTS = "instalments", _("instalments")
    PAID = "paid", _("paid")
    MOVED_OUT = "moved_out", _("moved out")
    OTHER = "other", _("something else")


class ImportProfile(models.Model):
    """What a landlord has corrected once and need not correct again."""

    landlord = models.OneToOneField(Agency, on_delete=models.PROTECT, related_name="import_profile")
    debt_sign = models.CharField(max_length=5, choices=DebtSign.choices, blank=True)
    # heading as written in the list -> field, or "" for a column to leave out
    columns = models.JSONField(default=dict)
    section_in_number = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.landlord}"


class ArrearsList(Public):
    """One uploaded list on its way: received, read, confirmed.

    The file itself is deleted when it is no longer needed.
    """

    landlord = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="arrears_lists")
    # Empty when it came by the command line.
    uploaded_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=200)
    stored_as = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=12, choices=ListStatus.choices, default=ListStatus.RECEIVED)
    # What the reading found, for the pages that follow: columns, counts, dropped headings. Never a cell of the list.
    findings = models.JSONField(default=dict)
    columns = models.JSONField(default=dict)
    debt_sign = models.CharField(max_length=5, choices=DebtSign.choices, blank=True)
    section_in_number = models.BooleanField(default=False)
    counts = models.JSONField(default=dict)
    cpr_removed = models.PositiveIntegerField(default=0)
    progress = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(auto_now=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"{self.landlord} {self.created_at:%Y-%m-%d}"


class ArrearsLine(models.Model):
    """One line of a list between reading and confirming: what was read and what will become of it."""

    arrears_list = models.ForeignKey(ArrearsList, on_delete=models.CASCADE, related_name="lines")
    line = models.PositiveIntegerField()
    fate = models.CharField(max_length=10, choices=Fate.choices)
    # Allow-listed fields only, as plain JSON; of a rejected line the kept cells as they were written.
    values = models.JSONField(default=dict)
    # Why it was rejected, as codes, so that the sentence is in the reader's language.
    problems = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["line"]
        indexes: ClassVar = [models.Index(fields=["arrears_list", "fate", "line"], name="lines_by_fate")]

    def __str__(self) -> str:
        return f"{self.line} {self.fate}"


class ArrearsRecord(Public):
    """What a landlord's list says of one tenancy's arrears. Key: landlord, tenancy number, oldest due date.

    `balance` is in kroner with øre, positive when the tenant owes. A record missing from a later list is never
    closed by itself: `last_list` merely stays behind.
    """

    landlord = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="arrears_records")
    tenancy = models.ForeignKey(Tenancy, on_delete=models.PROTECT, related_name="arrears")
    tenants = ArrayField(models.CharField(max_length=160), default=list)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.CharField(_("e-mail address"), max_length=254, blank=True)
    balance = models.DecimalField(_("balance"), max_digits=11, decimal_places=2)
    oldest_due_on = models.DateField(_("oldest due date"), null=True, blank=True)
    months = models.PositiveSmallIntegerField(_("months"), null=True, blank=True)
    reminder_sent_on = models.DateField(_("reminder sent"), null=True, blank=True)
    demand_sent_on = models.DateField(_("formal demand sent"), null=True, blank=True)
    demand_received_on = models.DateField(_("formal demand received"), null=True, blank=True)
    delivery_method = models.CharField(_("delivery method"), max_length=20, choices=DeliveryMethod.choices, blank=True)
    terminated_on = models.DateField(_("terminated"), null=True, blank=True)
    filed_on = models.DateField(_("filed with the bailiff court"), null=True, blank=True)
    notified_on = models.DateField(_("municipality notified"), null=True, blank=True)
    hearing_on = models.DateField(_("court hearing"), null=True, blank=True)
    eviction_on = models.DateField(_("eviction enforcement"), null=True, blank=True)
    instalment_plan = models.BooleanField(_("instalment plan"), null=True, blank=True)
    exempt_digital_post = models.BooleanField(_("exempt from Digital Post"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=20, choices=ListedStage.choices, blank=True)
    # Changes when anything kept changes (coordination.intake).
    fingerprint = models.CharField(max_length=64, blank=True)
    last_list = models.ForeignKey(ArrearsList, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    settled_at = models.DateTimeField(_("paid"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tenancy", "oldest_due_on"],
                nulls_distinct=False,
                name="one_record_per_tenancy_and_due_date",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["landlord", "oldest_due_on", "id"], name="arrears_of_landlord")]

    def __str__(self) -> str:
        return f"{self.tenancy} {self.oldest_due_on}"

    @property
    def concerned(self) -> list[UUID]:
        return self.tenancy.concerned
