"""Keeping a file that was sent in: known by what it is, not by its name, and stored where no address reaches."""

import hashlib
import io
import re
import secrets
import zipfile
from dataclasses import dataclass

import puremagic
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import get_valid_filename
from django.utils.translation import gettext_lazy as _

from coordination.intake.identity import remove_cpr
from coordination.models import Attachment, Entry

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPEN_DOCUMENT_TEXT = "application/vnd.oasis.opendocument.text"
# What the content must be -> the one ending it is kept under.
ALLOWED = {
    "application/pdf": ".pdf",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    WORD: ".docx",
    EXCEL: ".xlsx",
    OPEN_DOCUMENT_TEXT: ".odt",
}
OFFICE = {"word/document.xml": WORD, "xl/workbook.xml": EXCEL}
# A program inside a document: what it does on the reader's machine nobody here has looked at.
MACROS = ("vbaProject.bin", "Basic/script-lc.xml")
MEGABYTE = 1024 * 1024
_NOT_IN_NAMES = re.compile(r"[^\w. -]")


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
    return IncomingFile(
        name=_stem(upload.name or "") + ALLOWED[content_type], content=content, content_type=content_type
    )


def _stem(name: str) -> str:
    """The name without its ending. Systems name files by the citizen's number: it goes, as from all that is sent in."""
    told = remove_cpr(name.rpartition(".")[0])[0]
    return get_valid_filename(_NOT_IN_NAMES.sub("", told).strip(" _-.") or "fil")[:150]


def sniff(content: bytes) -> str:
    """The media type the bytes themselves tell; "" when they tell none that is allowed."""
    if content.startswith(b"PK"):
        return _document_in(content)
    try:
        found = puremagic.magic_string(content)
    except (puremagic.PureError, ValueError):
        return ""
    return next((match.mime_type for match in found if match.mime_type in ALLOWED), "")


def _document_in(archive: bytes) -> str:
    """Word, Excel and OpenDocument are zip archives, and so is much else: what is inside tells them apart."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            names = set(opened.namelist())
            told = opened.open("mimetype").read(100).decode("ascii") if "mimetype" in names else ""
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError, OSError):
        return ""
    if any(name.endswith(MACROS) for name in names):
        return ""
    if told == OPEN_DOCUMENT_TEXT:
        return told
    return next((kind for member, kind in OFFICE.items() if {member, "[Content_Types].xml"} <= names), "")


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
