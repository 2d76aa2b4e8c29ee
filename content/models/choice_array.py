"""An array column that is filled in by ticking boxes."""

from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.text import capfirst


class ChoiceArrayField(ArrayField):
    """`ArrayField` offers a comma-separated line of codes; people tick."""

    def __init__(self, *, choices: Any = None, base_field: models.Field | None = None, **options: Any) -> None:
        super().__init__(base_field or models.CharField(max_length=40, choices=choices), **options)

    def formfield(self, **options: Any) -> forms.Field:
        options.pop("widget", None)
        options.pop("choices_form_class", None)
        return forms.TypedMultipleChoiceField(
            choices=self.base_field.choices or [],
            widget=forms.CheckboxSelectMultiple,
            required=not self.blank,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            initial=options.get("initial", self.default if not callable(self.default) else self.default()),
        )
