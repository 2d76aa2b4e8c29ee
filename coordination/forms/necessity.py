"""A cause that is a criminal matter is kept only where whoever writes it down says that it is necessary.

Databeskyttelsesloven § 8; see docs/decisions/criminal-matters.md.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coordination.causes import CRIMINAL_CAUSES


def necessary_field() -> forms.BooleanField:
    label = _("It is necessary for the help to keep a cause that is a criminal matter")
    return forms.BooleanField(label=label, required=False)


def has_criminal(causes: Iterable[Any]) -> bool:
    """What was said to be necessary before is ticked already."""
    return bool(CRIMINAL_CAUSES.intersection(causes))


def check_necessary(form: forms.Form, causes: Iterable[Any]) -> None:
    """Say at the field `necessary` that it is missing."""
    if has_criminal(causes) and not form.cleaned_data.get("necessary"):
        form.add_error(
            "necessary", _("Threats and imprisonment are kept only where it is necessary (databeskyttelsesloven § 8).")
        )
