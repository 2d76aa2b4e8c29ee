"""Two wrote at once: what stands now beside what was written, field by field."""

from typing import Any

from django import forms
from django.utils.choices import flatten_choices
from django.utils.translation import gettext as _

Difference = dict[str, str]


def differences(form: forms.Form, stands: dict[str, Any]) -> list[Difference]:
    """The fields whose words are not those that stand now; `stands` holds the form's initial values made anew."""
    found = []
    for bound in form:
        field = bound.field
        if bound.is_hidden:
            continue
        now, written = field.prepare_value(stands.get(bound.name)), bound.value()
        if _words(field, now) != _words(field, written):
            found.append({"label": str(bound.label), "now": _words(field, now), "written": _words(field, written)})
    return found


def _words(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.BooleanField):
        return _("yes") if value else _("no")
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        flat: list[tuple[Any, Any]] = list(flatten_choices(choices))
        labels = {str(key): str(label) for key, label in flat}
        values = value if isinstance(value, (list, tuple)) else [value]
        return ", ".join(labels.get(str(each), "") for each in values if each) or _("nothing")
    return str(value).strip() if value not in (None, "") else _("nothing")
