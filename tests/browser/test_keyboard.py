"""From signing in to a sent post without a mouse."""

from playwright.sync_api import Locator, Page

from tests.browser.walking import CAST
from tests.browser.ways import OPEN_PART

MOST_TABS = 120


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the focus is there, seen by everybody."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if target.evaluate("there => there === document.activeElement"):
            assert page.evaluate("document.activeElement.matches(':focus-visible')")
            return
    raise AssertionError(f"no way by keyboard to {target}")


def test_the_first_stop_leads_past_the_menu(visit):
    with visit("yusuf") as page:
        page.goto("/sager/")
        page.keyboard.press("Tab")
        skip = page.locator(".skipnav")
        assert skip.evaluate("there => there === document.activeElement")
        assert skip.is_visible()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_somebody_signs_in_finds_a_part_writes_and_sends_by_keyboard_alone(visit):
    words = "Skrevet helt uden mus."
    with visit(None) as page:
        page.goto("/konto/login/")
        tab_to(page, page.locator(f"button[value='{CAST['karen'].email}']"))
        page.keyboard.press("Enter")
        page.wait_for_url(f"{visit.hub.address}/")
        tab_to(page, page.locator(".hub-nav__link[href='/sager/']"))
        page.keyboard.press("Enter")
        page.wait_for_url("**/sager/")
        tab_to(page, page.locator(f"{OPEN_PART} a.hub-row__link"))
        page.keyboard.press("Enter")
        page.wait_for_url("**/sager/dele/*/")
        tab_to(page, page.locator(".hub-composer [name=body]"))
        page.keyboard.type(words)
        tab_to(page, page.locator(".hub-composer button[type=submit]"))
        page.keyboard.press("Enter")
        page.locator(".hub-entry").filter(has_text=words).wait_for()


def test_the_account_menu_opens_and_closes_by_keyboard(visit):
    with visit("anne") as page:
        page.goto("/sager/")
        summary = page.locator(".hub-account summary")
        tab_to(page, summary)
        page.keyboard.press("Enter")
        assert page.locator(".hub-account__panel").is_visible()
        page.keyboard.press("Escape")
        assert not page.locator(".hub-account__panel").is_visible()
        assert summary.evaluate("there => there === document.activeElement")


def test_a_double_click_on_send_makes_one_post(visit, planned):
    words = "Kun én gang, tak."
    with visit("anne") as page:
        page.goto(planned.landlord)
        page.locator(".hub-composer [name=body]").fill(words)
        page.locator(".hub-composer button[type=submit]").dblclick()
        page.locator(".hub-entry").filter(has_text=words).first.wait_for()
        page.goto(planned.landlord)
        assert page.locator(".hub-entry").filter(has_text=words).count() == 1
