"""Keeping a file that was sent in: known by what it is, not by its name, and stored where no address reaches."""

import hashlib
import secrets
from dataclasses import dataclass

import puremagic
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import get_valid_filename
from django.utils.translation import gettext_lazy as _

from coordination.models import Attachment, Entry

# What the content must be -> the one ending it is kept under.
ALLOWED = {
    "application/pdf": ".pdf",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.oasis.opendocument.text": ".odt",
}
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class IncomingFile:
    """A file that has passed the check."""

    name: str
    content: bytes
    content_type: str


def check_file(upload: UploadedFile) -> IncomingFile:
    """The upload as a kept file would be, or ValidationError in words that help. Nothing is stored."""
    size = upload.size or 0
    if size > settings.MAX_ATTACHMENT_BYTES:
        raise ValidationError(
            _("The file is larger than %(most)s MB."),
            params={"most": settings.MAX_ATTACHMENT_BYTES // MEGABYTE},
        )
    if size == 0:
        raise ValidationError(_("The file is empty."))
    content = upload.read()
    content_type = sniff(content)
    if content_type not in ALLOWED:
        raise ValidationError(_("Only PDF, PNG, JPEG, Word, Excel and OpenDocument text files can be attached."))
    stem = get_valid_filename((upload.name or "fil").rpartition(".")[0] or "fil")[:150]
    return IncomingFile(name=stem + ALLOWED[content_type], content=content, content_type=content_type)


def sniff(content: bytes) -> str:
    """The media type the bytes themselves tell; "" when they tell none."""
    try:
        found = puremagic.magic_string(content)
    except (puremagic.PureError, ValueError):
        return ""
    return next((match.mime_type for match in found if match.mime_type in ALLOWED), "")


def keep(file: IncomingFile, *, entry: Entry) -> Attachment:
    """Store the file under a random name. Should the transaction fail, a file without a row is swept away nightly."""
    vault = storages["vault"]
    name = vault.save(f"attachments/{secrets.token_hex(24)}", ContentFile(file.content))
    return Attachment.objects.create(
        entry=entry,
        name=file.name,
        content_type=file.content_type,
        size=len(file.content),
        sha256=hashlib.sha256(file.content).hexdigest(),
        stored_as=name,
    )
