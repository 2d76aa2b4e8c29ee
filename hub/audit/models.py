"""Who did or saw what, for which agency, on which case. Append-only: the web role cannot change or delete a row."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class Verb(models.TextChoices):
    """The acts on record. Codes only: the page that shows them translates."""

    READ = "read"
    CREATE = "create"
    CHANGE = "change"
    IMPORT = "import"
    DOWNLOAD = "download"
    REVEAL = "reveal"
    SHARE = "share"
    SEND = "send"
    ANSWER = "answer"


class AuditEvent(models.Model):
    """One act. Holds ids and codes, never free text, names or numbers of persons (Datatilsynet, log content)."""

    at = models.DateTimeField(auto_now_add=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    agency = models.ForeignKey("accounts.Agency", on_delete=models.PROTECT, related_name="+", null=True)
    verb = models.CharField(max_length=20, choices=Verb.choices)
    object_type = models.CharField(max_length=60)
    object_id = models.UUIDField(null=True)
    case_id = models.UUIDField(null=True)
    details = models.JSONField(default=dict)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case_id", "-at"], name="audit_by_case"),
            models.Index(fields=["user", "-at"], name="audit_by_user"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.object_type}"
