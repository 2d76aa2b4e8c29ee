"""Every kind of page is accessible and fits, on a desk and on phones; planted faults show that the checks can fail."""

import pytest
from playwright.sync_api import Page

from tests.browser.accessibility import small_targets, violations
from tests.browser.pages import STATES
from tests.browser.walking import NARROW, PHONE, WIDE, no_sideways_scroll
from tests.browser.ways import Stages, State

HALF = WIDE // 2  # what is left of the width at 200 %


@pytest.fixture(scope="session")
def stages(imported, noticed, opened, planned, found_again) -> Stages:
    return Stages(imported, noticed, opened, planned)


def faults_at(page: Page, width: int) -> list[str]:
    page.set_viewport_size({"width": width, "height": 900})
    found = [] if no_sideways_scroll(page) else ["scrolls sideways"]
    # As high as the page: a bar that stays at the edge of the window lies over whatever was scrolled under it, which
    # is not what a target's size is about; what a bar covers for good is still found.
    page.set_viewport_size({"width": width, "height": max(900, page.evaluate("document.documentElement.scrollHeight"))})
    if width != HALF:
        found += violations(page)
    if width == PHONE:
        found += [f"smaller than a thumb: {target}" for target in small_targets(page)]
    return [f"{width} px: {fault}" for fault in found]


@pytest.mark.parametrize("state", STATES, ids=str)
def test_the_page_is_accessible_and_fits_at_every_width(visit, stages, state: State):
    with visit(state.who) as page:
        state.open(page, stages)
        page.locator(state.has).first.wait_for()
        assert page.locator("h1").count() == 1
        faults = [fault for width in (WIDE, HALF, PHONE, NARROW) for fault in faults_at(page, width)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("planted", "rule"),
    [
        ("document.querySelector('[for=id_login]').remove(); id_login.placeholder = ''", "label"),
        ("document.querySelector('main img, main svg').outerHTML = '<img src=/static/hub/logo.svg>'", "image-alt"),
        ("document.documentElement.removeAttribute('lang')", "html-has-lang"),
        ("document.querySelector('h1').outerHTML = '<h3>Log ind</h3>'", "page-has-heading-one"),
        ("document.querySelector('main > p:last-child').style.color = '#ddd'", "color-contrast"),
    ],
)
def test_a_planted_fault_is_found(visit, planted, rule):
    with visit(None) as page:
        page.goto("/konto/login/")
        page.locator("main").evaluate("main => main.insertAdjacentHTML('beforeend', '<svg></svg><p>Et afsnit.</p>')")
        page.evaluate(planted)
        assert any(fault.startswith(rule) for fault in violations(page)), violations(page)


SMALL_BUTTON = """() => {
    const button = Object.assign(document.createElement('button'), {className: 'button', textContent: 'x'});
    button.style.cssText = 'all: unset; display: block; width: 20px; height: 20px';
    document.querySelector('main').append(button);
}"""


def test_a_planted_wide_box_and_a_planted_small_button_are_found(visit):
    with visit("anne", width=PHONE) as page:
        page.goto("/sager/")
        assert no_sideways_scroll(page)
        assert small_targets(page) == []
        page.evaluate("document.querySelector('main').style.width = '600px'")
        page.evaluate(SMALL_BUTTON)
        assert not no_sideways_scroll(page)
        assert len(small_targets(page)) == 1


@pytest.mark.parametrize(
    ("planted", "told_by", "said"),
    [
        ("location.assign(location.href.replace('127.0.0.1', 'localhost'))", "request", "another host"),
        ("fetch('https://example.invalid/x').catch(() => 0)", "console", "console"),
        (
            "document.body.insertAdjacentHTML('beforeend', '<img alt=\"\" src=\"/static/findes-ikke.svg\">')",
            "response",
            "404",
        ),
        (
            "document.body.append(Object.assign(document.createElement('script'), {text: 'window.x = 1'}))",
            "console",
            "console",
        ),
        ("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')", "console", "console"),
        ("setTimeout(() => { throw new Error('plantet') })", "pageerror", "script error"),
    ],
)
def test_a_page_that_asks_elsewhere_breaks_the_policy_or_fails_is_found(visit, planted, told_by, said):
    def walk() -> None:
        with visit(None) as page:
            page.goto("/", wait_until="networkidle")
            with page.expect_event(told_by):
                page.evaluate(planted)

    with pytest.raises(AssertionError, match=said):
        walk()
