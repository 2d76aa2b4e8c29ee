"""Files to read on pages, such as a hearing's material; read by whom may read a page that links to them."""

from typing import ClassVar

from django.urls import reverse
from wagtail.documents.models import AbstractDocument, Document


class HubDocument(AbstractDocument):
    """A document of a page. Nothing of a case is ever put here."""

    admin_form_fields: ClassVar = tuple(name for name in Document.admin_form_fields if name != "tags")

    class Meta(AbstractDocument.Meta):
        permissions: ClassVar = [("choose_hubdocument", "Can choose document")]

    @property
    def url(self) -> str:
        return reverse("content:document", args=[self.pk, self.filename])
