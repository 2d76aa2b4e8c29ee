"""Browsers for the people of the demo, held on every page to what every page promises."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Locator, Page, Response, StorageState

from hub.demo.people import PEOPLE, Person
from tests.browser.stack import Hub

WIDE, PHONE, NARROW = 1280, 390, 320
PATIENCE = 60_000  # milliseconds: a slow machine is no fault
LISTS = Path(__file__).parents[1] / "coordination" / "intake" / "lists"
CAST: dict[str, Person] = {person.key: person for person in PEOPLE}
TOLD = ("/tur/", "/kontakt/", "/ind/", "/ud/")
# Chromium's own words for an answer of 4xx; a page that is refused is what some tests are about.
ANSWERED = "Failed to load resource"


class Watch:
    """What no page may do: fail, ask another host for anything, break the content security policy, log an error."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.host = urlsplit(address).netloc
        self.faults: list[str] = []
        context.on("request", lambda request: self._asked(request.url))
        context.on("response", self._answered)
        context.on("console", self._logged)
        context.on("weberror", lambda error: self.faults.append(f"script error: {error.error}"))

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob"} and parts.netloc != self.host:
            self.faults.append(f"asked another host: {url}")

    def _answered(self, response: Response) -> None:
        is_page = response.request.is_navigation_request()
        # Wagtail saves a page while it is being written, and answers 400 as long as something is missing.
        is_unfinished = response.status == 400 and "/admin/pages/" in response.url
        # What a telephone sends may be refused, which it then tells, and so may the tour (hub/tour/send.js, worker.js).
        is_told = response.status in {403, 404, 422} and response.url.endswith(TOLD)
        is_made_up = "made-up" in response.headers  # by line.py, in the place of the hub
        if response.status >= (500 if is_page else 400) and not (is_unfinished or is_told or is_made_up):
            self.faults.append(f"{response.status}: {response.url}")

    def _logged(self, message: ConsoleMessage) -> None:
        # A broken content security policy is logged as an error too.
        if message.type == "error" and not message.text.startswith(ANSWERED):
            self.faults.append(f"console on {message.page.url if message.page else '?'}: {message.text}")


class Visits:
    """`with visit("rikke") as page:` a browser in which she has signed in; None: nobody has."""

    def __init__(self, browser: Browser, hub: Hub) -> None:
        self.browser, self.hub = browser, hub
        self._sessions: dict[str, StorageState] = {}

    @contextmanager
    def __call__(self, who: str | None, *, width: int = WIDE, scripts: bool = True) -> Iterator[Page]:
        context = self._context(self._session(who) if who else None, width=width, scripts=scripts)
        watch = Watch(context, self.hub.address)
        page = context.new_page()
        try:
            yield page
        except BaseException as error:
            error.add_note(f"{who or 'nobody'} stood on {page.url}")
            for fault in watch.faults:
                error.add_note(fault)
            raise
        finally:
            context.close()
        assert not watch.faults, "\n".join(watch.faults)

    def _context(self, session: StorageState | None, *, width: int, scripts: bool) -> BrowserContext:
        context = self.browser.new_context(
            base_url=self.hub.address,
            viewport={"width": width, "height": 900 if width == WIDE else 844},
            locale="da-DK",
            timezone_id="Europe/Copenhagen",
            java_script_enabled=scripts,
            reduced_motion="reduce",
            storage_state=session,
        )
        context.set_default_timeout(PATIENCE)
        return context

    def _session(self, who: str) -> StorageState:
        """Signed in once by a click on the demo's list; the session serves all later visits."""
        if who not in self._sessions:
            context = self._context(None, width=WIDE, scripts=True)
            page = context.new_page()
            sign_in(page, who)
            self._sessions[who] = context.storage_state()
            context.close()
        return self._sessions[who]


def sign_in(page: Page, who: str) -> None:
    """By the list of people on the demo's sign-in page."""
    page.goto("/konto/login/")
    follow(page, page.locator(f"button[value='{CAST[who].email}']"))


def follow(page: Page, target: Locator) -> None:
    """Click, and wait for the page that it leads to: what is asked next must not overtake what was just sent."""
    with page.expect_navigation():
        target.click()


def submit(page: Page) -> None:
    """The one primary button of the form on the page."""
    follow(page, page.locator("main form button.button-primary[type=submit]"))


def until(page: Page, true: str, arg: object = None) -> None:
    """Wait until JavaScript answers with what counts as true, no longer than for anything else on a page.

    Playwright's own `wait_for_function` cannot be used: all but its first try are made by `eval` in the page, which the
    content security policy forbids.
    """
    ends = time.monotonic() + PATIENCE / 1000
    while not _is(page, true, arg):
        assert time.monotonic() < ends, f"never became true: {true}"
        page.wait_for_timeout(50)


def _is(page: Page, true: str, arg: object) -> bool:
    try:
        return bool(page.evaluate(true, arg))
    except Error as error:
        if "Execution context was destroyed" not in str(error):
            raise
        return False  # the page was left while it was asked; the next one is


def in_inbox(page: Page, row: Locator) -> Locator:
    """The row, on whichever page of the inbox it stands."""
    page.goto("/sager/")
    while not row.count():
        follow(page, page.locator(".hub-more a"))
    return row.first


def read_through(page: Page, address: str) -> str:
    """The words of a list and of all its further pages."""
    page.goto(address)
    read = [page.locator("main").inner_text()]
    while page.locator(".hub-more a").count():
        follow(page, page.locator(".hub-more a"))
        read.append(page.locator("main").inner_text())
    return "\n".join(read)


def no_sideways_scroll(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
