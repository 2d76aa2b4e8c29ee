"""Rules of deadlines, and how long offices usually take: law and experience as data, editable in the admin."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms
from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.functional import Promise, lazy
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.models import RevisionMixin

from coordination.deadlines import Offset, Rest, Roll, Rule, Source, Trigger, Unit, compute
from coordination.deadlines.shape import BANK_CLOSED, NO_DAYS, PASSED_OVER, TRIGGER_LABELS
from coordination.keeping import LEAST_KEPT_YEARS
from coordination.lifecycle import Measure
from hub.accounts.kinds import AgencyKind

# Ten years, in each unit.
LONGEST: Mapping[str, int] = {
    Unit.HOUR: 87_672,
    Unit.CALENDAR_DAY: 3_653,
    Unit.HVERDAG: 3_653,
    Unit.WORKING_DAY: 3_653,
    Unit.WEEK: 522,
    Unit.MONTH: 120,
    Unit.YEAR: 10,
}
# By this rule cases are erased, and what is erased nobody brings back: no shorter, and by nothing but these units.
ERASES = "retention_end"
LEAST_KEPT: Mapping[str, int] = {
    Unit.CALENDAR_DAY: 366 * LEAST_KEPT_YEARS,
    Unit.MONTH: 12 * LEAST_KEPT_YEARS,
    Unit.YEAR: LEAST_KEPT_YEARS,
}
# Two years hold every kind of day that a rule can meet: a leap day, both banking days off, each on another weekday.
SAMPLE = tuple(date(2027, 1, 1) + timedelta(days=number) for number in range(731))

UNITS = (
    (Unit.HOUR, _("hours")),
    (Unit.CALENDAR_DAY, _("calendar days")),
    (Unit.HVERDAG, _("weekdays, Saturdays among them")),
    (Unit.WORKING_DAY, _("working days, Monday to Friday")),
    (Unit.WEEK, _("weeks")),
    (Unit.MONTH, _("months")),
    (Unit.YEAR, _("years")),
)
RESTS = (
    (Rest.NONE, _("it stands")),
    (Rest.WORKING_DAY, _("moves past Saturdays, Sundays and holidays")),
    (Rest.OFFICE_DAY, _("moves past these and 5 June")),
    (Rest.BANKING_DAY, _("moves past these, 24 and 31 December")),
)
MARKS = (
    (Source.VERIFIED, _("read in the source")),
    (Source.DERIVED, _("follows from what was read")),
    # In its own context: to whoever edits the rule it is a default, to whoever reads a deadline a warning.
    (Source.TO_CONFIRM, pgettext_lazy("mark of a rule", "to be confirmed by a lawyer")),
    (Source.OURS, _("our own, not law")),
)


class Kinds(ArrayField):
    """Kinds of agency, to tick."""

    def formfield(self, **kwargs: Any) -> forms.Field:
        return forms.MultipleChoiceField(
            choices=AgencyKind.choices, widget=forms.CheckboxSelectMultiple, label=capfirst(self.verbose_name)
        )


def _in_language(danish: str, english: str) -> str:
    return english if get_language() == "en" else danish


_said = lazy(_in_language, str)


class DeadlineRule(RevisionMixin, models.Model):
    """How a deadline is counted. Code, trigger and variant are fixed: the program names them.

    What was counted by an earlier wording stays as it is until it is counted anew (docs/decisions/rules-are-data.md).
    """

    code = models.SlugField(_("code"), max_length=40, unique=True)
    label_da = models.CharField(_("name in Danish"), max_length=160)
    label_en = models.CharField(_("name in English"), max_length=160)
    trigger = models.CharField(
        _("counted from"), max_length=30, choices=[(each.value, TRIGGER_LABELS[each]) for each in Trigger]
    )
    count = models.SmallIntegerField(_("how many"), help_text=_("The shortest that the source allows."))
    unit = models.CharField(_("of what"), max_length=20, choices=[(each.value, label) for each, label in UNITS])
    safe_count = models.SmallIntegerField(
        _("how many, to be safe"), null=True, blank=True, help_text=_("Only where the longest in use is another.")
    )
    variant = models.SlugField(_("variant"), max_length=20, blank=True)
    variant_count = models.SmallIntegerField(_("how many in the variant"), null=True, blank=True)
    moves_strict = models.CharField(
        _("on a day off, by the text"), max_length=12, choices=[(each.value, label) for each, label in RESTS],
        default=Rest.NONE,
    )  # fmt: skip
    moves_safe = models.CharField(
        _("on a day off, to be safe"), max_length=12, choices=[(each.value, label) for each, label in RESTS],
        default=Rest.NONE,
    )  # fmt: skip
    start_moves_strict = models.CharField(
        _("the day it is counted from, by the text"), max_length=12,
        choices=[(each.value, label) for each, label in RESTS], default=Rest.NONE,
    )  # fmt: skip
    start_moves_safe = models.CharField(
        _("the day it is counted from, to be safe"), max_length=12,
        choices=[(each.value, label) for each, label in RESTS], default=Rest.NONE,
    )  # fmt: skip
    skips_bank_closed = models.BooleanField(_("to be safe, 24 and 31 December are not counted"), default=False)
    remind_days_before = models.PositiveSmallIntegerField(_("remind, days before"), default=0)
    law = models.CharField(_("law and section"), max_length=160, blank=True)
    mark = models.CharField(
        _("status of the source"), max_length=4, choices=[(each.value, label) for each, label in MARKS]
    )
    move_mark = models.CharField(
        _("status of the source for days off"), max_length=4, choices=[(each.value, label) for each, label in MARKS],
        default=Source.VERIFIED,
    )  # fmt: skip
    responsible = Kinds(models.CharField(max_length=40, choices=AgencyKind.choices), verbose_name=_("who must act"))
    note_da = models.CharField(_("note in Danish"), max_length=300, blank=True)
    note_en = models.CharField(_("note in English"), max_length=300, blank=True)
    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="deadline_rule")

    class Meta:
        ordering: ClassVar = ["id"]
        verbose_name = _("deadline rule")
        verbose_name_plural = _("deadline rules")

    def __str__(self) -> str:
        return _in_language(self.label_da, self.label_en)

    @property
    def label(self) -> str | Promise:
        """In the language of whoever reads it."""
        return _said(self.label_da, self.label_en)

    def rule(self) -> Rule:
        """As coordination.deadlines counts by it."""
        unit = Unit(self.unit)
        return Rule(
            code=self.code,
            label=self.label,
            trigger=Trigger(self.trigger),
            offset=Offset(self.count, unit),
            safe_offset=None if self.safe_count is None else Offset(self.safe_count, unit),
            variants={} if self.variant_count is None else {self.variant: Offset(self.variant_count, unit)},
            roll=_roll(self.moves_strict, self.moves_safe),
            trigger_roll=_roll(self.start_moves_strict, self.start_moves_safe),
            skip_when_safe=BANK_CLOSED if self.skips_bank_closed else NO_DAYS,
            remind_days_before=self.remind_days_before,
            law=self.law,
            source=Source(self.mark),
            roll_source=Source(self.move_mark),
            responsible=tuple(AgencyKind(kind) for kind in self.responsible),
            note=_said(self.note_da, self.note_en),
        )

    def clean(self) -> None:
        """Sense, before it is law: no count beyond ten years, no direction turned, safe never before strict."""
        super().clean()
        if self.unit not in LONGEST or not isinstance(self.count, int):
            return  # said of the field itself
        if wrong := self._out_of_bounds() or self._erases_too_soon():
            raise ValidationError(wrong)
        if bool(self.variant) is (self.variant_count is None):
            raise ValidationError({"variant_count": _("The variant and its number belong together.")})
        if not self.responsible:
            raise ValidationError({"responsible": _("Somebody must act.")})
        if early := self.safe_before_strict():
            sentence = _("Counted from %(day)s the safe day would come before the day of the text.")
            raise ValidationError({"moves_safe": sentence % {"day": early.isoformat()}})

    def _out_of_bounds(self) -> dict[str, Any]:
        before = type(self).objects.filter(pk=self.pk).values_list("count", flat=True).first()
        counts_back = before is not None and before < 0
        if before is not None and counts_back is not (self.count < 0):
            return {"count": _("A deadline after the event cannot become one before it, nor the other way round.")}
        longest = LONGEST[self.unit]
        shortest = -longest if counts_back else 0
        return {
            name: _("At most ten years: %(count)d.") % {"count": longest}
            for name, count in self._counts().items()
            if not shortest <= count <= longest
        }

    def _erases_too_soon(self) -> dict[str, Any]:
        if self.code != ERASES:
            return {}
        if self.unit not in LEAST_KEPT:
            return {"unit": _("Cases are erased after years, months or calendar days.")}
        least = LEAST_KEPT[self.unit]
        return {
            name: _("A closed case is kept for at least three years: %(count)d.") % {"count": least}
            for name, count in self._counts().items()
            if count < least
        }

    def _counts(self) -> dict[str, int]:
        counts = {"count": self.count, "safe_count": self.safe_count, "variant_count": self.variant_count}
        return {name: count for name, count in counts.items() if count is not None}

    def safe_before_strict(self) -> date | None:
        """The first day of the sample for which the safe day would be the earlier one."""
        try:
            rule = self.rule()
        except ValueError:
            return None  # a choice that is none is said of its field
        return next((day for day in SAMPLE if compute(rule, day) < compute(rule, day, mode="strict")), None)


def _roll(strict: str, safe: str) -> Roll:
    return Roll(PASSED_OVER[Rest(strict)], PASSED_OVER[Rest(safe)])


def read_rules() -> dict[str, Rule]:
    """The table, in its own order (coordination.deadlines.keep_in)."""
    return {each.code: each.rule() for each in DeadlineRule.objects.all()}


class ProcessingTime(RevisionMixin, models.Model):
    """How long an office usually takes to do what it is asked: what the landlord's clock is held against."""

    measure = models.CharField(_("measure"), max_length=30, choices=Measure.choices, unique=True)
    days = models.PositiveSmallIntegerField(_("usual time, in days"))
    source = models.CharField(_("source"), max_length=200, blank=True)
    mark = models.CharField(
        _("status of the source"), max_length=4, choices=[(each.value, label) for each, label in MARKS]
    )
    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="processing_time")

    class Meta:
        ordering: ClassVar = ["id"]
        verbose_name = _("processing time")
        verbose_name_plural = _("processing times")
        constraints: ClassVar = [models.CheckConstraint(condition=Q(days__gte=1, days__lte=366), name="within_a_year")]

    def __str__(self) -> str:
        return str(self.get_measure_display())
