"""The main job, a stage a function: what a person does on the page, and the words and days tests look for later."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import Page

from coordination.deadlines import compute, counting_by
from tests.browser.walking import LISTS, follow, in_inbox, read_through, submit
from tests.coordination.seeded import law_as_seeded

FATES = ("new", "changed", "unchanged", "paid", "rejected")
FJORDPARKENS_LIST = LISTS / "restanceliste_fjordparken_2026-11.csv"


@dataclass(frozen=True)
class Home:
    """A line of Fjordparken's list that becomes a case."""

    number: str
    tenant: str
    street: str


HOME = Home("016-01-0001-1", "Rosendal, Aage", "Sct. Knuds Plads 27")
PHONE_HOME = Home("024-09-0011-3", "Tåstrup, Naja", "Gl. Hobrovej 10B, 2. mf.")
# What each thread holds, so that it can be looked for where it must not be.
ASKED_OF_BENEFITS = "Kan I give § 81 a, så huslejen er betalt inden fristen? Løsøre og konto er gennemgået."
ASKED_OF_LANDLORD = "Betaling ventes senest den dag, der står her. Vil I vente med fogeden så længe?"
REPLY = "Vi har modtaget ansøgningen og mangler kun budgetskemaet."
CAUSE = "illness_or_admission"


def counts(page: Page) -> dict[str, int]:
    """The figures of a preview or a receipt, by fate."""
    figures = [int(text.replace(".", "")) for text in page.locator(".hub-counts dd").all_inner_texts()]
    return dict(zip(FATES, figures, strict=True))


def upload(page: Page, file: Path) -> str:
    """Step one; answers the address of the list, which stands at its preview."""
    page.goto("/restancer/import/")
    page.locator("main input[type=file]").set_input_files(file)
    submit(page)
    page.wait_for_url(re.compile(r"/restancer/import/[0-9a-f-]{36}/$"))
    return page.url


def confirm(page: Page) -> None:
    """Step three; answers when the receipt stands there."""
    follow(page, page.locator("form[action$='/bekraeft/'] button"))
    page.locator(".hub-receipt").wait_for()


def open_tenancy(page: Page, number: str) -> None:
    page.goto("/restancer/")
    page.locator("main [name=q]").fill(number)
    with page.expect_navigation():
        page.locator("main [name=q]").press("Enter")
    follow(page, page.locator("main").get_by_role("link", name=number, exact=True))


def send_notice(page: Page, number: str) -> str:
    """The statutory notice of one tenancy; answers the address of the receipt."""
    open_tenancy(page, number)
    follow(page, page.locator("a[href$='/underretning/']"))
    for name, value in (("postcode", "9999"), ("city", "Nordby")):
        if not page.locator(f"[name={name}]").input_value():  # Lindehøj's list has no column for it
            page.locator(f"[name={name}]").fill(value)
    submit(page)
    page.locator(".hub-receipt").wait_for()
    return page.url


def open_case(page: Page, street: str) -> str:
    """From the coordinator's inbox to the case; answers its address."""
    follow(page, in_inbox(page, page.locator(".hub-row__link").filter(has_text=street)))
    return page.url


def take_over(page: Page) -> None:
    follow(page, page.locator("form[action$='/overtag/'] button").first)


def record_demand(page: Page, case: str, on: date) -> None:
    """The day the tenant received the formal demand (påkrav)."""
    page.goto(f"{case}haendelse/")
    page.locator("[name=kind]").select_option("demand_received")
    page.locator("[name=on]").fill(on.isoformat())
    submit(page)
    page.wait_for_url(case)


def learn_cause(page: Page, case: str) -> None:
    """A cause about health, which the unit and the authority centre alone may see."""
    page.goto(f"{case}oplysninger/")
    page.locator(f"[name=causes][value={CAUSE}]").check()
    submit(page)
    page.wait_for_url(case)


def ask_benefits_office(page: Page, case: str, due_on: date) -> str:
    """§ 81 a before a day, on the ground that stands in the law; answers the address of the part."""
    page.goto(f"{case}ny-del/")
    follow(page, page.locator("a[href$='/ny-del/ydelseskontoret/']"))
    page.locator("[name=measure]").select_option("temporary_rent_help")
    page.locator("[name=asked]").fill(ASKED_OF_BENEFITS)
    page.locator("[name=due_on]").fill(due_on.isoformat())
    page.locator("[name=ground][value=aktivloven_81a]").check()
    submit(page)
    return _send(page)


def ask_landlord(page: Page, case: str, due_on: date, landlord: str = "fjordparken") -> str:
    """The landlord, on the tenant's consent, which is written down on the way."""
    page.goto(f"{case}ny-del/")
    follow(page, page.locator(f"a[href$='/ny-del/{landlord}/']"))
    page.locator("[name=measure]").select_option("payment_expected")
    page.locator("[name=asked]").fill(ASKED_OF_LANDLORD)
    page.locator("[name=due_on]").fill(due_on.isoformat())
    page.locator("[name=ground][value=tenant_consent]").check()
    page.locator("[name=consent][value=new]").check()
    page.locator("[name=purpose]").fill("Udlejer må vide, at en betaling er på vej")
    for category in ("plan_part", "in_contact"):
        page.locator(f"[name=categories][value={category}]").check()
    page.locator("[name=given_on]").fill(timezone.localdate().isoformat())
    page.locator("[name=method]").first.check()
    page.locator("[name=expires_on]").fill((timezone.localdate() + timedelta(days=90)).isoformat())
    submit(page)
    return _send(page)


