"""How every form of the hub is drawn: label, hint, error and input in the design system's markup."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting

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


class DayInput(forms.DateInput):
    """The browser's own date picker: it works with keyboard, screen reader and thumb, in the reader's language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


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


class TimeInput(forms.TimeInput):
    """The browser's own clock."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%H:%M")
