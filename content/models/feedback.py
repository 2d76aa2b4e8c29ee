"""What readers say of a page. Who said it is not stored."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.forms import COMMENT_LENGTH


class Feedback(models.Model):
    """An answer to "Did this page help you?"."""

    page = models.ForeignKey("content.HubPage", on_delete=models.CASCADE, related_name="feedback")
    helped = models.BooleanField(_("helped"))
    comment = models.CharField(_("comment"), max_length=COMMENT_LENGTH, blank=True)
    # A day is enough to see what a change of the page did, and too coarse to point at a person.
    given_on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering: ClassVar = ["-given_on", "-pk"]
        verbose_name = _("answer from a reader")
        verbose_name_plural = _("answers from readers")

    def __str__(self) -> str:
        return f"{self.page_id} {self.given_on} {self.helped}"
