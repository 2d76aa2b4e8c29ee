from typing import ClassVar

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import RevisionMixin

from coordination.causes import Cause
from coordination.lifecycle import Measure
from coordination.next_steps import NUMBERED, StepWhen


class NextStepRule(RevisionMixin, models.Model):
    """What the hub suggests, when, and why: experience as data, editable in the admin. The code is fixed.

    With a `measure`, the step is to ask for it, and it is suggested until somebody has been asked.
    """

    code = models.SlugField(_("code"), max_length=40, unique=True)
    condition = models.CharField(_("when"), max_length=30, choices=StepWhen.choices)
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    cause = models.CharField(_("cause"), max_length=30, choices=Cause.choices, blank=True)
    measure = models.CharField(_("measure to ask for"), max_length=30, choices=Measure.choices, blank=True)
    text_da = models.CharField(_("step in Danish"), max_length=200)
    text_en = models.CharField(_("step in English"), max_length=200)
    why_da = models.CharField(_("why, in Danish"), max_length=300)
    why_en = models.CharField(_("why, in English"), max_length=300)
    # The lowest is suggested first.
    priority = models.PositiveSmallIntegerField(_("priority"), default=100)
    is_active = models.BooleanField(_("in use"), default=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="next_step_rule")

    class Meta:
        ordering: ClassVar = ["priority", "id"]
        verbose_name = _("next step")
        verbose_name_plural = _("next steps")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(number__isnull=True) | Q(number__lte=365), name="step_within_a_year")
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        return self.text_en if get_language() == "en" else self.text_da

    @property
    def why(self) -> str:
        return self.why_en if get_language() == "en" else self.why_da

    def clean(self) -> None:
        """What the condition needs is there."""
        super().clean()
        if self.condition in NUMBERED and not self.number:
            raise ValidationError({"number": _("This condition needs a number.")})
        if self.condition == StepWhen.CAUSE and not self.cause:
            raise ValidationError({"cause": _("This condition needs a cause.")})
