"""Files to read on pages, such as a hearing's material; read by whom may read a page that links to them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document


class HubDocument(AbstractDocument):
    """A document of a page. Nothing of a case is ever put here."""

    # The person's row has no list of what the person uploaded.
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    admin_form_fields: ClassVar = tuple(name for name in Document.admin_form_fields if name != "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    @property
    def url(self) -> str:
        return reverse("content:document", args=[self.pk, self.filename])
