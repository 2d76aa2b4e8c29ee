"""The style guide is for the demonstration, and every component of templates/components stands on it."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from hub.styleguide_samples import all_samples

COMPONENTS = settings.BASE_DIR / "templates" / "components"
# Shown on pages of their own kind: a page has one h1, and rows of fields are only a layout.
ELSEWHERE = {"forms/row.html", "layouts/case.html"}


def _drawn_from(name: str, seen: set[str]) -> set[str]:
    source = (COMPONENTS.parent / name).read_text(encoding="utf-8")
    for other in re.findall(r'{% include "(components/[^"]+)"', source):
        if other not in seen:
            seen.add(other)
            _drawn_from(other, seen)
    return seen


def test_every_component_stands_on_the_style_guide():
    drawn = ("form", "field", "hint_and_errors", "grouped_choices")
    from_form = {f"components/forms/{name}.html" for name in drawn}
    shown = _drawn_from("styleguide.html", set()) | _drawn_from("base.html", set()) | from_form
    all_of_them = {f"components/{path.relative_to(COMPONENTS)}" for path in COMPONENTS.rglob("*.html")}
    assert all_of_them - shown == {f"components/{name}" for name in ELSEWHERE}


def test_every_component_says_what_it_takes():
    silent = [
        path.name for path in COMPONENTS.rglob("*.html") if "{% comment %}" not in path.read_text(encoding="utf-8")
    ]
    assert silent == []


def test_every_icon_that_is_asked_for_is_in_the_sprite():
    sprite = Path(settings.BASE_DIR / "hub/assets/static/hub/icons.svg").read_text(encoding="utf-8")
    there = set(re.findall(r'<symbol id="([^"]+)"', sprite))
    pages = (path.read_text(encoding="utf-8") for path in COMPONENTS.parent.rglob("*.html"))
    asked = {name for page in pages for name in re.findall(r'{% icon "([^"]+)"', page)}
    assert asked - there == set()


def test_no_template_carries_style_or_script_that_the_policy_refuses():
    for path in COMPONENTS.parent.rglob("*.html"):
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"\sstyle=|\son\w+=\"|<script(?![^>]*\bsrc=)|<style", source), path


@pytest.mark.django_db
def test_the_demonstration_draws_the_style_guide(client, settings):
    settings.DEMO = True
    page = client.get(reverse("styleguide"))
    assert page.status_code == 200
    assert "Hvem kan se hvad" in page.content.decode() or "Who can see what" in page.content.decode()


@pytest.mark.django_db
def test_a_real_hub_has_no_style_guide(client, settings):
    settings.DEMO = False
    assert client.get(reverse("styleguide")).status_code == 404


def test_samples_are_told_from_the_day_they_are_read():
    rows = all_samples(date(2026, 2, 17))["inbox_rows"]
    assert rows[0]["deadline"]["due_on"] == date(2026, 2, 20)
    assert rows[0]["last_at"].isoformat() == "2026-02-17T10:42:00+01:00"
