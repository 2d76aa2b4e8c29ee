from typing import ClassVar

from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import RevisionMixin


class LegalGround(RevisionMixin, models.Model):
    """A ground on which something may be shared or asked: law as data, with its source, editable in the admin.

    `recipients` lists the kinds of agency (hub.accounts.kinds) the ground can open anything to. `mark` is V when
    the text was read in its source and K when it must still be confirmed by a lawyer; what is K says so to the
    user.
    """

    code = models.SlugField(_("code"), max_length=60, unique=True)
    label_da = models.CharField(_("name in Danish"), max_length=160)
    label_en = models.CharField(_("name in English"), max_length=160)
    law = models.CharField(_("law and section"), max_length=160, blank=True)
    source = models.CharField(_("source"), max_length=200)
    mark = models.CharField(
        _("status of the source"),
        max_length=1,
        choices=[("V", _("read in the source")), ("K", _("to be confirmed"))],
    )
    needs_consent = models.BooleanField(_("needs the tenant's consent"), default=False)
    opens_case = models.BooleanField(_("can open a case"), default=False)
    recipients = ArrayField(models.CharField(max_length=40), verbose_name=_("may open to"), default=list, blank=True)
    in_use = models.BooleanField(_("in use"), default=True)
    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="legal_ground")

    class Meta:
        ordering: ClassVar = ["code"]
        verbose_name = _("legal ground")
        verbose_name_plural = _("legal grounds")

    def __str__(self) -> str:
        return self.label_en if get_language() == "en" else self.label_da

    @property
    def is_to_be_confirmed(self) -> bool:
        return self.mark == "K"