def _send(page: Page) -> str:
    """The last look at who will see what, and off it goes."""
    follow(page, page.locator("main form button[name=step][value=send]"))
    page.wait_for_url(re.compile(r"/sager/dele/[0-9a-f-]{36}/$"))
    return page.url


def write(page: Page, words: str, *, file: Path | None = None) -> None:
    """A post in the thread of the part that is open."""
    composer = page.locator("form.hub-composer")
    composer.locator("[name=body]").fill(words)
    if file is not None:
        composer.locator("[name=file]").set_input_files(file)
    follow(page, composer.locator("button[type=submit]"))
    page.locator(".hub-entry").filter(has_text=words).wait_for()


def decide(page: Page, part: str, pays_on: date) -> None:
    """Granted, with the day the landlord has the money."""
    page.goto(f"{part}afgoerelse/")
    page.locator("[name=result][value=granted]").check()
    page.locator("[name=decided_on]").fill(timezone.localdate().isoformat())
    page.locator("[name=amount]").fill("7.840,00")
    page.locator("[name=pays_on]").fill(pays_on.isoformat())
    submit(page)
    page.wait_for_url(part)


def unread(page: Page) -> int:
    """What the main menu says waits unread."""
    count = page.locator(".hub-nav__link[href='/sager/'] .hub-count")
    return int(re.findall(r"\d+", count.inner_text())[0]) if count.count() else 0


@dataclass(frozen=True)
class Imported:
    """What the preview and the receipt of a list said."""

    address: str
    preview: dict[str, int]
    receipt: dict[str, int]
    said: str


def import_list(page: Page, file: Path) -> Imported:
    address = upload(page, file)
    preview = counts(page)
    confirm(page)
    return Imported(address, preview, counts(page), page.locator("main").inner_text())


def all_that_is_read(page: Page) -> str:
    """The words of every list a coordinator has: front page, inbox open and closed, notices, search."""
    lists = ("/", "/sager/", "/sager/?vis=afsluttede", "/beskeder/", f"/soeg/?q={HOME.tenant.split(',')[0]}")
    return "\n".join(read_through(page, address) for address in lists)


@dataclass(frozen=True)
class Noticed:
    """The landlord's receipt of a notice."""

    receipt: str
    said: str


def notify(page: Page, home: Home) -> Noticed:
    return Noticed(send_notice(page, home.number), page.locator("main").inner_text())


@dataclass(frozen=True)
class Opened:
    """The case, its line in the inbox as it came, and what its page says once the demand is recorded."""

    case: str
    row: str
    received: date
    expires: date
    said: str


def open_and_record(page: Page, home: Home) -> Opened:
    """The påkrav came four days ago; its last day is the hub's own count, which has tests of its own."""
    received = timezone.localdate() - timedelta(days=4)
    row = in_inbox(page, page.locator(".hub-row").filter(has_text=home.street)).inner_text()
    case = open_case(page, home.street)
    take_over(page)
    record_demand(page, case, received)
    learn_cause(page, case)
    with counting_by(law_as_seeded()):
        expires = compute("demand_expiry", received)
    return Opened(case, row, received, expires, page.locator("main").inner_text())


@dataclass(frozen=True)
class Planned:
    """The addresses of case and parts."""

    case: str
    benefits: str
    landlord: str
    benefits_due: date
    landlord_due: date


def make_plan(page: Page, opened: Opened, landlord: str = "fjordparken") -> Planned:
    today = timezone.localdate()
    due = today + timedelta(days=5), today + timedelta(days=9)
    benefits = ask_benefits_office(page, opened.case, due[0])
    return Planned(opened.case, benefits, ask_landlord(page, opened.case, due[1], landlord), *due)


@dataclass(frozen=True)
class Answered:
    """What the benefits office met on its way: the count in the menu, its line in the inbox, its file."""

    unread_before: int
    row: str
    unread_after: int
    file: Path
    downloaded: bytes
    said: str


def a_pdf(folder: Path) -> Path:
    file = folder / "kvittering.pdf"
    file.write_bytes(b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
    return file


def answer(page: Page, planned: Planned, file: Path) -> Answered:
    line = in_inbox(page, page.locator(f".hub-row:has(a[href='{path_of(planned.benefits)}'])"))
    before = unread(page)
    row = line.inner_text()
    follow(page, line.locator("a.hub-row__link"))
    after = unread(page)
    follow(page, page.locator("form[action$='/accepter/'] button"))
    write(page, REPLY, file=file)
    downloaded = download(page, file.name)
    decide(page, planned.benefits, planned.benefits_due)
    return Answered(before, row, after, file, downloaded, page.locator("main").inner_text())


def download(page: Page, name: str) -> bytes:
    """A file of the thread, saved as the browser saves it."""
    with page.expect_download() as begun:
        page.locator(".hub-files a").filter(has_text=name).click()
    return Path(begun.value.path()).read_bytes()


def path_of(address: str) -> str:
    """What stands in a link to it."""
    return "/" + address.split("/", 3)[3]
