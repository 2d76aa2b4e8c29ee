"""Every form is drawn in the design system's markup, with its errors tied to its fields."""

import re

import pytest
from django import forms
from django.utils import translation

from hub.forms import DayInput


class Report(forms.Form):
    number = forms.CharField(label="Number", help_text="On the rent bill")
    on = forms.DateField(label="Received", widget=DayInput)
    office = forms.ChoiceField(label="Office", choices=[("a", "A")])
    ground = forms.ChoiceField(
        label="Ground", widget=forms.RadioSelect, choices=[("law", "Law"), ("consent", "Consent")]
    )
    told = forms.MultipleChoiceField(
        label="Told", widget=forms.CheckboxSelectMultiple, choices=[("x", "X")], required=False
    )
    sure = forms.BooleanField(label="Sure")
    paper = forms.FileField(label="Paper", required=False)
    note = forms.CharField(label="Note", required=False, widget=forms.TextInput(attrs={"class": "wide form-input"}))
    token = forms.CharField(widget=forms.HiddenInput, initial="t")


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def _tag(html: str, ident: str) -> str:
    found = re.search(rf'<[^>]*\bid="{ident}"[^>]*>', html)
    assert found, ident
    return found[0]


@pytest.mark.parametrize(
    ("ident", "name"),
    [
        ("id_number", "form-input"),
        ("id_office", "form-select"),
        ("id_ground_0", "form-radio"),
        ("id_told_0", "form-checkbox"),
        ("id_sure", "form-checkbox"),
        ("id_paper", "form-input hub-file__input"),
        ("id_note", "wide form-input"),
    ],
)
def test_each_control_carries_its_class(ident, name):
    assert f'class="{name}"' in _tag(str(Report()), ident)


def test_a_hidden_field_is_drawn_bare():
    assert "class=" not in _tag(str(Report()), "id_token")


def test_a_day_is_asked_for_with_the_browsers_picker_and_kept_when_wrong():
    drawn = _tag(str(Report({"on": "2026-02-20"})), "id_on")
    assert 'type="date"' in drawn
    assert 'value="2026-02-20"' in drawn


def test_only_optional_fields_say_that_they_are():
    html = str(Report())
    assert html.count("(optional)") == 3


def test_a_wrong_field_is_described_by_its_hint_and_its_error_and_keeps_its_input():
    html = str(Report({"number": "", "note": "kept <b>"}))
    control = _tag(html, "id_number")
    assert 'aria-invalid="true"' in control
    described = re.search(r'aria-describedby="([^"]+)"', control)
    assert described
    for ident in described[1].split():
        assert _tag(html, ident)
    assert 'value="kept &lt;b&gt;"' in _tag(html, "id_note")


def test_a_group_of_choices_is_a_fieldset_whose_error_is_described():
    html = str(Report({}))
    assert 'aria-describedby="id_ground_error"' in html
    assert _tag(html, "id_ground_error")


def test_the_summary_links_to_every_wrong_field_by_an_address_that_exists():
    html = str(Report({"number": ""}))
    links = re.findall(r'<a href="#([^"]+)"', html)
    assert links == ["id_number", "id_on", "id_office", "id_ground_0", "id_sure"]
    for ident in links:
        assert _tag(html, ident)


def test_the_summary_takes_the_focus_and_says_what_concerns_the_whole_form():
    form = Report({"number": "1"})
    form.add_error(None, "Already reported")
    html = str(form)
    assert re.search(r'<div class="[^"]*hub-errors"[^>]*tabindex="-1"[^>]*autofocus', html)
    assert "<li>Already reported</li>" in html


def test_a_form_that_is_not_yet_sent_has_no_summary():
    assert "hub-errors" not in str(Report())
