"""How days and times are written: one form for each language, and every template names a form that both have."""

import re
from datetime import datetime
from importlib import import_module
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.formats import date_format

AT = datetime(2026, 2, 9, 8, 5)  # a wall clock's
NAMED = re.compile(r"""date:["']([A-Z_]+)["']|now ["']([A-Z_]+)["']""")
SPELT = re.compile(r"""(?:date:|now )["']([^"']+)["']""")
# In an attribute that a program reads.
FOR_MACHINES = {"c", "Y-m-d"}
WRITTEN = {
    "da": ("9/2 2026", "9/2", "9/2 2026 kl. 08.05", "9/2 kl. 08.05", "mandag 9/2 2026", "mandag 9/2"),
    "en": ("9 Feb 2026", "9 Feb", "9 Feb 2026, 08:05", "9 Feb, 08:05", "Monday 9 Feb 2026", "Monday 9 Feb"),
}
FORMS = (
    "DATE_FORMAT",
    "MONTH_DAY_FORMAT",
    "DATETIME_FORMAT",
    "MONTH_DAY_TIME_FORMAT",
    "WEEKDAY_DATE_FORMAT",
    "WEEKDAY_FORMAT",
)


@pytest.mark.parametrize("language", WRITTEN)
def test_a_day_is_written_so_that_its_readers_do_not_misread_it(language):
    with translation.override(language):
        assert tuple(date_format(AT, form) for form in FORMS) == WRITTEN[language]


def test_every_form_that_a_template_names_is_there_in_both_languages():
    templates = Path(__file__).parents[2] / "templates"
    named = {
        name
        for page in templates.rglob("*.html")
        for found in NAMED.findall(page.read_text())
        for name in found
        if name
    }
    assert named
    for language in WRITTEN:
        there = vars(import_module(f"hub.formats.{language}.formats"))
        assert named <= there.keys(), language


def test_no_template_writes_a_day_in_a_form_of_its_own():
    for page in (Path(__file__).parents[2] / "templates").rglob("*.html"):
        own = {form for form in SPELT.findall(page.read_text()) if not form.isupper()} - FOR_MACHINES
        assert not own, page.name
