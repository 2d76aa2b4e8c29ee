"""axe-core on the page that is open, run by the browser itself: the content security policy stays as it is."""

from functools import cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASK = "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})"


@cache
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """Each rule that is broken, with the elements that break it; nothing when all is well."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    answer: dict[str, Any] = page.evaluate(ASK, TAGS)
    return [_in_words(found) for found in answer["violations"]]


def _in_words(found: dict[str, Any]) -> str:
    places = [f"{' '.join(map(str, node['target']))}: {_first_line(node)}" for node in found["nodes"][:4]]
    return f"{found['id']} ({found['help']})\n    " + "\n    ".join(places)


def _first_line(node: dict[str, Any]) -> str:
    return f"{node['html'][:120]} – {' '.join(node.get('failureSummary', '').split())[:200]}"


# Buttons, menus, chips and fields; a line of the inbox and of a list of choices is a target as a whole.
TARGETS = """.button, .hub-tool, .hub-chip, .hub-tabs a, .hub-row, .hub-choices__one, .hub-person, .hub-choice,
    .hub-menu-button, main select, main textarea, main input:not([type=hidden], [type=radio], [type=checkbox])"""
THUMB = 44  # CSS pixels
MEASURE = """([targets, thumb]) => [...document.querySelectorAll(targets)]
    .filter(one => one.checkVisibility({checkVisibilityCSS: true}))
    .map(one => [one, one.getBoundingClientRect()])
    .filter(([one, box]) => box.width > 1 && (Math.round(box.width) < thumb || Math.round(box.height) < thumb))
    .map(([one, box]) => `${one.outerHTML.slice(0, 90)} ${Math.round(box.width)}×${Math.round(box.height)}`)"""


def small_targets(page: Page) -> list[str]:
    """Main targets that are smaller than 44 by 44 pixels."""
    found: list[str] = page.evaluate(MEASURE, [TARGETS, THUMB])
    return found
