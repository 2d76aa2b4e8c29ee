"""A day's tour in a browser: one's own visits, what lies on the telephone, and writing without a network."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone
from playwright.sync_api import Browser, Dialog, Page

from hub.run import processes
from tests.browser.accessibility import small_targets, violations
from tests.browser.line import Line, line_to
from tests.browser.stack import Hub
from tests.browser.walking import PATIENCE, Visits, follow, no_sideways_scroll, sign_in, submit, until

WHO = "mikkel"
HOURS = [f"{hour:02}.{minute:02}" for hour in range(6, 24) for minute in range(3, 60, 7)]
READY = "Boolean(navigator.serviceWorker.controller)"
# Everything that the hub's origin keeps in this browser, as one text.
KEPT = """async () => {
    const files = [], rows = [];
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            files.push([new URL(request.url).pathname, await (await cache.match(request)).text()]);
        }
    }
    for (const {name} of await indexedDB.databases()) {
        const base = await new Promise(done => {
            const asked = indexedDB.open(name);
            asked.onsuccess = () => done(asked.result);
        });
        for (const store of base.objectStoreNames) {
            rows.push(...await new Promise(done => {
                const asked = base.transaction(store).objectStore(store).getAll();
                asked.onsuccess = () => done(asked.result);
            }));
        }
        base.close();
    }
    const workers = (await navigator.serviceWorker.getRegistrations()).length;
    return {files, rows, workers, mark: localStorage.getItem('hub-tour')};
}"""
# Every visit that is still to be made, told as the telephone tells it.
FINISH = """async () => {
    const {member, stops} = JSON.parse(document.getElementById('hub-tour-sheet').textContent);
    const token = document.querySelector('[name=csrfmiddlewaretoken]').value;
    const now = new Date(), two = (number) => String(number).padStart(2, '0');
    const on = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
    const at = `${two(now.getHours())}:${two(now.getMinutes())}`;
    const channel = 'home_visit_unannounced', result = 'no_answer';
    for (const {tell} of stops) await fetch(tell, {
        method: 'POST',
        headers: {Accept: 'application/json', 'X-CSRFToken': token},
        body: new URLSearchParams({channel, result, on, at, member, key: crypto.randomUUID()}),
    });
}"""
# Whether what lies on the telephone is the sheet on the page, and no older one; where that has no stops, nothing does.
LAID = """async () => {
    const {stops} = JSON.parse(document.getElementById('hub-tour-sheet').textContent);
    const kept = (await hubTour.sheet())?.stops ?? [];
    return JSON.stringify(kept) === JSON.stringify(stops) && Boolean(hubTour.marked() || !stops.length);
}"""
# What waits is as old as if it had been written yesterday.
A_DAY_LATER = """async () => {
    for (const record of await hubTour.queue()) await hubTour.change(record, {written: record.written - 25 * 3600_000});
}"""
# Whether the page sends nothing any more: it has tried all that waits, or the network was gone again.
AT_REST = """async () => {
    const {held, pending} = await navigator.locks.query();
    return ![...held, ...pending].some(({name}) => name === 'hub-tour');
}"""


class Tour:
    """Somebody at an own telephone, behind a line of its own to the hub."""

    def __init__(self, page: Page, line: Line) -> None:
        self.page, self.line = page, line
        self.said: list[str] = []
        page.on("dialog", self._asked)

    def _asked(self, dialog: Dialog) -> None:
        """A question of the browser's own is answered yes."""
        self.said.append(dialog.message)
        dialog.accept()

    def open(self) -> None:
        """The tour's own page, and everything laid ready for when there is no network."""
        self.page.goto("/tur/")
        until(self.page, READY)
        until(self.page, LAID)

    def lose_network(self) -> None:
        self.line.cut()
        self.page.context.set_offline(True)

    def find_network(self) -> None:
        """The page without a network notices by itself, and goes back to the tour."""
        self.line.mend()
        self.page.context.set_offline(False)
        self.page.wait_for_url("**/tur/")
        self.page.locator("#hub-tour-sheet").wait_for(state="attached")

    def has_tried(self) -> None:
        """Something was sent over the line, whatever became of it, and nothing is under way any more."""
        assert processes.wait_until(lambda: len(self.line.attempts) > 0, PATIENCE / 1000)
        until(self.page, AT_REST)

    def write(self, title: str, note: str, *, reached: bool = False) -> None:
        """Without a network: what came of a visit, in words that are found again."""
        stop = self.page.locator("[data-hub-stops] .hub-stop", has_text=title).last
        stop.locator(".hub-stop__results button").nth(int(reached)).click()
        if reached:
            self.page.locator("[name=result][value=reached_accepts] + label").click()
        self.page.locator(".hub-more-fields summary").click()
        self.page.locator("[name=note]").fill(note)
        self.page.locator("[data-hub-write] [type=submit]").click()
        self.page.locator("[data-hub-queue]", has_text=note).wait_for()

    def finish(self) -> None:
        """All of today's visits are made: no sheet lies on the telephone, and no mark says that anything does."""
        self.open()
        self.page.evaluate(FINISH)
        self.open()
        until(self.page, "!localStorage.getItem('hub-tour')")

    def fill_in(self, address: str, note: str) -> None:
        """The page of the tour on which is told what came of a visit; not sent yet."""
        self.page.goto(address)
        self.page.locator("[name=result][value=message_left] + label").click()
        self.page.locator(".hub-more-fields summary").click()
        self.page.locator("[name=note]").fill(note)

    def send_into_nothing(self, address: str, note: str) -> None:
        """The network goes while a page of the tour is open and written in: its service worker keeps what is sent."""
        self.fill_in(address, note)
        self.lose_network()
        submit(self.page)
        self.page.locator("[data-hub-queue]", has_text=note).wait_for()

    def end_session(self) -> None:
        """As after an hour without a request; nothing that waits gets through on the way to the sign-in."""
        self.page.context.clear_cookies()
        self.line.lose = 9
        self.line.mend()
        self.page.context.set_offline(False)
        self.page.wait_for_url("**/konto/login/**")
        self.line.lose = 0

    def kept(self) -> dict[str, object]:
        found: dict[str, object] = self.page.evaluate(KEPT)
        return found

    def is_kept(self, word: str) -> bool:
        return word in json.dumps(self.kept(), ensure_ascii=False)

    def forgets(self, word: str) -> None:
        """What has to go is deleted while the page already stands there."""
        until(self.page, f"async (word) => !JSON.stringify(await ({KEPT})()).includes(word)", word)

    def cases(self) -> list[str]:
        links = self.page.locator(".hub-stop__title a").all()
        return list(dict.fromkeys(link.get_attribute("href") or "" for link in links))

    def plan(self, case: str) -> tuple[str, str]:
        """One more visit today, at an hour of its own by which it is found again; and what came of it is told where."""
        self.page.goto("/tur/")
        taken = self.page.locator("main").inner_text()
        at = next(hour for hour in HOURS if hour not in taken)
        self.page.goto(f"{case}besoeg/nyt/")
        self.page.locator("[name=on]").fill(timezone.localdate().isoformat())
        self.page.locator("[name=from_time]").fill(at.replace(".", ":"))
        who = self.page.locator("[name=who] option", has_text="Mikkel").get_attribute("value")
        self.page.locator("[name=who]").select_option(who)
        submit(self.page)
        self.page.goto("/tur/")
        stop = self.page.locator(".hub-stop", has_text=at)
        return at, str(stop.locator(".hub-stop__results a").last.get_attribute("href"))

    def stored(self, case: str, note: str) -> int:
        """How often it stands among the attempts of the case."""
        self.page.goto(f"{case}kontakt/")
        return int(self.page.locator("main").inner_text().count(note))

    def sign_out(self) -> None:
        self.page.locator(".hub-account summary").click()
        follow(self.page, self.page.locator(".hub-account__out"))


def note(of: str) -> str:
    return f"Prøve {of} {timezone.now():%H%M%S%f}"


def shown_well(page: Page) -> bool:
    faults = violations(page) + small_targets(page)
    assert not faults, "\n".join(faults)
    return no_sideways_scroll(page)


@contextmanager
def on_the_way(browser: Browser, hub: Hub, width: int, who: str = WHO) -> Iterator[Tour]:
    with line_to(hub.port) as line, Visits(browser, line)(None, width=width) as page:
        sign_in(page, who)
        yield Tour(page, line)
