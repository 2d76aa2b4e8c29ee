"""Who did or saw what, for which agency, of whom, on which case, and why.

Append-only: the web role cannot change or delete a row, and a trigger (migration 0002) refuses it to everybody else but
the retention role, which may only delete. It also sets the clock: `at` is the database's word, not the web process's.
"""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Verb(models.TextChoices):
    """The acts on record."""

    READ = "read", pgettext_lazy("act", "read")
    SEARCH = "search", pgettext_lazy("act", "searched")
    CREATE = "create", pgettext_lazy("act", "created")
    CHANGE = "change", pgettext_lazy("act", "changed")
    IMPORT = "import", pgettext_lazy("act", "imported")
    EXPORT = "export", pgettext_lazy("act", "exported")
    DOWNLOAD = "download", pgettext_lazy("act", "downloaded")
    REVEAL = "reveal", pgettext_lazy("act", "saw what is protected")
    BREAK_GLASS = "break_glass", pgettext_lazy("act", "opened in an emergency")
    SHARE = "share", pgettext_lazy("act", "shared")
    WITHDRAW = "withdraw", pgettext_lazy("act", "took back")
    ERASE = "erase", pgettext_lazy("act", "erased")
    SEND = "send", pgettext_lazy("act", "sent")
    ANSWER = "answer", pgettext_lazy("act", "answered")
    SIGN_IN = "sign_in", pgettext_lazy("act", "signed in")
    SIGN_OUT = "sign_out", pgettext_lazy("act", "signed out")
    SIGN_IN_FAILED = "sign_in_failed", pgettext_lazy("act", "failed to sign in")
    DENIED = "denied", pgettext_lazy("act", "was refused")


class Purpose(models.TextChoices):
    """Why: what somebody was at work on. A code, since a sentence would tell of the person it is about."""

    CASEWORK = "casework", _("work on the case")
    ARREARS = "arrears", _("the landlord's own arrears")
    NOTICE = "notice", _("telling the municipality")
    LOOK_UP = "look_up", _("finding a case")
    EMERGENCY = "emergency", _("an emergency")
    CONTROL = "control", _("control of the access log")
    SUBJECT_ACCESS = "subject_access", _("the tenant asks who has seen the case")
    COMPLAINT = "complaint", _("a complaint or a suspicion")
    ACCOUNT = "account", _("one's own account")
    UPKEEP = "upkeep", _("running the hub")


class AuditEvent(models.Model):
    """One act. Holds ids and codes, never free text, names or numbers of persons (Datatilsynet, log content)."""

    # The database's clock for all but the owner of the table, who tells the demo's past.
    at = models.DateTimeField(default=timezone.now)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    agency = models.ForeignKey("accounts.Agency", on_delete=models.PROTECT, related_name="+", null=True)
    verb = models.CharField(max_length=20, choices=Verb.choices)
    # What it was done to; of a refusal, the name of the address that was asked for.
    object_type = models.CharField(max_length=60)
    object_id = models.UUIDField(null=True)
    case_id = models.UUIDField(null=True)
    # Whose data it is: public ids of the case's tenants or, in a landlord's compartment, of the tenancy.
    persons = ArrayField(models.UUIDField(), default=list)
    why = models.CharField(max_length=20, choices=Purpose.choices, blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case_id", "-at"], name="audit_by_case"),
            models.Index(fields=["user", "-at"], name="audit_by_user"),
            models.Index(fields=["-at", "-id"], name="audit_by_time"),
            models.Index(fields=["object_id", "-at"], name="audit_of_refused", condition=models.Q(verb="denied")),
            models.Index(fields=["-at"], name="audit_of_erased", condition=models.Q(verb="erase")),
            GinIndex(fields=["persons"], name="audit_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.object_type}"
