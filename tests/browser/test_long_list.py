"""A long list is worked on in the background: the clerk leaves, and finds it again where it has come to."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from hub.run import processes
from tests.browser.accessibility import violations
from tests.browser.main_job import counts, path_of
from tests.browser.walking import PHONE, follow, no_sideways_scroll, submit

ROWS = 3000  # more than is read and imported while the clerk waits
SECONDS = 180


@pytest.fixture
def long_list(tmp_path: Path) -> Path:
    lines = [f"9{row:08};Prøve, Person {row};Prøvevej {row};9999;Nordby;{row},50;01-10-2026" for row in range(ROWS)]
    file = tmp_path / "lang_liste.csv"
    file.write_text("\r\n".join(["Lejemålsnr;Navn;Adresse;Postnr;By;Saldo;Ældste forfald", *lines]), encoding="cp1252")
    return file


def leave_and_come_back(page: Page, address: str, until: str) -> None:
    """Look at another page, and find the list where it has come to; its page moves on by itself when it is done."""
    page.goto("/")
    page.goto(address)
    page.locator(until).wait_for(timeout=SECONDS * 1000)


def is_told(page: Page, address: str) -> bool:
    """Whether the worker has laid a notice for the clerk, who has not come back to the list yet."""
    page.goto("/beskeder/")
    return page.locator(f".hub-notices .is-unread a[href='{path_of(address)}']").count() > 0


def stay(asked: Route) -> None:
    """The page must not move on by itself: coming to the receipt would read the notice away."""
    if "hx-request" in asked.request.headers:
        asked.fulfill(status=204)
    else:
        asked.continue_()


def test_reading_and_importing_go_on_while_the_clerk_is_elsewhere(visit, long_list):
    with visit("torben") as page:
        page.goto("/restancer/import/")
        page.locator("main input[type=file]").set_input_files(long_list)
        submit(page)
        address = page.url
        assert page.locator(".hub-progress progress").count() == 1
        leave_and_come_back(page, address, ".hub-counts")
        assert counts(page)["new"] == ROWS
        page.route(f"{address}*", stay)
        follow(page, page.locator("form[action$='/bekraeft/'] button"))
        assert page.locator(".hub-progress progress").get_attribute("max") == str(ROWS)
        assert violations(page) == []
        page.set_viewport_size({"width": PHONE, "height": 800})
        assert no_sideways_scroll(page)
        assert processes.wait_until(lambda: is_told(page, address), SECONDS, pause=1)
        page.unroute_all()
        follow(page, page.locator(f".hub-notices .is-unread a[href='{path_of(address)}']"))
        assert counts(page)["new"] == ROWS
        assert page.locator(".hub-receipt").count() == 1
