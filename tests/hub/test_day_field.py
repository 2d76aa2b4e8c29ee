"""Fields that every form shares: what was written stays, and a day can be written as it is in Denmark."""

from datetime import date

import pytest
from django import forms

from hub.forms import DayField, TimeInput


class Form(forms.Form):
    on = DayField()
    at = forms.TimeField(widget=TimeInput)


def drawn(**given: str) -> dict[str, tuple[str, str]]:
    """Of each field the type of its control, and what stands in it."""
    form = Form(given)
    widgets = {field.name: field.subwidgets[0].data for field in form}
    return {name: (widget["type"], widget["value"] or "") for name, widget in widgets.items()}


@pytest.mark.parametrize(
    "written", ["31-02-2026", "2026-02-31", "20260228", "i går", "2026-02-28x", "١٢-٠٢-٢٠٢٦", "9" * 300]
)
def test_a_day_that_a_picker_would_show_empty_stays_as_it_was_written(written):
    assert drawn(on=written, at="25:99") == {"on": ("text", written), "at": ("text", "25:99")}


def test_what_the_picker_can_show_is_left_to_it():
    assert drawn(on="2026-02-28", at="09:30") == {"on": ("date", "2026-02-28"), "at": ("time", "09:30")}
    assert drawn() == {"on": ("date", ""), "at": ("time", "")}


@pytest.mark.parametrize("written", ["2026-02-20", "20-02-2026", "20.2.2026", "20/2-2026", "20/2/2026", "20/2 2026"])
def test_a_day_can_be_written_as_it_is_in_denmark(written):
    form = Form({"on": written, "at": "09:30"})
    assert form.is_valid()
    assert form.cleaned_data["on"] == date(2026, 2, 20)
