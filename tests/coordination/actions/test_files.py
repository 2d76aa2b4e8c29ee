"""Files are known by their content, and kept where no address reaches."""

import hashlib
import io
import zipfile

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from PIL import Image

from coordination.actions.files import check_file, keep
from tests.factories.entry import PDF, EntryFactory


def picture(kind: str) -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (2, 2)).save(kept, kind)
    return kept.getvalue()


def workbook() -> bytes:
    kept = io.BytesIO()
    Workbook().save(kept)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "kept_as"),
    [
        (PDF, "budget.pdf", "budget.pdf"),
        (picture("PNG"), "foto.png", "foto.png"),
        (picture("JPEG"), "foto.jpeg", "foto.jpg"),
        (PDF, "løn & bilag.exe", "løn__bilag.pdf"),
        (PDF, "", "fil.pdf"),
        (PDF, "!?.pdf", "fil.pdf"),
        (PDF, "010160-0000 Budget.pdf", "CPR_Budget.pdf"),
        (PDF, "../../etc/passwd.sh", "passwd.pdf"),
        (workbook(), "tal.xlsx", "tal.xlsx"),
    ],
)
def test_a_file_keeps_its_name_with_the_ending_its_content_has(content, name, kept_as):
    upload = SimpleUploadedFile("x", content)
    upload._name = name.rpartition("/")[2]
    assert check_file(upload).name == kept_as


def archive(**members: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as opened:
        for name, text in members.items():
            opened.writestr(name, text)
    return kept.getvalue()


ODT = archive(mimetype="application/vnd.oasis.opendocument.text")
DOCX = archive(**{"[Content_Types].xml": "", "word/document.xml": ""})


@pytest.mark.parametrize(("content", "ending"), [(ODT, ".odt"), (DOCX, ".docx")])
def test_an_archive_is_the_document_that_is_inside(content, ending):
    assert check_file(SimpleUploadedFile("brev.zip", content)).name == "brev" + ending


@pytest.mark.parametrize(
    "content",
    [
        b"<html><script>alert(1)</script></html>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"MZ\x90\x00\x03",
        b"hello",
        b"\x00",
        archive(**{"a.txt": "a"}),
        archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"),
        archive(**{"word/document.xml": ""}),
        archive(**{"[Content_Types].xml": "", "word/document.xml": "", "word/vbaProject.bin": ""}),
        b"PK\x03\x04 and nothing more",
    ],
)
def test_what_is_not_one_of_the_allowed_kinds_is_refused_whatever_it_is_called(content):
    with pytest.raises(ValidationError, match="PDF"):
        check_file(SimpleUploadedFile("harmless.pdf", content))


def test_an_empty_and_a_too_large_file_are_refused_in_words_that_help(settings):
    with pytest.raises(ValidationError):
        check_file(SimpleUploadedFile("tom.pdf", b""))
    settings.MAX_ATTACHMENT_BYTES = len(PDF) - 1
    with pytest.raises(ValidationError):
        check_file(SimpleUploadedFile("stor.pdf", PDF))


def test_a_long_name_is_cut():
    assert len(check_file(SimpleUploadedFile("a" * 240 + ".pdf", PDF)).name) == 154


@pytest.mark.django_db
def test_a_kept_file_lies_outside_the_web_root_under_a_random_name():
    entry = EntryFactory()
    kept = keep(check_file(SimpleUploadedFile("budget.pdf", PDF)), entry=entry)
    assert kept.sha256 == hashlib.sha256(PDF).hexdigest()
    with storages["vault"].open(kept.stored_as) as file:
        assert file.read() == PDF
    path = storages["vault"].path(kept.stored_as)
    assert path.startswith(str(settings.VAULT_ROOT))
    assert not path.startswith((str(settings.MEDIA_ROOT), str(settings.STATIC_ROOT)))
