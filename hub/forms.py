"""How every form of the hub is drawn: label, hint, error and input in the design system's markup."""

from datetime import date, time
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

# What the design system calls each kind of control; anything else is a plain input.
CONTROL_CLASSES: list[tuple[type[forms.Widget], str]] = [
    (forms.CheckboxSelectMultiple, "form-checkbox"),
    (forms.RadioSelect, "form-radio"),
    (forms.CheckboxInput, "form-checkbox"),
    (forms.Select, "form-select"),
    (forms.HiddenInput, ""),
    (forms.FileInput, "form-input hub-file__input"),
    (forms.MultiWidget, ""),
    (forms.Widget, "form-input"),
]


class HubBoundField(BoundField):
    """A field whose control carries its class; Django itself adds aria-invalid and aria-describedby."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        drawn = widget or self.field.widget
        built: dict[str, Any] = super().build_widget_attrs(attrs, drawn)
        ours = next(name for kind, name in CONTROL_CLASSES if isinstance(drawn, kind))
        names = f"{built.get('class') or drawn.attrs.get('class', '')} {ours}".split()
        if names:
            built["class"] = " ".join(dict.fromkeys(names))
        return built


class HubRenderer(TemplatesSetting):
    """Named by FORM_RENDERER: `{{ form }}` and `{{ field.as_field_group }}` look right everywhere, allauth included."""

    form_template_name = "components/forms/form.html"
    field_template_name = "components/forms/field.html"
    bound_field_class = HubBoundField


# The picker's own form, and how a day is written by hand.
WRITTEN_DAYS = ["%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m-%Y", "%d/%m/%Y", "%d/%m %Y"]


class KeepsWhatWasWritten(forms.Widget):
    """A browser shows its own picker empty when it is given no day or time that there is: what was written, in
    whichever way, then stands in a field of text, beside its error, to be mended."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        written = context["widget"]["value"]
        if written and not self.can_be_picked(written):
            context["widget"]["type"] = "text"
        return context

    def can_be_picked(self, written: str) -> bool:
        """Whether it is in the form that the browser's picker takes."""
        raise NotImplementedError


class DayInput(KeepsWhatWasWritten, forms.DateInput):
    """The browser's own date picker: it works with keyboard, screen reader and thumb, in the reader's language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")

    def can_be_picked(self, written: str) -> bool:
        try:
            return date.fromisoformat(written).isoformat() == written
        except ValueError:
            return False


class GroupedCheckboxes(forms.CheckboxSelectMultiple):
    """A long list of boxes, each group in a fieldset of its own. `not_also`: a select of the same form whose choice is
    left out here, by a small script; without it the server leaves it out."""

    template_name = "components/forms/grouped_choices.html"

    def __init__(self, attrs: dict[str, Any] | None = None, *, not_also: str = "") -> None:
        super().__init__(attrs=attrs)
        self.not_also = not_also

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["not_also"] = self.not_also
        return context


class DayField(forms.DateField):
    """A day, picked or written as it is in Denmark: 20-02-2026, 20.2.2026, 20/2 2026."""

    widget = DayInput
    default_error_messages: ClassVar = {
        "invalid": _("There is no such day. Write it as day, month and year: dd-mm-yyyy.")
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=WRITTEN_DAYS, **kwargs)


class TimeInput(KeepsWhatWasWritten, forms.TimeInput):
    """The browser's own clock."""

    input_type = "time"

    def can_be_picked(self, written: str) -> bool:
        try:
            return time.fromisoformat(written).isoformat().startswith(written)
        except ValueError:
            return False

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%H:%M")
