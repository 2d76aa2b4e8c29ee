"""Writing a page in Wagtail's admin, as a person does it."""

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as TookTooLong

from tests.browser.walking import follow, until


def open_form(page: Page, section: str) -> None:
    """From the menu to an empty page of the section, named by its address, e.g. "vejledning"."""
    page.goto("/")
    follow(page, page.locator(".hub-nav__link[href='/admin/']"))
    page.goto("/admin/pages/")
    row = page.locator("tr").filter(has=page.locator(f"a[href$='/{section}/']"))
    if row.count():
        follow(page, row.locator("a[href$='/edit/']").first)
        page.goto(re.sub(r"edit/$", "add_subpage/", page.url))
    else:  # who may write in one place only is taken there
        page.goto(f"{page.url}add_subpage/")


def fill(page: Page, *, title: str, intro: str, body: str, audiences: list[str]) -> None:
    page.locator("[name=title]").fill(title)
    page.locator("[name=intro]").fill(intro)
    for audience in audiences:
        page.locator(f"[name=audiences][value={audience}]").check()
    _write_body(page, body)


def fill_ownership(page: Page) -> None:
    """Who answers for a guidance page, and until when it is good."""
    page.locator("[name=office]").fill("Boligsocial enhed")
    review = page.locator("[name=review_next_on]")
    review.fill((timezone.localdate() + timedelta(days=180)).isoformat())
    # Leaving the field closes its calendar, which would lie over the button.
    review.press("Tab")
    page.locator(".xdsoft_datetimepicker:visible").first.wait_for(state="hidden")


def _write_body(page: Page, body: str) -> None:
    page.locator(".c-sf-add-button").first.click()
    page.get_by_role("option", name="Tekst", exact=True).click()
    page.locator("[role=textbox][contenteditable=true]").first.click()
    until(page, "document.activeElement?.isContentEditable")
    page.keyboard.type(body)
    # The editor hands over what was typed a moment later.
    until(page, "body => document.querySelector('[name=body-0-value]').value.includes(body)", body)


def publish(page: Page) -> None:
    """Once more when Wagtail was saving the page by itself at that very moment, and stands on it again."""
    for _ in range(3):
        page.locator("footer .w-dropdown__toggle, .footer .w-dropdown__toggle").last.click()
        page.locator("button[name=action-publish]").click()
        try:
            page.wait_for_url(re.compile(r"/admin/pages/\d+/$"), timeout=20_000)
        except TookTooLong:
            continue
        return
    raise AssertionError(page.locator("body").inner_text())
